extension Machine {
  /// A line of the TLB that says what the tables no longer say.
  public struct StaleLine: Hashable, Sendable {
    public var place: TranslationLookasideBuffer.Place
    public var line: TLBLine
    public var disagreement: Translation.Disagreement
  }

  /// Lets `body` see every line that disagrees with the tables as a walk would read them now: the
  /// flushes that were forgotten.
  ///
  /// - Complexity: O(lines)
  public func forEachStaleLine(_ body: (StaleLine) -> Void) {
    tlb.forEachLine { place, line in
      guard let disagreement = disagreement(of: line, at: line.page) else { return }
      body(StaleLine(place: place, line: line, disagreement: disagreement))
    }
  }

  /// How a line differs from what the tables say about `address`.
  func disagreement(of line: TLBLine, at address: VirtualAddress) -> Translation.Disagreement? {
    let walk = TableWalk(self, address)
    guard let last = walk.levels.last, case .page(let base, let byteCount) = last.decision else {
      guard let last = walk.levels.last else { return nil }
      return .unmapped(last.level, last.entry)
    }
    let target = PhysicalAddress(
      rawValue: base.rawValue + UInt64(address.rawValue) & UInt64(byteCount - 1))
    if line.translate(address) != target { return .otherTarget(target) }
    let grants: Rights = [.user, .writable]
    let isWider =
      !line.rights.intersection(grants).isSubset(of: walk.rights)
      || walk.rights.contains(.noExecute) && !line.rights.contains(.noExecute)
    if isWider { return .widerRights(walk.rights) }
    if line.rights.contains(.dirty), !walk.rights.contains(.dirty) { return .cleanLeaf(last.entry) }
    return nil
  }
}
