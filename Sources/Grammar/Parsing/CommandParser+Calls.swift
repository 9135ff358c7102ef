extension CommandParser {
  /// Reads `(value, value, …)` and what follows it.
  ///
  /// - Parameter name: the one of the form's names that was written.
  public mutating func readCall(_ form: CallForm, as name: String) throws(CommandError) {
    lexer.dialect = .call
    lexer.position += 1
    var count = 0
    try skipComment()
    if lexer.byte(at: lexer.position) == UInt8(ascii: ")") {
      lexer.position += 1
    } else {
      repeat {
        try skipComment()
        try readParameter(count, form)
        count += 1
      } while try passSeparator()
    }
    guard count >= form.requiredCount else {
      let missing = form.parameters[count].name
      throw CommandError(
        .missingArgument(missing, usage: form.usage(as: name)),
        at: lexer.position - 1..<lexer.position)
    }
    try readEndOfCall()
  }

  /// Passes a call of the kernel that memory has nothing to do with: a line of strace that says
  /// what came of it, of a function that is no command and that no command is spelled nearly like.
  ///
  /// - Returns: false when it is none; nothing is passed then.
  mutating func passOtherCall(_ name: Range<Int>) -> Bool {
    var copy = lexer
    copy.position = name.upperBound + 1
    var count = 0
    repeat {
      guard (try? copy.skipArgument()) != nil else { return false }
      count += 1
      copy.position += 1
    } while copy.byte(at: copy.position - 1) == UInt8(ascii: ",")
    let end = copy.position
    guard let token = try? copy.next(), token.kind == .equals else { return false }
    // `print(2) = 2` is a command; `read` and `write` are two things, and the words have no commas.
    let isOther =
      if catalog.hasName(lexer.bytes, name) {
        count > 1 && ["read", "write"].contains(line.text(in: name))
      } else {
        !catalog.isNearCall(lexer.bytes, name)
      }
    guard isOther else { return false }
    lexer.position = end
    return true
  }

  private mutating func readParameter(_ position: Int, _ form: CallForm) throws(CommandError) {
    let start = lexer.position
    var parameter: CallParameter?
    if let label = passLabel() {
      parameter = form.parameters.first { $0.name == label }
    } else if position < form.parameters.count {
      parameter = form.parameters[position]
    } else {
      try lexer.skipArgument()
      throw CommandError(
        .tooManyArguments(call: form.names[0], limit: form.parameters.count),
        at: lexer.trimmed(start..<lexer.position))
    }
    guard let index = parameter?.argument else { return try lexer.skipArgument() }
    try readValue(of: index)
  }

  /// Passes `flags=` and returns the name.
  private mutating func passLabel() -> String? {
    let start = lexer.position
    guard lexer.byte(at: start).isWordStart else { return nil }
    var index = start
    while lexer.byte(at: index).isWordPart { index += 1 }
    guard lexer.byte(at: index) == UInt8(ascii: "="),
      lexer.byte(at: index + 1) != UInt8(ascii: "=")
    else { return nil }
    lexer.position = index + 1
    return line.text(in: start..<index)
  }

  /// Passes a comma (true) or the closing parenthesis (false).
  private mutating func passSeparator() throws(CommandError) -> Bool {
    try skipComment()
    let token = try lexer.next()
    switch token.kind {
    case .comma: return true
    case .rightParenthesis: return false
    default:
      throw CommandError(
        .expected(.separator, found: lexer.found(token)), at: token.range)
    }
  }

  /// Reads `= result`, or the `;` of C, or nothing.
  mutating func readEndOfCall() throws(CommandError) {
    let token = try lexer.next()
    switch token.kind {
    case .equals: try readExpectation()
    case .end: break
    default:
      throw CommandError(
        .expected(.result, found: lexer.found(token)),
        at: token.range)
    }
  }
}

extension Lexer {
  /// Passes `<…>`, the name that strace prints behind a descriptor.
  mutating func skipAnnotation() {
    guard byte(at: position) == UInt8(ascii: "<"), byte(at: position + 1) != UInt8(ascii: "<")
    else { return }
    var index = position + 1
    while index < end {
      if bytes[index] == UInt8(ascii: ">") {
        let following = byte(at: index + 1)
        if following == UInt8(ascii: ",") || following == UInt8(ascii: ")") || following == 0
          || following.isSpace
        {
          position = index + 1
          return
        }
      }
      index += 1
    }
  }

  /// Passes the `...` behind a string that strace cut.
  mutating func skipEllipsis() {
    while byte(at: position) == UInt8(ascii: ".") { position += 1 }
  }

  /// Passes everything up to the comma or parenthesis that ends an argument of a call.
  mutating func skipArgument() throws(CommandError) {
    let start = position
    guard !passArgument() else { return }
    throw unterminatedString(from: start)
      ?? CommandError(.expected(.closing(")"), found: .endOfLine), at: start..<end)
  }

  /// The complaint of a string in an argument that nothing closes; nil when there is none.
  private func unterminatedString(from start: Int) -> CommandError? {
    var copy = self
    copy.position = start
    while copy.position < end {
      let quote = copy.position
      if bytes[quote] != UInt8(ascii: "\"") {
        copy.position += 1
      } else if !copy.passString() {
        return CommandError(.unterminatedString, at: quote..<end)
      }
    }
    return nil
  }
}
