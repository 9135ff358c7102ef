/// Names that a person gave to commands, with `alias` and `define`.
struct Macros {
  struct Macro {
    let name: String
    /// The lines that it stands for. An alias has one, and what follows the name follows it.
    let lines: [String]
    let isAlias: Bool

    /// What it stands for, as it was typed.
    var words: String {
      isAlias ? lines[0] : lines.map { "\"\($0)\"" }.joined(separator: " ")
    }
  }

  /// In the order in which they were made.
  private(set) var all: [Macro] = []

  /// How often names were made or forgotten.
  private(set) var changeCount = 0

  var isEmpty: Bool { all.isEmpty }

  subscript(name: some StringProtocol) -> Macro? { all.first { $0.name == name } }

  mutating func add(_ macro: Macro) {
    remove(macro.name)
    all.append(macro)
  }

  mutating func remove(_ name: String) {
    all.removeAll { $0.name == name }
    changeCount += 1
  }
}

extension Macros {
  /// How often one may lead to another.
  static let depthLimit = 16

  /// The lines that a line stands for; nil when it names nothing that is known here.
  ///
  /// - Throws: that an argument is missing, or that names lead to one another without end.
  func expanded(_ line: SourceLine) throws(CommandError) -> [SourceLine]? {
    let text = line.text
    guard let lines = try expanded(text, depth: 0, in: line) else { return nil }
    return lines.map { SourceLine($0) }
  }

  private func expanded(
    _ text: String, depth: Int, in line: SourceLine
  ) throws(CommandError) -> [String]? {
    let commands = Self.commands(of: text).map { CommandText($0) }
    guard commands.contains(where: { self[$0.name] != nil }) else { return nil }
    guard depth < Self.depthLimit else {
      throw CommandError(
        .refused("names lead to one another more than \(Self.depthLimit) times", note: nil),
        at: line.range)
    }
    var lines: [String] = []
    for command in commands {
      guard let macro = self[command.name] else {
        lines.append(command.text)
        continue
      }
      for replacement in try replacements(of: command, by: macro, in: line) {
        lines += try expanded(replacement, depth: depth + 1, in: line) ?? [replacement]
      }
    }
    return lines
  }

  private func replacements(
    of command: CommandText, by macro: Macro, in line: SourceLine
  ) throws(CommandError) -> [String] {
    guard !macro.isAlias else { return [command.prefix + macro.lines[0] + command.rest] }
    guard command.prefix.isEmpty else {
      throw CommandError(
        .refused("'\(macro.name)' stands for whole lines; nothing goes in front", note: nil),
        at: line.range)
    }
    var lines: [String] = []
    for text in macro.lines {
      lines.append(try Self.filled(text, with: command.arguments, macro.name, in: line))
    }
    return lines
  }

  /// A line with the arguments in the places of `$arg0`, `$arg1` and so on.
  private static func filled(
    _ text: String, with arguments: [String], _ name: String, in line: SourceLine
  ) throws(CommandError) -> String {
    var filled = ""
    var rest = text[...]
    while let place = rest.firstRange(of: "$arg") {
      let digits = rest[place.upperBound...].prefix { $0.isASCII && $0.isNumber }
      filled += rest[..<place.lowerBound]
      rest = rest[digits.endIndex...]
      guard let index = Int(digits) else {
        filled += "$arg" + digits
        continue
      }
      guard index < arguments.count else {
        throw CommandError(
          .missingArgument("$arg\(index)", usage: "\(name): \(text)"),
          at: line.range.upperBound..<line.range.upperBound)
      }
      filled += arguments[index]
    }
    return filled + rest
  }

  /// The commands of a line, without its comment.
  private static func commands(of text: String) -> [Substring] {
    var commands: [Substring] = []
    var start = text.startIndex
    var isInString = false
    var previous: Character = " "
    for index in text.indices {
      let character = text[index]
      if character == "\"", previous != "\\" { isInString.toggle() }
      if !isInString, character == "#", previous == " " || previous == ";" {
        return commands + [text[start..<index]]
      }
      if !isInString, character == ";" {
        commands.append(text[start..<index])
        start = text.index(after: index)
      }
      previous = character
    }
    return commands + [text[start...]]
  }
}

/// A command cut into what stands in front of its name, the name, and the rest.
private struct CommandText {
  let text: String
  let prefix: String
  let name: String
  let rest: String

  init(_ command: Substring) {
    let start = command.drop { $0 == " " }
    text = String(start)
    let behind = CursorContext.withoutPrefixes(start)
    let name = behind.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" }
    prefix = String(start[..<behind.startIndex])
    self.name = String(name)
    rest = String(behind[name.endIndex...])
  }

  /// The words behind the name; a string is one, without its quotes.
  var arguments: [String] {
    var words: [String] = []
    var text = rest[...]
    while true {
      text = text.drop { $0 == " " }
      guard let first = text.first else { return words }
      if first == "\"" {
        let body = text.dropFirst()
        words.append(String(body.prefix { $0 != "\"" }))
        text = body.drop { $0 != "\"" }.dropFirst()
      } else {
        words.append(String(text.prefix { $0 != " " }))
        text = text.drop { $0 != " " }
      }
    }
  }
}
