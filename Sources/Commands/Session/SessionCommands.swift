import Drawing
import Grammar
import Hardware
import Session

extension Command {
  static let session = [help, apropos, history, print, aside, leaveOut, quit]

  static let print = CommandDefinition(
    "print", aliases: ["p"], .session, .looks, "evaluate an expression",
    arguments: [ArgumentDefinition("EXPRESSION", .condition, "numbers, $n, names and symbols")],
    takesFormat: true,
    details: """
      The value is remembered as the next $n. /x, /d, /o and /t choose one base, in 64 bits. \
      Functions ask the machine: 'print zone(pfn($1))'; cost(COMMANDS).NAME tries commands on a \
      copy of it. A word, such as a zone's name, gets no number.
      """,
    example: "print 0xc0000000 + 896M"
  ).byWorld { world, invocation throws(CommandError) in
    ValueReport(
      name: world.nextResultName, value: invocation.number(0),
      spelling: invocation.format?.spelling)
  }

  /// Of a machine with a kernel alone.
  static let begin = CommandDefinition(
    "begin", .session, .looks, "from now on start.NAME is what NAME is worth now",
    isRepeated: true,
    details: """
      Before it is given, start.NAME is what the machine had when it had booted. NAME is a figure \
      or a function of 'print'.
      """,
    example: "mmap 64K rw; begin; touch $1 w for 3p; print rss - start.rss"
  ).byWorld { world, invocation throws(CommandError) in
    guard world.nextResultName != nil, world.beginAnew() else {
      throw invocation.error(.cannotTry(world.isBare ? .hasNoKernel : .isInside))
    }
    return SilentReport()
  }

  static let aside = CommandDefinition(
    "aside", .session, .steers, "carry out a command beside those of a file",
    arguments: [
      ArgumentDefinition("COMMAND", .words, "which").offering(.commandLine)
    ],
    details: """
      Its result is called $a1, $a2, and so on, and does not count among $1, $2, .... What is typed \
      between the lines of 'pagewalk run --step' is said aside without the word; recordings and \
      saved sessions have it.
      """,
    example: "mmap 64K; aside mmap 4K; touch $1 w; touch $a1 w"
  ).bySession { session, invocation throws(CommandError) in
    // The word is passed before commands are read; it comes here only behind another prefix.
    throw invocation.error(.refused(NameComplaint.asideIsNotFirst))
  }

  static let leaveOut = CommandDefinition(
    "leaveout", .session, .acts, "leave the numbers of results out",
    arguments: [ArgumentDefinition("COUNT", .count, "how many; 1 unless told", .optional)],
    details: """
      A line that is skipped in 'pagewalk run --step' is written so: what names the results behind \
      it names the right ones.
      """,
    example: "leaveout; print 7; print $2"
  ).byWorld { world, invocation throws(CommandError) in
    let count = invocation.wordIfGiven(0) ?? 1
    guard 1...1000 ~= count else {
      throw invocation.error(
        .outOfRange(invocation.text(0) ?? "", bounds: 1...1000, unit: .repetitions), at: 0)
    }
    world.leaveOutResults(Int(count))
    return SilentReport()
  }

  static let quit = CommandDefinition(
    "quit", aliases: ["q"], .session, .steers, "leave Pagewalk"
  ).bySession { session, _ throws(CommandError) in
    session.isLeaving = true
    return SilentReport()
  }

  static let history = CommandDefinition(
    "history", .session, .steers, "list the commands that were carried out",
    arguments: [ArgumentDefinition("COUNT", .count, "only the last ones", .optional)],
    example: "print 1; history"
  ).bySession { session, invocation throws(CommandError) in
    let count = session.log.count
    let shown = invocation.wordIfGiven(0).map { min(Int($0), count) } ?? count
    return HistoryReport(
      commands: (count - shown..<count).map {
        HistoryReport.Entry(number: $0 + 1, command: session.log[$0].text)
      })
  }
}
