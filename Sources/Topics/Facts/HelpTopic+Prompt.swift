extension HelpTopic {
  /// Words of Pagewalk's own.
  static let prompt: [HelpTopic] = [
    HelpTopic("invariant", .word, ["verified", "rule", "audit"], "audit"),
    HelpTopic("event", .word, ["events", "step"], "info events; step touch 0804d000 w"),
    HelpTopic(
      "trace", .word,
      ["story", "effect", "trace on", "trace brief"],
      "trace on; touch 0804d000 w"),
    HelpTopic("result", .word, ["$1", "$n", "$", "dollar"], "mmap 4K; print $"),
    HelpTopic(
      "checkpoint", .word,
      ["timeline", "branch", "undo", "point of the history"],
      "checkpoint here; info checkpoints"),
    HelpTopic("digest", .word, ["fingerprint"], "digest"),
    HelpTopic("strip", .word, ["legend", "letter", "layout letters"], "layout; layout kernel"),
    HelpTopic("setting", .word, ["sysctl", "sysctls", "settings"], "show"),
  ]
}
