/// A language that Pagewalk speaks; the raw value is the one of `LANG`.
///
/// Linux's own words (function names, flags, files, errors, signals) are no language of ours and
/// are never translated; nor are commands, options, codes and the keys of JSON.
public enum Language: String, CaseIterable, Sendable {
  case english = "en"
  case chinese = "zh"
}
