/// A running digest of words: FNV-1a, 64 bits, a word at a time, mixed at the end.
struct Digest {
  private var state: UInt64 = 0xcbf2_9ce4_8422_2325

  mutating func add(_ word: UInt64) { state = (state ^ word) &* 0x0000_0100_0000_01b3 }
  mutating func add(_ number: some BinaryInteger) { add(UInt64(truncatingIfNeeded: number)) }

  mutating func add(_ text: String) {
    for byte in text.utf8 { add(UInt64(byte)) }
    add(UInt64(0x100))
  }

  var value: UInt64 {
    var mixed = state
    mixed = (mixed ^ mixed >> 33) &* 0xff51_afd7_ed55_8ccd
    mixed = (mixed ^ mixed >> 33) &* 0xc4ce_b9fe_1a85_ec53
    return mixed ^ mixed >> 33
  }
}
