extension CommandDefinition {
  static let trace = CommandDefinition(
    "trace", .debugger, .looks, "tell what each command makes the kernel decide, or do not",
    arguments: [
      ArgumentDefinition(
        "on|off", .choice, "on or off", words: [.init("on", 1), .init("off", 0)])
    ],
    details: """
      Each line is a decision of the function of Linux in front of it; MMU is the chip. \
      A session begins with it on; off, commands run at full speed.
      """,
    example: "trace off; touch 08048000; trace on; touch 08049000"
  ) { session, invocation throws(CommandError) in
    session.tellsStories = invocation.word(0) == 1
    return SilentReport()
  }
}
