extension ReplacementQuestion {
  public var english: String { "'\(path)' is there already. Replace it?" }
}
