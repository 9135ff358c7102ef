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
  private(set) var fragment: Substring
  /// The arguments that have been given.
  private(set) var given: Set<Int> = []
  /// The finished words behind the command's name; in one that takes the rest of the line, those
  /// that belong to it.
  private(set) var passed: [Substring] = []
  private(set) var isCall = false
  /// In a call the parameter at the cursor.
  private(set) var parameter = 0
  /// The word at the cursor stands in quotes.
  package private(set) var isQuoted = false

  init(_ text: String, _ catalog: CommandCatalog) { self.init(text[...], catalog, depth: 0) }

  /// How many commands inside one another are read: no line in the making has more.
  private static let depthLimit = 4

  private init(_ text: Substring, _ catalog: CommandCatalog, depth: Int) {
    let command = Self.lastCommand(of: text)
    fragment = command
    if command.first == "[", !command.contains("]") {
      fragment = command.dropFirst()
      place = .processID
      return
    }
    let rest = Self.withoutPrefixes(command)
    let name = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" }
    guard name.endIndex < rest.endIndex else {
      fragment = rest
      return
    }
    isCall = rest[name.endIndex] == "("
    definition = catalog.definition(for: String(name), isCall: isCall)
    guard let definition else {
      place = .nothing
      return
    }
    let arguments = rest[name.endIndex...]
    if isCall, let form = definition.call {
      readCall(form, arguments.dropFirst())
    } else {
      let words = Words(arguments.drop { $0 != " " })
      readWords(definition, words)
      if depth < Self.depthLimit, let nested = nestedCommand(of: definition, words) {
        let isQuoted = words.isInQuotes
        self = CursorContext(nested, catalog, depth: depth + 1)
        self.isQuoted = isQuoted
      }
    }
  }

  /// What stands behind the last `;` outside a string.
  private static func lastCommand(of text: Substring) -> Substring {
    var start = text.startIndex
    var isInString = false
    for index in text.indices {
      if text[index] == "\"" { isInString.toggle() }
      if text[index] == ";", !isInString { start = text.index(after: index) }
    }
    return text[start...].drop { $0 == " " }
  }

  /// What stands behind `[7]`, `7 ` and `NAME =`.
  static func withoutPrefixes(_ text: Substring) -> Substring {
    var rest = text
    if rest.first == "[", let close = rest.firstIndex(of: "]") {
      rest = rest[rest.index(after: close)...].drop { $0 == " " }
    } else if let digit = rest.first, digit.isNumber {
      let behind = rest.drop { $0.isNumber }
      if behind.first == " " { rest = behind.drop { $0 == " " } }
    }
    let behindName = rest.drop { $0.isLetter || $0.isNumber || $0 == "_" }.drop { $0 == " " }
    if behindName.first == "=" { rest = behindName.dropFirst().drop { $0 == " " } }
    return rest
  }

  /// The command in the making that an argument of the command holds: `step tou`.
  private func nestedCommand(of definition: CommandDefinition, _ words: Words) -> Substring? {
    let index: Int
    switch place {
    case .value(let argument), .anything(next: .some(let argument)): index = argument
    default: return nil
    }
    let argument = definition.arguments[index]
    guard argument.offer == .commandLine else { return nil }
    guard argument.kind == .words else { return words.last }
    return passed.first.map { words.text[$0.startIndex...] } ?? words.last
  }

  private mutating func readCall(_ form: CallForm, _ text: Substring) {
    let typed = text.split(separator: ",", omittingEmptySubsequences: false)
    parameter = typed.count - 1
    for passed in 0..<min(parameter, form.parameters.count) {
      if let argument = form.parameters[passed].argument { given.insert(argument) }
    }
    fragment = Self.lastFragment(of: typed.last ?? "")
    let isClosed = text.contains(")")
    guard !isClosed, parameter < form.parameters.count,
      let argument = form.parameters[parameter].argument
    else {
      place = .nothing
      return
    }
    place = .value(argument)
  }

  private mutating func readWords(_ definition: CommandDefinition, _ words: Words) {
    var position = 0
    /// The argument whose keyword has just been passed.
    var awaited: Int?
    /// The argument whose value was passed last.
    var latest: Int?
    var joinsNext = false
    passed = words.finished
    for (index, word) in words.finished.enumerated() {
      let argument = position < definition.positions.count ? definition.positions[position] : nil
      if let argument, awaited == nil, definition.arguments[argument].kind.takesRest,
        definition.words[String(word)] == nil
      {
        passed = Array(words.finished[index...])
        given.insert(argument)
        break
      }
      let isSign = word.allSatisfy { "+-*/%&|^<>".contains($0) }
      if isSign || joinsNext {
        joinsNext = isSign
      } else if let argument = awaited {
        given.insert(argument)
        latest = argument
        awaited = nil
      } else if let meaning = definition.words[String(word)] {
        given.insert(Int(meaning.argument))
        if meaning.isKeyword { awaited = Int(meaning.argument) }
      } else if let argument {
        given.insert(argument)
        latest = argument
        if definition.arguments[argument].presence != .repeated { position += 1 }
      }
    }
    isQuoted = words.isInQuotes
    let next = position < definition.positions.count ? definition.positions[position] : nil
    if let next, definition.arguments[next].kind.takesRest, !given.contains(next) { passed = [] }
    let isRaw = (awaited ?? next).map { definition.arguments[$0].kind.isRawText } ?? false
    fragment = isQuoted || isRaw ? words.last : Self.lastFragment(of: words.last)
    if let awaited {
      place = .value(awaited)
    } else if joinsNext, let latest {
      place = .value(latest)
    } else if fragment.startIndex > words.last.startIndex {
      place = Self.place(behind: words.last[..<fragment.startIndex], definition, next)
    } else {
      place = .anything(next: next)
    }
  }

  /// What is expected behind a sign in the middle of a word: the flag after `PROT_READ|`, another
  /// number after `4096+`.
  private static func place(
    behind start: Substring, _ definition: CommandDefinition, _ next: Int?
  ) -> Place {
    let first = start.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
    if let meaning = definition.words[String(first)] { return .value(Int(meaning.argument)) }
    // A distance has no completion.
    let isDistance = next.map { definition.arguments[$0].kind == .addressOrDistance } ?? false
    return first.isEmpty && isDistance ? .nothing : next.map(Place.value) ?? .nothing
  }

  /// The letters at the end: what may still grow.
  private static func lastFragment(of word: Substring) -> Substring {
    let start = word.lastIndex { !($0.isLetter || $0.isNumber || "_.$-".contains($0)) }
    return start.map { word[word.index(after: $0)...] } ?? word.drop { $0 == " " }
  }
}

extension CursorContext {
  /// The words behind a command's name. A string is one word, however it goes on.
  fileprivate struct Words {
    let text: Substring
    private(set) var finished: [Substring] = []
    /// What is typed of the word at the cursor, without the quote in front of it.
    private(set) var last: Substring
    private(set) var isInQuotes = false

    init(_ text: Substring) {
      self.text = text
      var start: Substring.Index?
      for index in text.indices {
        if text[index] == "\"" { isInQuotes.toggle() }
        if text[index] == " ", !isInQuotes {
          if let begun = start { finished.append(text[begun..<index]) }
          start = nil
        } else if start == nil {
          start = index
        }
      }
      last = text[(start ?? text.endIndex)...]
      if isInQuotes, let quote = text.lastIndex(of: "\"") {
        last = text[text.index(after: quote)...]
      }
    }
  }
}

extension ArgumentKind {
  /// Whether the value is taken as it is typed, signs and all.
  var isRawText: Bool {
    switch self {
    case .file, .program, .text, .rest, .command, .name: true
    default: false
    }
  }

  /// Whether everything up to the end of the command belongs to the value.
  var takesRest: Bool { self == .words || self == .rest }
}

extension CommandCatalog {
  /// The command that a finished name means; nil for an unknown or ambiguous one.
  package func definition(for name: String, isCall: Bool) -> CommandDefinition? {
    let bytes = Array(name.utf8)
    return (try? command(bytes, bytes.indices, isCall: isCall)).map { commands[$0] }
  }
}
