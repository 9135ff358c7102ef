import Hardware

/// What `translate` says around its facts.
enum TranslationPhrase: Sendable {
  case bitsLabel
  case rightsLabel
  /// `user read`
  case access(Privilege, Access)
  case pagingOff
  /// What the arrays of the TLB answer.
  case lookups([LookupEvidence])
  case stale(Translation.Disagreement)
  /// A walk is told although a line answers: what it finds, or would find if somebody flushed.
  case noWalk(isStale: Bool)
  /// A line holds the page, and there is a walk all the same.
  case firstWrite
  case insufficientRights
  /// Rights of the tables that a stale line passes by.
  case staleRights(Rights)
  case verdict(Rights, Privilege, Access, AccessRefusal?)
  /// What an entry leads to, or why the walk ends.
  case conclusion(LevelEvidence)
  /// What answers at a physical address without a kernel that knows more.
  case memory(isInRAM: Bool)
}
