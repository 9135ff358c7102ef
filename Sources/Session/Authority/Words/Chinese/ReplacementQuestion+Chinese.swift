extension ReplacementQuestion {
  public var chinese: String { "'\(path)' 已经存在。要替换它吗？" }
}
