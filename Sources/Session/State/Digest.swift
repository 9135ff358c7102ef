/// A running digest of words: FNV-1a, 64 bits, a word at a time, mixed at the end.
package struct Digest {
  private var state: UInt64 = 0xcbf2_9ce4_8422_2325

  package init() {}

  package mutating func add(_ word: UInt64) { state = (state ^ word) &* 0x0000_0100_0000_01b3 }

  package var value: UInt64 { Self.finished(state) }

  /// A word of which every bit depends on every bit of another: each word has one of its own.
  @inline(__always)
  private static func finished(_ word: UInt64) -> UInt64 {
    var mixed = word
    mixed = (mixed ^ mixed >> 33) &* 0xff51_afd7_ed55_8ccd
    mixed = (mixed ^ mixed >> 33) &* 0xc4ce_b9fe_1a85_ec53
    return mixed ^ mixed >> 33
  }

  /// What a value under a key adds to a sum; 0, as if it were not there, for the value 0.
  ///
  /// Sums of such terms know which key has which value and not in which order they were added: a
  /// further key moves no other.
  @inline(__always)
  static func term(_ value: UInt64, under key: UInt64) -> UInt64 {
    value == 0 ? 0 : finished(value ^ key)
  }

  /// The key that a number is: a frame, an address, a place in a list.
  @inline(__always)
  static func key(_ number: UInt64) -> UInt64 { (number &+ 1) &* 0x9e37_79b9_7f4a_7c15 }

  /// The key that a name is. The name is ASCII and stays for good, however it is worded.
  static func key(_ name: some StringProtocol) -> UInt64 {
    var digest = Digest()
    for byte in name.utf8 { digest.add(UInt64(byte)) }
    return digest.value
  }

  /// The digest of a list, whose order counts; 0 for an empty one.
  static func of(_ numbers: some Sequence<some BinaryInteger>) -> UInt64 {
    var digest = Digest()
    var isEmpty = true
    for number in numbers {
      digest.add(UInt64(truncatingIfNeeded: number))
      isEmpty = false
    }
    return isEmpty ? 0 : digest.value
  }
}
