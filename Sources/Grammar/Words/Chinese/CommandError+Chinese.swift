extension CommandError.Reason {
  /// What other rooms complain of is said as they say it; the grammar's own has no Chinese yet.
  public var chinese: ErrorWords {
    if case .foreign(let complaint) = self { return complaint.chinese }
    return english
  }
}
