extension CommandParser {
  /// Reads arguments written as words: values in the order of the declaration, words and keywords
  /// anywhere among them.
  public mutating func readWords() throws(CommandError) {
    let definition = invocation.definition
    var position = 0
    while true {
      lexer.skipSpaces()
      let byte = lexer.byte(at: lexer.position)
      switch byte {
      case 0 where lexer.position >= lexer.end, UInt8(ascii: "#"), UInt8(ascii: ";"):
        return try finish()
      case UInt8(ascii: "="):
        lexer.position += 1
        try readExpectation()
        return try finish()
      default: break
      }
      if byte.isWordStart { try checkUnit(definition) }
      if byte.isWordStart || isAtOption, let meaning = passKnownWord(definition) {
        try take(meaning)
      } else if position < definition.positions.count {
        let index = definition.positions[position]
        try readValue(of: index)
        if definition.arguments[index].presence != .repeated { position += 1 }
      } else if let index = missingWordIndex(definition) {
        try readValue(of: index)
      } else {
        throw superfluous(definition)
      }
    }
  }

  /// Whether one hyphen or two with a letter behind them come next: `-v`, `--force`.
  private var isAtOption: Bool { hyphenCount > 0 }

  /// Hyphens in front of a letter.
  private var hyphenCount: Int {
    let start = lexer.position
    let count = (0..<2).prefix { lexer.byte(at: start + $0) == UInt8(ascii: "-") }.count
    return lexer.byte(at: start + count).isWordStart ? count : 0
  }

  /// The meaning of the word at the lexer's position, which is then passed.
  private mutating func passKnownWord(_ definition: CommandDefinition) -> (WordMeaning, Range<Int>)?
  {
    guard !definition.words.isEmpty else { return nil }
    let range = wordRange()
    guard let key = WordKey(lexer.bytes, range), let meaning = definition.words[key] else {
      return nil
    }
    lexer.position = range.upperBound
    return (meaning, range)
  }

  /// The letters, digits, `_`, and inner `-` and `.` at the lexer's position; hyphens in front too.
  private func wordRange() -> Range<Int> {
    var index = lexer.position + hyphenCount
    while true {
      let byte = lexer.byte(at: index)
      let isInner = byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
      guard byte.isWordPart || (isInner && lexer.byte(at: index + 1).isWordPart) else { break }
      index += 1
    }
    return lexer.position..<index
  }

  private mutating func take(
    _ word: (meaning: WordMeaning, range: Range<Int>)
  ) throws(CommandError) {
    let index = Int(word.meaning.argument)
    let argument = invocation.definition.arguments[index]
    if word.meaning.isKeyword {
      guard argument.isValueOptional, isAtEndOfValue() else { return try readValue(of: index) }
      return set(index, 0, lexer.position..<lexer.position, isNumber: false)
    }
    if invocation.isGiven(index), argument.kind != .flags {
      throw CommandError(.givenTwice(argument.name), at: word.range)
    }
    if argument.kind == .flags {
      lexer.position = word.range.lowerBound
      return try readFlags(of: index)
    }
    set(index, Int128(word.meaning.value), word.range, isNumber: true)
  }

  /// Whether no value comes next, but the command's end or another of its words.
  private mutating func isAtEndOfValue() -> Bool {
    let start = lexer.position
    defer { lexer.position = start }
    lexer.skipSpaces()
    switch lexer.byte(at: lexer.position) {
    case 0 where lexer.position >= lexer.end, UInt8(ascii: "#"), UInt8(ascii: ";"): return true
    default: return passKnownWord(invocation.definition) != nil
    }
  }

  /// Checks that nothing is missing or in another's place.
  private func finish() throws(CommandError) {
    let definition = invocation.definition
    try checkOrder(definition)
    for index in definition.arguments.indices
    where definition.arguments[index].presence == .required && !invocation.isGiven(index) {
      throw CommandError(
        .missingArgument(definition.arguments[index].name, usage: definition.usage),
        at: lexer.position..<lexer.position)
    }
  }

  /// A required argument that is one of its words and has not been given.
  private func missingWordIndex(_ definition: CommandDefinition) -> Int? {
    definition.arguments.indices.first {
      definition.arguments[$0].presence == .required && !invocation.isGiven($0)
    }
  }

  /// What to say of a word or value that no argument is left for.
  private func superfluous(_ definition: CommandDefinition) -> CommandError {
    let range = lexer.rawRange()
    let text = line.text(in: range)
    if let error = habit(text, at: range) { return error }
    guard lexer.byte(at: range.lowerBound).isWordStart, !definition.words.isEmpty else {
      return CommandError(.unexpectedArgument(text, usage: definition.usage), at: range)
    }
    let nearest = Spelling.nearest(to: text, among: definition.words.words)
    return CommandError(
      .unknownWord(text, nearest: nearest, usage: definition.usage), at: range)
  }

  /// What to say of a word behind the command that is at home in another program.
  func habit(_ word: String, at range: Range<Int>) -> CommandError? {
    catalog.habit("\(invocation.definition.name) \(word)")
      .map { CommandError(.habit(word, $0, isArgument: true), at: range) }
  }
}
