import Drawing
import Grammar
import Hardware
import Session

extension Command {
  static let session = [help, apropos, history, print, quit]

  static let print = CommandDefinition(
    "print", aliases: ["p"], .session, .looks, "evaluate an expression",
    arguments: [ArgumentDefinition("EXPRESSION", .condition, "numbers, $n, names and symbols")],
    takesFormat: true,
    details: """
      The value is remembered as the next $n. /x, /d, /o and /t choose one base, in 64 bits.
      """,
    example: "print 0xc0000000 + 896M"
  ).byWorld { world, invocation throws(CommandError) in
    ValueReport(
      number: world.nextResultNumber, value: invocation.number(0),
      spelling: invocation.format?.spelling)
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

/// The value of an expression.
struct ValueReport: Report {
  static let kind = "value"

  /// The `n` of `$n`; nil when it gets none.
  let number: Int?
  let value: Int128
  /// The one base to show; nil for decimal and hexadecimal.
  let spelling: MemoryFormat.Spelling?

  var outcome: Outcome { .value(value) }

  enum Key: String, CodingKey { case result, value }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encodeIfPresent(number, forKey: .result)
    if let value = UInt64(exactly: value) {
      try container.encode(value, forKey: .value)
    } else {
      try container.encode(Int64(value), forKey: .value)
    }
  }

  func draw(on canvas: Canvas, into text: inout StyledText) {
    if let number { text.append("$\(number) ", .label) }
    text.append("= ")
    text.append(digits, .value)
    text.endLine()
  }

  private var digits: String {
    let bits = UInt64(truncatingIfNeeded: value)
    switch spelling {
    case nil: return "\(value) = 0x\(hexadecimal(bits))"
    case .hexadecimal, .address: return "0x\(hexadecimal(bits))"
    case .octal: return "0" + String(bits, radix: 8)
    case .binary: return "0b" + String(bits, radix: 2)
    case .unsigned: return "\(bits)"
    case .character:
      return "'\(UnicodeScalar(UInt8(truncatingIfNeeded: bits)).escaped(asASCII: true))'"
    case .decimal, .string: return "\(value)"
    }
  }
}

/// The commands of the session so far.
struct HistoryReport: Report {
  static let kind = "history"

  struct Entry: Encodable, Sendable {
    let number: Int
    let command: String
  }

  let commands: [Entry]

  func draw(on canvas: Canvas, into text: inout StyledText) {
    var table = Table([Table.Column("", .right), Table.Column("")])
    for entry in commands {
      table.append([Table.Cell("\(entry.number)", .faint), Table.Cell(entry.command, .command)])
    }
    table.draw(into: &text)
  }
}
