extension ReplacingQuestion {
  public var chinese: String { "'\(path)' 已经存在：要覆盖吗？" }
}
