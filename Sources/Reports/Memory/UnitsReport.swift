import Drawing
import Grammar
import Hardware
import KernelModel

/// Memory cut in units.
package struct UnitsReport: Report {
  package static let kind = "units"

  package let address: UInt32
  package let bytes: [UInt8]
  package let unit: MemoryFormat.Unit
  package let spelling: MemoryFormat.Spelling
  package let count: Int

  package enum Key: String, CodingKey { case address, unit, values, valuesDecimal, string }

  /// Looks at as much memory as the format says, up to the first byte that cannot be seen.
  ///
  /// - Returns: nil when there is nothing to be seen at all.
  package init?(
    at start: VirtualAddress, _ format: MemoryFormat, _ peek: (VirtualAddress) -> UInt8?
  ) {
    var spelling = format.spelling ?? .hexadecimal
    var unit = format.unit ?? (spelling == .character || spelling == .string ? .byte : .word)
    if spelling == .string, unit != .byte { spelling = .hexadecimal }
    if spelling == .address { unit = .word }
    let byteCount = spelling == .string ? 4096 : (format.count ?? 1) * unit.rawValue
    var bytes: [UInt8] = []
    while bytes.count < byteCount, let byte = peek(start + UInt32(bytes.count)) {
      bytes.append(byte)
    }
    guard !bytes.isEmpty else { return nil }
    address = start.rawValue
    self.bytes = bytes
    self.unit = unit
    self.spelling = spelling
    count = format.count ?? 1
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(address, forKey: .address)
    try container.encode(unit.rawValue, forKey: .unit)
    if spelling == .string {
      try container.encode(strings, forKey: .string)
    } else {
      try container.encode(values, forKey: .values)
      if unit == .giant { try container.encode(values.map(\.decimal), forKey: .valuesDecimal) }
    }
  }

  /// The address behind what was shown.
  package var end: VirtualAddress {
    let byteCount =
      spelling == .string
      ? pieces.reduce(0) { $0 + $1.count + 1 } : values.count * unit.rawValue
    return VirtualAddress(rawValue: address) + UInt32(byteCount)
  }

  /// Little-endian.
  private var values: [UInt64] {
    stride(from: 0, to: bytes.count - unit.rawValue + 1, by: unit.rawValue).map { start in
      bytes[start..<start + unit.rawValue].reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }
  }

  private var strings: [String] { pieces.map { String(decoding: $0, as: UTF8.self) } }

  /// The bytes of the strings, without the zeros that end them.
  private var pieces: ArraySlice<ArraySlice<UInt8>> {
    bytes.split(separator: 0, maxSplits: count, omittingEmptySubsequences: false).prefix(count)
  }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    if spelling == .string {
      var start = address
      for string in strings {
        text.append(addressDigits(start), .address)
        let shown = string.unicodeScalars.map { $0.escaped(asASCII: false) }.joined()
        text.appendLine(": \"\(shown)\"")
        start &+= UInt32(string.utf8.count) + 1
      }
      return
    }
    let perLine = max(1, 16 / unit.rawValue)
    let values = values
    for start in stride(from: 0, to: values.count, by: perLine) {
      text.append(addressDigits(address &+ UInt32(start * unit.rawValue)), .address)
      text.append(":")
      for value in values[start..<min(start + perLine, values.count)] {
        text.append(" ")
        text.append(spelled(value), value == 0 ? .faint : .value)
      }
      text.endLine()
    }
  }

  private func spelled(_ value: UInt64) -> String {
    let bits = unit.rawValue * 8
    switch spelling {
    case .hexadecimal, .address, .string: return padded(String(value, radix: 16), to: bits / 4)
    case .binary: return padded(String(value, radix: 2), to: bits)
    case .octal: return "0" + String(value, radix: 8)
    case .unsigned: return "\(value)"
    case .decimal:
      let shift = 64 - bits
      return "\(Int64(bitPattern: value << shift) >> shift)"
    case .character:
      return "'\(UnicodeScalar(UInt8(truncatingIfNeeded: value)).escaped(asASCII: true))'"
    }
  }

  private func padded(_ digits: String, to width: Int) -> String {
    String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
