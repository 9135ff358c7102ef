import Drawing

/// What `diff` says beside the differences.
enum StatePhrase: Worded {
  case equal
  case onlyDigestsDiffer(String, String)
  /// Places that are not told.
  case more(Int)
}
