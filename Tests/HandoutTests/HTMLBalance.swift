import FoundationEssentials
import Glibc

/// The elements of a page, and whether each that begins ends in its place.
struct HTMLBalance {
  private static let empty: Set<String> = [
    "meta", "input", "br", "img", "rect", "path", "circle", "line", "use", "polygon", "polyline",
  ]

  private(set) var tags: [String] = []
  private(set) var faults: [String] = []

  init(_ html: String) {
    var open: [String] = []
    var rest = Array(html.utf8)[...]
    while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
      rest = rest[(start + 1)...]
      guard let end = rest.firstIndex(of: UInt8(ascii: ">")) else {
        faults.append("open tag")
        break
      }
      let tag = String(decoding: rest[..<end], as: UTF8.self)
      rest = rest[(end + 1)...]
      let name = String(tag.drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber })
      if tag.hasPrefix("!") { continue }
      if tag.hasPrefix("/") {
        if open.popLast() != name { faults.append("</\(name)> closes something else") }
        continue
      }
      tags.append(name)
      if tag.contains("\"") , tag.filter({ $0 == "\"" }).count % 2 != 0 { faults.append(tag) }
      if ["script", "style"].contains(name) {
        let close = Array("</\(name)>".utf8)
        while let next = rest.firstIndex(of: UInt8(ascii: "<")), !rest[next...].starts(with: close) {
          rest = rest[(next + 1)...]
        }
      }
      if !Self.empty.contains(name), !tag.hasSuffix("/") { open.append(name) }
    }
    faults += open.map { "<\($0)> stays open" }
  }
}

/// WCAG 2: how far two colours are apart.
enum Contrast {
  static func ratio(_ one: String, _ other: String) -> Double {
    let (a, b) = (luminance(one), luminance(other))
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }

  private static func luminance(_ colour: String) -> Double {
    let value = UInt32(colour.dropFirst(), radix: 16) ?? 0
    let parts = [value >> 16 & 255, value >> 8 & 255, value & 255].map { Double($0) / 255 }
    let linear = parts.map { $0 <= 0.04045 ? $0 / 12.92 : Glibc.pow(($0 + 0.055) / 1.055, 2.4) }
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
  }
}

/// FIPS 180-4.
enum SHA256 {
  static func base64(_ bytes: [UInt8]) -> String { Data(digest(bytes)).base64EncodedString() }

  private static func isPrime(_ number: Int) -> Bool {
    !(2..<number).prefix { $0 * $0 <= number }.contains { number % $0 == 0 }
  }

  private static let primes = (2...311).filter(isPrime)

  /// The first 32 bits of the fractional part.
  private static func fraction(_ value: Double) -> UInt32 {
    UInt32((value - value.rounded(.down)) * 0x1p32)
  }

  private static func digest(_ bytes: [UInt8]) -> [UInt8] {
    var hash = primes.prefix(8).map { fraction(Double($0).squareRoot()) }
    let constants = primes.prefix(64).map { fraction(cbrt(Double($0))) }
    var message = bytes + [0x80]
    while message.count % 64 != 56 { message.append(0) }
    for shift in stride(from: 56, through: 0, by: -8) {
      message.append(UInt8(UInt64(bytes.count * 8) >> UInt64(shift) & 255))
    }
    func turn(_ word: UInt32, _ count: UInt32) -> UInt32 { word >> count | word << (32 - count) }
    for block in stride(from: 0, to: message.count, by: 64) {
      var words = (0..<16).map { index in
        (0..<4).reduce(UInt32(0)) { $0 << 8 | UInt32(message[block + index * 4 + $1]) }
      }
      for index in 16..<64 {
        let (a, b) = (words[index - 15], words[index - 2])
        let low = turn(a, 7) ^ turn(a, 18) ^ a >> 3
        let high = turn(b, 17) ^ turn(b, 19) ^ b >> 10
        words.append(words[index - 16] &+ low &+ words[index - 7] &+ high)
      }
      var s = hash
      for index in 0..<64 {
        let sum1 = turn(s[4], 6) ^ turn(s[4], 11) ^ turn(s[4], 25)
        let choice = s[4] & s[5] ^ ~s[4] & s[6]
        let first = s[7] &+ sum1 &+ choice &+ constants[index] &+ words[index]
        let sum0 = turn(s[0], 2) ^ turn(s[0], 13) ^ turn(s[0], 22)
        let majority = s[0] & s[1] ^ s[0] & s[2] ^ s[1] & s[2]
        s = [first &+ sum0 &+ majority, s[0], s[1], s[2], s[3] &+ first, s[4], s[5], s[6]]
      }
      hash = zip(hash, s).map { $0 &+ $1 }
    }
    return hash.flatMap { word in (0..<4).map { UInt8(word >> UInt32(24 - 8 * $0) & 255) } }
  }
}
