import Drawing

/// What is written around an error's own words.
public enum ErrorPhrase: Worded {
  case error, note
  /// What the name that the caret points at stands for.
  case standsFor(String)
}
