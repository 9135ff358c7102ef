/// Where in a command the cursor stands: what has been typed, and what may come next.
///
/// Reading is lenient: a line in the making is seldom right.
struct CursorContext {
  /// What is expected at the cursor.
  enum Place {
    /// The name of a command.
    case commandName
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
  private(set) var isCall = false

  init(_ text: String, _ catalog: CommandCatalog) {
    var rest = Self.lastCommand(of: text)
    fragment = rest
    rest = Self.withoutPrefixes(rest)
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
      readWords(definition, arguments.drop { $0 != " " })
    }
  }

  /// What stands behind the last `;` outside a string.
  private static func lastCommand(of text: String) -> Substring {
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

  private mutating func readCall(_ form: CallForm, _ text: Substring) {
    let typed = text.split(separator: ",", omittingEmptySubsequences: false)
    let index = typed.count - 1
    for passed in 0..<min(index, form.parameters.count) {
      if let argument = form.parameters[passed].argument { given.insert(argument) }
    }
    fragment = Self.lastFragment(of: typed.last ?? "")
    let isClosed = text.contains(")")
    guard !isClosed, index < form.parameters.count, let argument = form.parameters[index].argument
    else {
      place = .nothing
      return
    }
    place = .value(argument)
  }

  private mutating func readWords(_ definition: CommandDefinition, _ text: Substring) {
    let words = text.split(separator: " ", omittingEmptySubsequences: true)
    let isAtNewWord = text.last == " " || text.isEmpty
    let passed = isAtNewWord ? words[...] : words.dropLast()
    var position = 0
    var awaited: Int?
    var joinsNext = false
    for word in passed {
      let isSign = word.allSatisfy { "+-*/%&|^<>".contains($0) }
      if isSign || joinsNext {
        joinsNext = isSign
      } else if let argument = awaited {
        given.insert(argument)
        awaited = nil
      } else if let meaning = definition.words[String(word)] {
        given.insert(Int(meaning.argument))
        if meaning.isKeyword { awaited = Int(meaning.argument) }
      } else if position < definition.positions.count {
        given.insert(definition.positions[position])
        if definition.arguments[definition.positions[position]].presence != .repeated {
          position += 1
        }
      }
    }
    let last = isAtNewWord ? "" : words.last ?? ""
    let isPath =
      awaited == nil && position < definition.positions.count
      && definition.arguments[definition.positions[position]].kind.isRawText
    fragment = isPath ? last : Self.lastFragment(of: last)
    if let awaited {
      place = .value(awaited)
    } else if joinsNext || fragment.startIndex > last.startIndex,
      let first = definition.positions.first
    {
      place = .value(first)
    } else {
      place = .anything(
        next: position < definition.positions.count ? definition.positions[position] : nil)
    }
  }

  /// The letters at the end: what may still grow.
  private static func lastFragment(of word: Substring) -> Substring {
    let start = word.lastIndex { !($0.isLetter || $0.isNumber || "_.$-".contains($0)) }
    return start.map { word[word.index(after: $0)...] } ?? word.drop { $0 == " " }
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
}

extension CommandCatalog {
  /// The command that a finished name means; nil for an unknown or ambiguous one.
  func definition(for name: String, isCall: Bool) -> CommandDefinition? {
    let bytes = Array(name.utf8)
    return try? command(bytes, bytes.indices, isCall: isCall)
  }
}
