import Hardware

extension CommandParser {
  /// Passes the value of an argument, as its kind is written, and notes it.
  mutating func readValue(of index: Int) throws(CommandError) {
    let argument = invocation.definition.arguments[index]
    lexer.skipSpaces()
    let start = lexer.position
    if invocation.isGiven(index), argument.presence != .repeated {
      throw CommandError(.givenTwice(argument.name), at: lexer.rawRange())
    }
    guard start < lexer.end else {
      throw CommandError(
        .missingArgument(argument.name, usage: invocation.definition.usage), at: start..<start)
    }
    switch argument.kind {
    case .choice: try readChoice(of: index)
    case .flags: try readFlags(of: index)
    case .descriptor: try readDescriptor(of: index)
    case .file, .program, .text, .name: try readText(of: index)
    case .rest:
      lexer.position = lexer.end
      set(index, 0, lexer.trimmed(start..<lexer.end), isNumber: false)
    case .words:
      lexer.position = lexer.commandEnd
      set(index, 0, lexer.trimmed(start..<lexer.position), isNumber: false)
    case .anything: try readAnything(of: index)
    default: try readNumber(of: index)
    }
  }

  private mutating func readNumber(of index: Int) throws(CommandError) {
    let argument = invocation.definition.arguments[index]
    let segment = argument.kind == .logicalAddress ? passSegment() : nil
    let start = lexer.position
    let first = lexer.byte(at: start)
    let value: Int128
    if let digits = passHexadecimal(argument.kind) {
      value = digits
    } else if segment != nil, let offset = passOffset() {
      value = offset
    } else {
      value = try readExpression(of: argument)
    }
    let range = lexer.trimmed(start..<lexer.position)
    let isWord = WordValue.isWord(value)
    if isWord, argument.kind != .condition {
      throw CommandError(.wordIsNoNumber(value), at: range)
    }
    if let bounds = argument.kind.bounds, !isWord, !bounds.contains(value) {
      throw CommandError(
        .outOfRange(line.text(in: range), bounds: bounds, unit: argument.kind.unit), at: range)
    }
    set(index, value, range, isNumber: true)
    invocation.values[index].segment = segment
    if argument.kind == .addressOrDistance {
      let isRelative = first == UInt8(ascii: "+") || first == UInt8(ascii: "-")
      invocation.values[index].isRelative = isRelative
    }
  }

  private mutating func readExpression(
    of argument: ArgumentDefinition
  ) throws(CommandError) -> Int128 {
    let dialect = lexer.dialect
    if dialect == .words, case .decimal = argument.kind.digits { lexer.dialect = .amounts }
    defer { lexer.dialect = dialect }
    lexer.eightDigits = nil
    do {
      var expression = expression
      expression.allowsComparisons = argument.kind == .condition
      expression.standsAlone = standsAlone(argument)
      let value = try expression.evaluate(&lexer)
      if case .either = argument.kind.digits, let start = lexer.eightDigits, dialect == .words {
        invocation.reading = NumberReading(.eightDigits, start..<start + 8)
      }
      return value
    } catch {
      throw widened(error, argument)
    }
  }

  /// Whether nothing but a result can follow the argument: a call separates its own by commas.
  private func standsAlone(_ argument: ArgumentDefinition) -> Bool {
    invocation.form == .call || argument.kind == .condition
      || invocation.definition.arguments.count == 1 && argument.presence != .repeated
  }

  /// Passes `ss:` or `73:` in front of an offset: a register, or a selector of one to four
  /// hexadecimal digits.
  private mutating func passSegment() -> LogicalAddress.Segment? {
    var index = lexer.position
    while lexer.byte(at: index).isWordPart { index += 1 }
    let range = lexer.position..<index
    guard lexer.byte(at: index) == UInt8(ascii: ":"), 1...4 ~= range.count else { return nil }
    let name = line.text(in: range).lowercased()
    let segment: LogicalAddress.Segment
    if let register = SegmentRegister.allCases.first(where: { $0.name.lowercased() == name }) {
      segment = .register(register)
    } else if let value = lexer.bytes.digits(in: range, base: 16) {
      segment = .selector(SegmentSelector(rawValue: UInt16(value)))
    } else {
      return nil
    }
    lexer.position = index + 1
    return segment
  }

  /// Passes one to eight hexadecimal digits, as manuals write an offset in a segment.
  private mutating func passOffset() -> Int128? {
    var index = lexer.position
    while lexer.byte(at: index).isWordPart { index += 1 }
    guard 1...8 ~= index - lexer.position,
      let value = lexer.bytes.digits(in: lexer.position..<index, base: 16)
    else { return nil }
    lexer.position = index
    return Int128(value)
  }

  /// Lets the suggestion for an unknown name be one of the command's words as well, or what is
  /// nearest to a word of another program.
  private func widened(_ error: CommandError, _ argument: ArgumentDefinition) -> CommandError {
    guard case .unknownSymbol(let name, _) = error.reason, !name.hasPrefix("$") else {
      return error
    }
    if let habit = habit(name, at: error.range) { return habit }
    let definition = invocation.definition
    let known = definition.words.words + expression.symbols.symbolNames
    let nearest = Spelling.nearest(to: name, among: known)
    if nearest == nil, case .decimal = argument.kind.digits,
      lexer.bytes.digits(in: error.range, base: 16) != nil
    {
      return CommandError(.hexadecimalAmount(name), at: error.range)
    }
    // Where the value may be left out, a word was meant rather than a name.
    if nearest == nil, argument.presence == .optional, !definition.words.isEmpty {
      return CommandError(
        .unknownWord(name, nearest: nil, usage: definition.usage), at: error.range)
    }
    return CommandError(.unknownSymbol(name, nearest: nearest), at: error.range)
  }

  private mutating func readChoice(of index: Int) throws(CommandError) {
    let definition = invocation.definition
    let token = try lexer.next()
    if token.kind == .word, let key = WordKey(lexer.bytes, token.range),
      let meaning = definition.words[key], Int(meaning.argument) == index, !meaning.isKeyword
    {
      return set(index, Int128(meaning.value), token.range, isNumber: true)
    }
    if token.kind == .number, invocation.form == .call, token.value <= UInt32.max {
      return set(index, Int128(token.value), token.range, isNumber: true)
    }
    throw unknownWord(token, index)
  }

  /// Passes words joined by `|`, or a number, and adds their bits to those of earlier ones.
  mutating func readFlags(of index: Int) throws(CommandError) {
    let start = lexer.position
    var bits = invocation.values[index].number
    while true {
      let token = try lexer.next()
      if token.kind == .word, let key = WordKey(lexer.bytes, token.range),
        let meaning = invocation.definition.words[key], Int(meaning.argument) == index
      {
        bits |= Int128(meaning.value)
      } else if token.kind == .number, token.value <= UInt32.max {
        bits |= Int128(token.value)
      } else {
        throw unknownWord(token, index)
      }
      try skipComment()
      guard lexer.byte(at: lexer.position) == UInt8(ascii: "|") else { break }
      lexer.position += 1
    }
    set(index, bits, lexer.trimmed(start..<lexer.position), isNumber: true)
  }

  private func unknownWord(_ token: Token, _ index: Int) -> CommandError {
    let argument = invocation.definition.arguments[index]
    guard token.kind == .word else {
      let wanted: Expected =
        argument.words.count <= 4 ? .words(argument.words.map(\.word)) : .argument(argument.name)
      return CommandError(
        .expected(wanted, found: lexer.found(token)), at: token.range)
    }
    let text = line.text(in: token.range)
    if let error = habit(text, at: token.range) { return error }
    let nearest = Spelling.nearest(to: text, among: argument.words.map(\.word))
    return CommandError(
      .unknownWord(text, nearest: nearest, usage: invocation.definition.usage), at: token.range)
  }

  /// Passes `3`, `3</etc/passwd>`, `-1` or `AT_FDCWD<>`. The range covers the name as well.
  private mutating func readDescriptor(of index: Int) throws(CommandError) {
    let start = lexer.position
    let token = try lexer.peek()
    var number: Int128 = -100
    if token.kind == .word, line.text(in: token.range) == "AT_FDCWD" {
      lexer.position = token.end
    } else {
      number = try expression.evaluate(&lexer)
      lexer.position = lexer.trimmed(start..<lexer.position).upperBound
    }
    lexer.skipAnnotation()
    let range = start..<lexer.position
    guard let bounds = ArgumentKind.descriptor.bounds, bounds.contains(number) else {
      throw CommandError(
        .outOfRange(
          line.text(in: range), bounds: -0x8000_0000...0xffff_ffff,
          unit: ArgumentKind.descriptor.unit), at: range)
    }
    set(index, number, range, isNumber: true)
  }

  private mutating func readText(of index: Int) throws(CommandError) {
    let start = lexer.position
    if lexer.byte(at: start) == UInt8(ascii: "\"") {
      let token = try lexer.next()
      lexer.skipEllipsis()
      return set(index, 0, token.range, isNumber: false)
    }
    guard invocation.form == .words else { return try readAnything(of: index) }
    lexer.position = lexer.rawRange().upperBound
    set(index, 0, start..<lexer.position, isNumber: false)
  }

  /// Passes whatever strace prints for an argument: up to the comma or parenthesis that ends it.
  private mutating func readAnything(of index: Int) throws(CommandError) {
    let start = lexer.position
    if invocation.form == .call {
      try lexer.skipArgument()
    } else {
      lexer.position = lexer.rawRange().upperBound
    }
    let range = lexer.trimmed(start..<lexer.position)
    var copy = lexer
    copy.position = start
    if let token = try? copy.next(), token.kind == .number, token.end == range.upperBound {
      set(index, Int128(token.value), range, isNumber: true)
    } else {
      set(index, 0, range, isNumber: false)
    }
  }

  /// Notes an argument's value; further values of a repeated one are kept in order.
  public mutating func set(_ index: Int, _ number: Int128, _ range: Range<Int>, isNumber: Bool) {
    var value = ArgumentValue()
    value.number = number
    value.start = UInt32(range.lowerBound)
    value.end = UInt32(range.upperBound)
    value.isGiven = true
    value.isNumber = isNumber
    let argument = invocation.definition.arguments[index]
    if invocation.isGiven(index), argument.presence == .repeated, argument.kind != .flags {
      invocation.further.append(value)
    } else {
      invocation.values[index] = value
    }
  }

  /// Passes white space and, in a call, comments such as `/* 3 vars */`.
  func skipComment(_ lexer: inout Lexer) throws(CommandError) {
    while true {
      lexer.skipSpaces()
      guard lexer.byte(at: lexer.position) == UInt8(ascii: "/"),
        lexer.byte(at: lexer.position + 1) == UInt8(ascii: "*")
      else { return }
      let start = lexer.position
      lexer.position += 2
      while lexer.byte(at: lexer.position) != UInt8(ascii: "*")
        || lexer.byte(at: lexer.position + 1) != UInt8(ascii: "/")
      {
        guard lexer.position < lexer.end else {
          throw CommandError(.expected(.closing("*/"), found: .endOfLine), at: start..<start + 2)
        }
        lexer.position += 1
      }
      lexer.position += 2
    }
  }

  mutating func skipComment() throws(CommandError) { try skipComment(&lexer) }
}
