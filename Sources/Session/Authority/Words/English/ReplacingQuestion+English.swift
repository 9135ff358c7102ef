extension ReplacingQuestion {
  public var english: String { "'\(path)' is there already: write over it?" }
}
