import Hardware

/// Reads a file of MMU vectors line by line, without building anything in memory.
///
/// Numbers are hexadecimal without 0x. Empty lines and lines that begin with `#` say nothing.
public struct VectorFile {
  public let bytes: [UInt8]
  /// The number of the line that `next()` returned last, counted from 1.
  public private(set) var lineNumber = 0
  /// That line's bytes, without its end.
  public private(set) var line = 0..<0

  private let keywords = Keywords()
  private var position = 0
  private var nextLine = 0
  private var isInsideVector = false

  public init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The bytes of a range as text; what is no UTF-8 is replaced.
  public func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// The next line that says something, or nil at the end.
  ///
  /// - Throws: `VectorRefusal` when the line cannot be read. Reading may go on after it.
  public mutating func next() throws(VectorRefusal) -> VectorLine? {
    while nextLine < bytes.count {
      advanceLine()
      let word = nextWord()
      if word.isEmpty || bytes[word.lowerBound] == Self.hash { continue }
      let result = try readLine(word)
      if case .vector = result {
        isInsideVector = true
      } else if !isInsideVector {
        throw refusal(.outsideVector, word)
      }
      return result
    }
    return nil
  }

  private mutating func advanceLine() {
    lineNumber += 1
    var end = nextLine
    while end < bytes.count, bytes[end] != Self.newline { end += 1 }
    let last = end > nextLine && bytes[end - 1] == Self.carriageReturn ? end - 1 : end
    line = nextLine..<last
    position = nextLine
    nextLine = end + 1
  }

  // MARK: Kinds of lines

  private mutating func readLine(_ first: Range<Int>) throws(VectorRefusal) -> VectorLine {
    let key = packed(first)
    if key == keywords.memory { return try readMemory(isExpected: false) }
    if key == keywords.after { return try readMemory(isExpected: true) }
    if key == keywords.read { return try readAccess(.read) }
    if key == keywords.write { return try readAccess(.write) }
    if key == keywords.fetch { return try readAccess(.fetch) }
    if key == keywords.directory {
      let value = try number(.address, bits: 64)
      try expectEnd()
      return .directory(value)
    }
    if key == keywords.paging { return try readPaging() }
    if key == keywords.vector {
      let name = try word(.name)
      try expectEnd()
      return .vector(name: name)
    }
    if key == keywords.set {
      let word = try word(.flag)
      let (flag, isSet) = try flag(word)
      try expectEnd()
      return .set(flag, isSet)
    }
    if key == keywords.invalidate {
      let address = try linearAddress()
      try expectEnd()
      return .invalidate(address)
    }
    throw refusal(.unknownLine, first)
  }

  private mutating func readPaging() throws(VectorRefusal) -> VectorLine {
    let mode = try word(.mode)
    let key = packed(mode)
    guard key == keywords.pae || key == keywords.twoLevel else { throw refusal(.unknownMode, mode) }
    var flags: VectorFlags = []
    while case let word = nextWord(), !word.isEmpty {
      let (flag, isSet) = try flag(word)
      if isSet { flags.insert(flag) } else { flags.remove(flag) }
    }
    return .paging(usesPAE: key == keywords.pae, flags)
  }

  private mutating func readMemory(isExpected: Bool) throws(VectorRefusal) -> VectorLine {
    let address = PhysicalAddress(rawValue: try number(.address, bits: 64))
    let word = try word(.word)
    let value = try number(word, bits: 64)
    guard word.count == 8 || word.count == 16 else { throw refusal(.badWordWidth, word) }
    try expectEnd()
    return isExpected
      ? .after(address, value, byteCount: word.count / 2)
      : .memory(address, value, byteCount: word.count / 2)
  }

  private mutating func readAccess(_ access: Access) throws(VectorRefusal) -> VectorLine {
    let address = try linearAddress()
    let who = try word(.privilege)
    let key = packed(who)
    guard key == keywords.user || key == keywords.kernel else { throw refusal(.badPrivilege, who) }
    let sign = try word(.equals)
    guard packed(sign) == keywords.equals else { throw refusal(.badExpectation, sign) }
    let word = try word(.expectation)
    let expectation: VectorLine.Expectation
    if packed(word) == keywords.pageFault {
      let code = try assigned(.errorCode, keywords.error)
      expectation = .fault(code: code, cr2: try assigned(.faultAddress, keywords.cr2))
    } else if bytes[word.lowerBound] == Self.hash {
      throw refusal(.badExpectation, word)
    } else {
      expectation = .physical(try number(word, bits: 64))
    }
    try expectEnd()
    return .access(access, key == keywords.user ? .user : .supervisor, address, expectation)
  }

  // MARK: Words

  private static let newline = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")
  private static let hash = UInt8(ascii: "#")
  private static let equalSign = UInt8(ascii: "=")

  /// The next word of the line; empty at its end.
  private mutating func nextWord() -> Range<Int> {
    var start = position
    while start < line.upperBound, Self.isBlank(bytes[start]) { start += 1 }
    var end = start
    while end < line.upperBound, !Self.isBlank(bytes[end]) { end += 1 }
    position = end
    return start..<end
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }

  private mutating func word(_ part: VectorRefusal.Part) throws(VectorRefusal) -> Range<Int> {
    let word = nextWord()
    guard !word.isEmpty else { throw refusal(.missing(part), word) }
    return word
  }

  private mutating func expectEnd() throws(VectorRefusal) {
    let word = nextWord()
    guard word.isEmpty else { throw refusal(.excess, word) }
  }

  /// Up to eight bytes as one number, so that words compare at once; longer ones equal no keyword.
  private func packed(_ word: Range<Int>) -> UInt64 {
    guard word.count <= 8 else { return 0 }
    var result: UInt64 = 0
    for index in word { result = result << 8 | UInt64(bytes[index]) }
    return result
  }

  private mutating func number(
    _ part: VectorRefusal.Part, bits: Int
  ) throws(VectorRefusal) -> UInt64 {
    try number(try word(part), bits: bits)
  }

  private func number(_ word: Range<Int>, bits: Int) throws(VectorRefusal) -> UInt64 {
    var value: UInt64 = 0
    var isWide = false
    for index in word {
      guard let digit = Self.digit(bytes[index]) else { throw refusal(.badNumber, word) }
      isWide = isWide || value >> 60 != 0
      value = value << 4 | digit
    }
    guard !word.isEmpty else { throw refusal(.badNumber, word) }
    guard !isWide, bits == 64 || value >> UInt64(bits) == 0 else {
      throw refusal(.tooLarge(bits: bits), word)
    }
    return value
  }

  private static func digit(_ byte: UInt8) -> UInt64? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt64(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt64(byte - UInt8(ascii: "a") + 10)
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt64(byte - UInt8(ascii: "A") + 10)
    default: nil
    }
  }

  private mutating func linearAddress() throws(VectorRefusal) -> VirtualAddress {
    VirtualAddress(rawValue: UInt32(try number(.linearAddress, bits: 32)))
  }

  /// A word `NAME=NUMBER`.
  private mutating func assigned(
    _ part: VectorRefusal.Part, _ key: UInt64
  ) throws(VectorRefusal) -> UInt64 {
    let word = try word(part)
    guard let sign = equalSign(in: word), packed(word.lowerBound..<sign) == key else {
      throw refusal(.badExpectation, word)
    }
    return try number(sign + 1..<word.upperBound, bits: 32)
  }

  /// A word `FLAG=0` or `FLAG=1`.
  private func flag(_ word: Range<Int>) throws(VectorRefusal) -> (VectorFlags, Bool) {
    guard let sign = equalSign(in: word), word.upperBound == sign + 2,
      bytes[sign + 1] & ~1 == UInt8(ascii: "0"),
      let bit = keywords.flagBit(packed(word.lowerBound..<sign))
    else { throw refusal(.unknownFlag, word) }
    return (VectorFlags(rawValue: 1 << bit), bytes[sign + 1] == UInt8(ascii: "1"))
  }

  private func equalSign(in word: Range<Int>) -> Int? {
    for index in word where bytes[index] == Self.equalSign { return index }
    return nil
  }

  private func refusal(_ cause: VectorRefusal.Cause, _ word: Range<Int>) -> VectorRefusal {
    VectorRefusal(
      lineNumber: lineNumber, column: word.lowerBound - line.lowerBound + 1, cause: cause,
      word: text(word.prefix(40)))
  }
}

/// The words of the format, each packed into a number as `VectorFile` packs what it reads.
private final class Keywords: Sendable {
  let vector = pack("vector")
  let paging = pack("paging")
  let memory = pack("mem")
  let after = pack("after")
  let directory = pack("cr3")
  let set = pack("set")
  let invalidate = pack("invlpg")
  let read = pack("read")
  let write = pack("write")
  let fetch = pack("fetch")
  let twoLevel = pack("32")
  let pae = pack("pae")
  let user = pack("user")
  let kernel = pack("kernel")
  let equals = pack("=")
  let pageFault = pack("#PF")
  let error = pack("error")
  let cr2 = pack("cr2")
  private let flags = VectorFlags.names.map(pack)

  private static func pack(_ word: String) -> UInt64 {
    word.utf8.reduce(0) { $0 << 8 | UInt64($1) }
  }

  func flagBit(_ key: UInt64) -> Int? {
    for bit in 0..<flags.count where flags[bit] == key { return bit }
    return nil
  }
}
