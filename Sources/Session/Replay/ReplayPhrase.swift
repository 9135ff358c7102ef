import Drawing

/// What reports of replays and recordings say around their facts.
enum ReplayPhrase: Worded {
  /// Nil when nothing is recorded.
  case recording(into: String?)
}
