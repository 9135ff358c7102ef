/// A place in memory that an expression names: `*ADDR`, `{int}ADDR`.
public struct MemoryPlace: Sendable {
  public let type: MemoryType
  public let address: UInt32
  /// Where it stands in the line.
  public let range: Range<Int>
}

extension Expression {
  /// Passes `*ADDR` or `{TYPE}ADDR` and returns the place, without looking there.
  ///
  /// - Throws: also when something else comes next.
  public func place(_ lexer: inout Lexer) throws(CommandError) -> MemoryPlace {
    let token = try lexer.next()
    guard token.kind == .star || token.kind == .leftBrace else {
      throw CommandError(.expected(.address, found: lexer.found(token)), at: token.range)
    }
    return try place(behind: token, &lexer, depth: 1)
  }

  /// Passes what stands behind a `*` or a `{`.
  func place(
    behind sign: Token, _ lexer: inout Lexer, depth: Int
  ) throws(CommandError) -> MemoryPlace {
    let type = sign.kind == .star ? MemoryType.word : try type(&lexer)
    let start = lexer.position
    let value = try unary(&lexer, depth: depth)
    let range = lexer.trimmed(start..<lexer.position)
    guard let address = UInt32(exactly: value) else {
      throw CommandError(
        .outOfRange(lexer.bytes.text(in: range), bounds: 0...0xffff_ffff, unit: .address),
        at: range)
    }
    return MemoryPlace(type: type, address: address, range: sign.start..<range.upperBound)
  }

  /// What memory holds at a place.
  func content(of place: MemoryPlace) throws(CommandError) -> Int128 {
    let bits = symbols.memory(at: place.address, byteCount: place.type.byteCount)
    guard let bits else {
      throw CommandError(.nothingToRead(at: place.address), at: place.range)
    }
    return place.type.value(of: bits)
  }

  /// Passes `int}`, `unsigned int}`, `char *}`.
  private func type(_ lexer: inout Lexer) throws(CommandError) -> MemoryType {
    let start = lexer.position
    var words: [String] = []
    var token = try lexer.next()
    while token.kind == .word || token.kind == .star {
      words.append(lexer.bytes.text(in: token.range))
      token = try lexer.next()
    }
    guard token.kind == .rightBrace else {
      throw CommandError(.expected(.closing("}"), found: lexer.found(token)), at: token.range)
    }
    let name = words.joined(separator: " ")
    guard let type = MemoryType(named: name) else {
      throw CommandError(
        .expected(.words(MemoryType.names), found: name.isEmpty ? .nothing : .word(name)),
        at: lexer.trimmed(start..<token.start))
    }
    return type
  }
}
