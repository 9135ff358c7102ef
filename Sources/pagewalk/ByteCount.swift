import ArgumentParser

/// A number of bytes as it is written at the prompt: decimal or `0x`, with K, M or G.
struct ByteCount: RawRepresentable, ExpressibleByArgument {
  let rawValue: UInt64

  init(rawValue: UInt64) { self.rawValue = rawValue }

  init?(argument: String) {
    let shifts: [Character: UInt64] = ["K": 10, "M": 20, "G": 30]
    var digits = argument[...]
    let shift = digits.last.flatMap { shifts[Character($0.uppercased())] }
    if shift != nil { digits.removeLast() }
    let isHexadecimal = digits.hasPrefix("0x")
    let value = UInt64(isHexadecimal ? digits.dropFirst(2) : digits, radix: isHexadecimal ? 16 : 10)
    guard let value, digits.first != "+", value <= 1 << 40 else { return nil }
    rawValue = value << (shift ?? 0)
  }
}
