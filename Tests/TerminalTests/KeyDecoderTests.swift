import Testing

@testable import Terminal

/// Bytes of a terminal as keys.
@Suite struct KeyDecoderTests {
  private func keys(_ bytes: some Sequence<UInt8>, complete: Bool = true) -> [KeyDecoder.Key] {
    var decoder = KeyDecoder()
    decoder.append(Array(bytes))
    var keys: [KeyDecoder.Key] = []
    while let key = decoder.next(isComplete: complete) { keys.append(key) }
    return keys
  }

  @Test func `UTF-8 becomes scalars`() {
    #expect(keys("aé変🐞".utf8) == [.scalar("a"), .scalar("é"), .scalar("変"), .scalar("🐞")])
  }

  @Test func `invalid bytes become one replacement each`() {
    let bad: [UInt8] = [0xff, 0x61, 0xe5, 0xa4, 0x62, 0xed, 0xa0, 0x80, 0xc0]
    #expect(keys(bad).filter { $0 == .scalar("\u{fffd}") }.count == 4)
    #expect(keys(bad).contains(.scalar("a")) && keys(bad).contains(.scalar("b")))
  }

  @Test func `a character in pieces waits for its rest`() {
    var decoder = KeyDecoder()
    decoder.append([0xe5, 0xa4])
    #expect(decoder.next(isComplete: false) == nil)
    decoder.append([0x89])
    #expect(decoder.next(isComplete: false) == .scalar("変"))
  }

  @Test func `the codes of keys without a character cannot be typed`() {
    #expect(keys("\u{80}\u{85}\u{9f}x".utf8) == [.scalar("x")])
  }

  @Test func `an Escape that begins nothing is a key once time is over`() {
    #expect(keys([0x1b], complete: false) == [])
    #expect(keys([0x1b], complete: true) == [.scalar("\u{1b}")])
  }

  @Test func `Escape and a letter are two keys, for Meta`() {
    #expect(keys("\u{1b}f".utf8) == [.scalar("\u{1b}"), .scalar("f")])
  }

  @Test(arguments: [("\u{1b}[A", KeyDecoder.Special.up), ("\u{1b}OA", .up), ("\u{1b}[3~", .delete)])
  func `keys of the keyboard are known`(_ bytes: String, _ special: KeyDecoder.Special) {
    #expect(keys(bytes.utf8) == [.special(special)])
  }

  @Test func `unknown sequences vanish`() {
    #expect(keys("\u{1b}[15~\u{1b}[1;2P\u{1b}[[Ax".utf8) == [.scalar("x")])
  }

  @Test func `unknown sequences pass when somebody may have bound them`() {
    var decoder = KeyDecoder()
    decoder.passesUnknownSequences = true
    decoder.append(Array("\u{1b}[15~".utf8))
    #expect(decoder.next(isComplete: true) == .scalar("\u{1b}"))
    #expect(decoder.next(isComplete: true) == .scalar("["))
  }

  @Test func `a paste is one key, whatever it holds and however it comes`() {
    var decoder = KeyDecoder()
    var keys: [KeyDecoder.Key] = []
    for byte in "a\u{1b}[200~b\u{1b}[A\n\u{1b}[201~c".utf8 {
      decoder.append([byte])
      while let key = decoder.next(isComplete: false) { keys.append(key) }
    }
    #expect(keys == [.scalar("a"), .paste("b\u{1b}[A\n"), .scalar("c")])
  }

  @Test func `any bytes are decoded to their end`() {
    var generator = SystemRandomNumberGenerator.Seeded(seed: 7)
    let likely = Array("\u{1b}[O20~;A変\n".utf8)
    for _ in 0..<2000 {
      let bytes = (0..<20).map { _ in
        Bool.random(using: &generator)
          ? likely.randomElement(using: &generator)! : UInt8.random(in: 0...255, using: &generator)
      }
      var decoder = KeyDecoder()
      decoder.append(bytes)
      while decoder.next(isComplete: true) != nil {}
      #expect(decoder.isEmpty || decoder.isInsidePaste)
    }
  }
}

extension SystemRandomNumberGenerator {
  /// The same numbers in every run (SplitMix64).
  struct Seeded: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
      state &+= 0x9e37_79b9_7f4a_7c15
      var word = state
      word = (word ^ word >> 30) &* 0xbf58_476d_1ce4_e5b9
      word = (word ^ word >> 27) &* 0x94d0_49bb_1331_11eb
      return word ^ word >> 31
    }
  }
}
