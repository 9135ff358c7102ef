import Grammar

/// Names that a person gave to commands, with `alias` and `define`.
package struct Macros {
  package struct Macro: Sendable {
    package let name: String
    /// The lines that it stands for. An alias has one, and what follows the name follows it.
    package let lines: [String]
    package let isAlias: Bool
    /// Who had a hand in it.
    private(set) var authority = Authority.person

    package init(name: String, lines: [String], isAlias: Bool) {
      self.name = name
      self.lines = lines
      self.isAlias = isAlias
    }

    /// The same as somebody's.
    func written(by authority: Authority) -> Macro {
      var macro = self
      macro.authority = authority
      return macro
    }

    /// What it stands for, as it was typed.
    package var words: String {
      isAlias ? lines[0] : lines.map(\.quoted).joined(separator: " ")
    }
  }

  /// In the order in which they were made.
  package private(set) var all: [Macro] = []

  /// How often names were made or forgotten.
  private(set) var changeCount = 0

  package var isEmpty: Bool { all.isEmpty }

  package subscript(name: some StringProtocol) -> Macro? { all.first { $0.name == name } }

  package mutating func add(_ macro: Macro) {
    remove(macro.name)
    all.append(macro)
  }

  package mutating func remove(_ name: String) {
    all.removeAll { $0.name == name }
    changeCount += 1
  }
}

extension Macros {
  /// How often one may lead to another.
  package static let depthLimit = 16
  /// How many lines one typed line may stand for.
  package static let lineLimit = 10_000

  /// One of the lines that a typed line stands for.
  package struct Piece {
    package let line: SourceLine
    /// What was typed.
    package let whole: SourceLine
    /// Who had a hand in it by way of names.
    let authority: Authority
    /// How the line came of it; nil for a part of what was typed.
    fileprivate let origin: Origin?

    package init(_ line: SourceLine, in whole: SourceLine) {
      self.init(line, in: whole, by: .person, from: nil)
    }

    fileprivate init(
      _ line: SourceLine, in whole: SourceLine, by authority: Authority, from origin: Origin?
    ) {
      self.line = line
      self.whole = whole
      self.authority = authority
      self.origin = origin
    }

    var isReplaced: Bool { origin != nil }

    /// An error of the line as one of what was typed: at the same word if that was typed, else at
    /// the name in whose place it stands.
    package func told(_ error: CommandError) -> CommandError {
      guard let origin else { return error }
      var told = error
      let restStart = line.range.upperBound - origin.restCount
      if error.range.lowerBound >= restStart, origin.restCount > 0 {
        let distance = origin.command.upperBound - line.range.upperBound
        told.range = error.range.lowerBound + distance..<error.range.upperBound + distance
      } else {
        told.range = origin.name
        told.expansion = line.text
      }
      return told
    }
  }

  /// Where in what was typed a replaced command stands.
  fileprivate struct Origin {
    let command: Range<Int>
    let name: Range<Int>
    /// How many bytes at the end of the line were typed as they are.
    let restCount: Int
  }

  /// The lines that a line stands for; the line itself when it names nothing that is known here.
  ///
  /// - Parameter whole: what was typed, with the same bytes.
  /// - Throws: that an argument is missing, or that names lead to one another without end.
  func expanded(_ line: SourceLine, in whole: SourceLine) throws(CommandError) -> [Piece] {
    guard let commands = commandsWithMacro(of: line) else { return [Piece(line, in: whole)] }
    var pieces: [Piece] = []
    var room = Self.lineLimit
    for command in commands {
      let named = command.saidAside ?? command
      guard let macro = self[named.nameText] else {
        let part = SourceLine(bytes: line.bytes, range: command.range)
        pieces.append(Piece(part, in: whole))
        continue
      }
      do throws(CommandError) {
        for replacement in try lines(of: named, by: macro, depth: 0, &room) {
          let origin = Origin(
            command: command.range, name: named.name, restCount: replacement.restCount)
          let line = SourceLine(replacement.text)
          let told = command.saidAside == nil ? line : line.asAside
          pieces.append(Piece(told, in: whole, by: replacement.authority, from: origin))
        }
      } catch {
        let end = command.range.upperBound..<command.range.upperBound
        throw CommandError(error.reason, at: error.range.isEmpty ? end : named.name)
      }
    }
    return pieces
  }

  /// The commands of a line, if one of them is known here by its name.
  private func commandsWithMacro(of line: SourceLine) -> [LineCommand]? {
    let commands = LineWords(line).commands
    return commands.contains { self[($0.saidAside ?? $0).nameText] != nil } ? commands : nil
  }

  /// A line that a command stands for.
  private struct Replacement {
    let text: String
    /// How many bytes at its end are the command's own.
    var restCount = 0
    /// Who had a hand in the names that led to it.
    var authority = Authority.person
  }

  /// The lines that a command stands for.
  ///
  /// - Parameter room: how many more of them there may be.
  private func lines(
    of command: LineCommand, by macro: Macro, depth: Int, _ room: inout Int
  ) throws(CommandError) -> [Replacement] {
    guard depth < Self.depthLimit else {
      throw CommandError(.refused(MacroComplaint.endless(limit: Self.depthLimit)), at: 0..<1)
    }
    guard !macro.isAlias else {
      let rest = command.restText
      let text = command.prefixText + macro.lines[0] + rest
      guard let inner = commandsWithMacro(of: SourceLine(text)) else {
        try Self.take(from: &room)
        return [Replacement(text: text, restCount: rest.utf8.count, authority: macro.authority)]
      }
      var lines: [Replacement] = []
      for (index, command) in inner.enumerated() {
        for var line in try self.lines(of: command, depth: depth + 1, &room) {
          line.restCount =
            index == inner.count - 1 ? min(line.restCount, rest.utf8.count) : 0
          line.authority = macro.authority.joined(by: line.authority)
          lines.append(line)
        }
      }
      return lines
    }
    guard command.prefixText.isEmpty else {
      throw CommandError(.refused(MacroComplaint.hasPrefix(macro.name)), at: 0..<1)
    }
    let arguments = command.words.map { command.line.text(in: $0.content) }
    var lines: [Replacement] = []
    for text in macro.lines {
      let filled = try Self.filled(text, with: arguments, macro.name)
      guard let inner = commandsWithMacro(of: SourceLine(filled)) else {
        try Self.take(from: &room)
        lines.append(Replacement(text: filled, authority: macro.authority))
        continue
      }
      for command in inner {
        lines += try self.lines(of: command, depth: depth + 1, &room).map {
          Replacement(text: $0.text, authority: macro.authority.joined(by: $0.authority))
        }
      }
    }
    return lines
  }

  private func lines(
    of command: LineCommand, depth: Int, _ room: inout Int
  ) throws(CommandError) -> [Replacement] {
    guard let macro = self[command.nameText] else {
      try Self.take(from: &room)
      return [Replacement(text: command.text, restCount: command.restText.utf8.count)]
    }
    return try lines(of: command, by: macro, depth: depth, &room)
  }

  /// One more line.
  private static func take(from room: inout Int) throws(CommandError) {
    guard room > 0 else {
      throw CommandError(.refused(MacroComplaint.tooManyLines(limit: lineLimit)), at: 0..<1)
    }
    room -= 1
  }

  /// A line with the arguments in the places of `$arg0`, `$arg1` and so on.
  private static func filled(
    _ text: String, with arguments: [String], _ name: String
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
          at: 0..<0)
      }
      filled += arguments[index]
    }
    return filled + rest
  }
}

extension String {
  /// The text as a string that is read back as it is.
  var quoted: String {
    "\"" + replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
