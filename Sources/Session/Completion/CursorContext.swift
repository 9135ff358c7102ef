import Grammar

/// Where in a command the cursor stands: what has been typed, and what may come next.
///
/// Reading is lenient: a line in the making is seldom right.
package struct CursorContext {
  /// What is expected at the cursor.
  enum Place: Equatable {
    /// The name of a command.
    case commandName
    /// The number of the process in front: `[7`.
    case processID
    /// The value of one argument, by its index.
    case value(Int)
    /// Any word or keyword of the command, or the value of the next argument, if one is left.
    case anything(next: Int?)
    /// Nothing that could be helped with.
    case nothing
  }

  /// The command, once its name is complete.
  private(set) var definition: CommandDefinition?
  private(set) var place = Place.commandName
  /// What has been typed of the word at the cursor.
  private(set) var fragment = ""
  /// The arguments that have been given.
  private(set) var given: Set<Int> = []
  /// The finished words behind the command's name; in one that takes the rest of the line, those
  /// that belong to it.
  private(set) var passed: [String] = []
  private(set) var isCall = false
  /// In a call the parameter at the cursor.
  private(set) var parameter = 0
  /// The word at the cursor stands in quotes.
  package private(set) var isQuoted = false
  /// White space stands in front of the cursor: a word is finished.
  private(set) var isBehindSpace = false

  init(_ text: String, _ catalog: CommandCatalog) {
    self.init(SourceLine(text), catalog, depth: 0)
  }

  /// How many commands inside one another are read: no line in the making has more.
  private static let depthLimit = 4

  private init(_ line: SourceLine, _ catalog: CommandCatalog, depth: Int) {
    let words = LineWords(line)
    let command = words.last
    isBehindSpace = line.bytes.last?.isSpace ?? false
    guard words.comment == nil else {
      place = .nothing
      return
    }
    if let process = command.process, !process.isClosed {
      fragment = line.text(in: process.number.lowerBound..<line.range.upperBound)
      place = .processID
      return
    }
    guard command.name.upperBound < line.range.upperBound else {
      fragment = command.nameText
      return
    }
    isCall = command.isCall
    definition = catalog.definition(of: command)
    guard let definition else {
      place = .nothing
      return
    }
    if isCall, let form = definition.call {
      readCall(form, command)
    } else {
      let typed = TypedWords(command)
      let first = readWords(definition, typed)
      if depth < Self.depthLimit,
        let start = nestedCommand(of: definition, typed, passedFrom: first)
      {
        let isQuoted = typed.isInQuotes
        let nested = SourceLine(line.text(in: start..<line.range.upperBound))
        self = CursorContext(nested, catalog, depth: depth + 1)
        self.isQuoted = isQuoted
      }
    }
  }

  /// Where the command in the making begins that an argument of the command holds: `step tou`.
  ///
  /// - Parameter passedFrom: where the first of the passed words stands.
  private func nestedCommand(
    of definition: CommandDefinition, _ typed: TypedWords, passedFrom first: Int?
  ) -> Int? {
    let index: Int
    switch place {
    case .value(let argument), .anything(next: .some(let argument)): index = argument
    default: return nil
    }
    let argument = definition.arguments[index]
    guard argument.offer == .commandLine else { return nil }
    return argument.kind == .words ? first ?? typed.last.lowerBound : typed.last.lowerBound
  }

  private mutating func readCall(_ form: CallForm, _ command: LineCommand) {
    let (typed, isClosed) = command.parameters()
    parameter = typed.count - 1
    for passed in 0..<min(parameter, form.parameters.count) {
      if let argument = form.parameters[passed].argument { given.insert(argument) }
    }
    if !isClosed {
      fragment = command.line.text(in: command.line.growingPart(of: typed[parameter]))
    }
    guard !isClosed, parameter < form.parameters.count,
      let argument = form.parameters[parameter].argument
    else {
      place = .nothing
      return
    }
    place = .value(argument)
  }

  /// - Returns: where the first of the passed words stands.
  private mutating func readWords(_ definition: CommandDefinition, _ typed: TypedWords) -> Int? {
    let line = typed.line
    var position = 0
    /// The argument whose keyword has just been passed.
    var awaited: Int?
    /// The argument whose value was passed last.
    var latest: Int?
    var joinsNext = false
    var passedWords = typed.finished[...]
    for (index, range) in typed.finished.enumerated() {
      let word = line.text(in: range)
      let argument = position < definition.positions.count ? definition.positions[position] : nil
      if let argument, awaited == nil, definition.arguments[argument].kind.takesRest,
        definition.words[word] == nil
      {
        passedWords = typed.finished[index...]
        given.insert(argument)
        break
      }
      let isSign = line.bytes[range].allSatisfy(\.isOperator)
      if isSign || joinsNext {
        joinsNext = isSign
      } else if let argument = awaited {
        given.insert(argument)
        latest = argument
        awaited = nil
      } else if let meaning = definition.words[word] {
        given.insert(Int(meaning.argument))
        if meaning.isKeyword { awaited = Int(meaning.argument) }
      } else if let argument {
        given.insert(argument)
        latest = argument
        if definition.arguments[argument].presence != .repeated { position += 1 }
      }
    }
    isQuoted = typed.isInQuotes
    let next = position < definition.positions.count ? definition.positions[position] : nil
    if let next, definition.arguments[next].kind.takesRest, !given.contains(next) {
      passedWords = []
    }
    passed = passedWords.map { line.text(in: $0) }
    let isRaw = (awaited ?? next).map { definition.arguments[$0].kind.isRawText } ?? false
    let growing = isQuoted || isRaw ? typed.last : line.growingPart(of: typed.last)
    fragment = line.text(in: growing)
    if let awaited {
      place = .value(awaited)
    } else if joinsNext, let latest {
      place = .value(latest)
    } else if growing.lowerBound > typed.last.lowerBound {
      let before = line.text(in: typed.last.lowerBound..<growing.lowerBound)
      place = Self.place(behind: before, definition, next)
    } else {
      place = .anything(next: next)
    }
    return passedWords.first?.lowerBound
  }

  /// What is expected behind a sign in the middle of a word: the flag after `PROT_READ|`, another
  /// number after `4096+`.
  private static func place(
    behind start: String, _ definition: CommandDefinition, _ next: Int?
  ) -> Place {
    let first = start.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
    if let meaning = definition.words[String(first)] { return .value(Int(meaning.argument)) }
    // A distance has no completion.
    let isDistance = next.map { definition.arguments[$0].kind == .addressOrDistance } ?? false
    return first.isEmpty && isDistance ? .nothing : next.map(Place.value) ?? .nothing
  }
}

extension CursorContext {
  /// The words behind a command's name, at whose end the cursor stands.
  fileprivate struct TypedWords {
    let line: SourceLine
    let finished: [Range<Int>]
    /// What is typed of the word at the cursor, without the quote in front of it.
    let last: Range<Int>
    let isInQuotes: Bool

    init(_ command: LineCommand) {
      line = command.line
      let end = line.range.upperBound
      var ranges = command.words.map(\.range)
      if let word = command.words.last, word.range.upperBound == end {
        ranges.removeLast()
        last = (word.openQuote.map { $0 + 1 } ?? word.range.lowerBound)..<end
        isInQuotes = word.openQuote != nil
      } else {
        last = end..<end
        isInQuotes = false
      }
      finished = ranges
    }
  }
}

extension SourceLine {
  /// The letters at the end of a word: what may still grow. Those of other scripts count.
  fileprivate func growingPart(of word: Range<Int>) -> Range<Int> {
    let sign = word.last { index in
      let byte = bytes[index]
      let isInner =
        byte == UInt8(ascii: ".") || byte == UInt8(ascii: "$") || byte == UInt8(ascii: "-")
      return !(byte.isWordPart || isInner || byte >= 0x80)
    }
    return (sign.map { $0 + 1 } ?? word.lowerBound)..<word.upperBound
  }
}

extension ArgumentKind {
  /// Whether the value is taken as it is typed, signs and all.
  var isRawText: Bool {
    switch self {
    case .file, .program, .text, .rest, .name: true
    default: false
    }
  }

  /// Whether everything up to the end of the command belongs to the value.
  var takesRest: Bool { self == .words || self == .rest }
}
