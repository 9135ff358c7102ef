extension CommandDefinition {
  static let debugger = [step, back, trace]

  static let step = CommandDefinition(
    "step", aliases: ["s"], .debugger, .steers, "go on to the next idea of a translation",
    details: "Behind 'translate': the same evidence, one idea a screen. An empty line goes on.",
    example: "translate 08048000; step; step"
  ) { session, _ throws(CommandError) in
    try session.walk { $0.next() }
  }

  static let back = CommandDefinition(
    "back", .debugger, .steers, "go back to the idea before",
    example: "translate 08048000; step; step; back"
  ) { session, _ throws(CommandError) in
    try session.walk { $0.previous() }
  }
}

extension Session {
  /// Shows another screen of the translation that was asked for last.
  fileprivate func walk(
    _ move: (inout Walkthrough) -> WalkthroughReport?
  ) throws(CommandError) -> any Report {
    guard var walk = walkthrough else {
      throw CommandError(
        .refused("there is nothing to step through", note: "'translate ADDR' begins"), at: 0..<0)
    }
    guard let screen = move(&walk) else {
      throw CommandError(
        .refused("the translation ends here", note: "'translate' begins another one"), at: 0..<0)
    }
    walkthrough = walk
    return screen
  }
}
