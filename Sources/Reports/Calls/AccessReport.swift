import Drawing
import Grammar
import Hardware
import KernelModel

/// How an access ended.
package struct AccessReport: Report {
  package static let kind = "access"

  /// Where it began, or where the signal came from.
  package let address: UInt32
  package let access: Access
  /// How many pages were accessed.
  package let pages: Int
  /// The byte that is there now, for a single access.
  package let byte: UInt8?
  /// Page faults, minor and major.
  package let faults: Int
  package let signal: Signal?
  /// What the kernel says of a fault of its own.
  package let oops: Oops?
  /// The command for the pages that were accessed, when it was interrupted.
  package var commandDone: String?

  package init(
    address: UInt32, access: Access, pages: Int, byte: UInt8?, faults: Int, signal: Signal? = nil,
    oops: Oops? = nil
  ) {
    self.oops = oops
    self.address = address
    self.access = access
    self.pages = pages
    self.byte = byte
    self.faults = faults
    self.signal = signal
  }

  package var outcome: Outcome {
    if let signal { return .trapped(oops == nil ? Trap(signal) : .oops) }
    return byte.map { .observed(Int128($0)) } ?? .none
  }

  package var faultCount: Int? { signal == nil ? faults : nil }

  package enum Key: String, CodingKey { case address, access, pages, byte, faults, signal, oops }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(address, forKey: .address)
    try container.encode(verb, forKey: .access)
    try container.encode(pages, forKey: .pages)
    try container.encodeIfPresent(byte, forKey: .byte)
    try container.encode(faults, forKey: .faults)
    try container.encodeIfPresent(signal?.words, forKey: .signal)
    try container.encodeIfPresent(oops, forKey: .oops)
  }

  private var verb: String {
    switch access {
    case .read: "read"
    case .write: "write"
    case .fetch: "execute"
    }
  }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    text.append(addressDigits(address), .address)
    text.append(": \(verb)")
    if let oops {
      text.append(" by the kernel ends in ")
      text.appendLine("an oops", .error)
      oops.draw(on: canvas, into: &text)
      return
    }
    if let signal {
      text.append(" ends in ")
      text.append(signal.words, .error)
      text.endLine()
      return
    }
    if pages == 1, let byte { text.append(" \(byteDigits(byte))", .value) }
    if pages != 1 { text.append(" \(pages) pages") }
    text.appendLine(faults == 0 ? ", no fault" : faults == 1 ? ", 1 fault" : ", \(faults) faults")
  }
}

extension Signal {
  /// The signal and its code, as strace writes them.
  package var words: String { "\(number.name) \(code.name)" }
}

/// A byte as two hexadecimal digits.
package func byteDigits(_ byte: UInt8) -> String { hexadecimal(byte, digits: 2) }

/// Bytes of a process's memory.
package struct MemoryReport: Report {
  package static let kind = "memory"

  package let address: UInt32
  package let bytes: [UInt8]
  /// Page faults that reading took; nil for a look that takes none.
  package let faults: Int?
  package let signal: Signal?

  package enum CodingKeys: CodingKey { case address, bytes, faults, signal }

  package init(address: UInt32, bytes: [UInt8], faults: Int?, signal: Signal? = nil) {
    self.address = address
    self.bytes = bytes
    self.faults = faults
    self.signal = signal
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(address, forKey: .address)
    try container.encode(bytes, forKey: .bytes)
    try container.encodeIfPresent(faults, forKey: .faults)
    try container.encodeIfPresent(signal?.words, forKey: .signal)
  }

  package var outcome: Outcome { signal.map { .trapped(Trap($0)) } ?? .none }
  package var faultCount: Int? { signal == nil ? faults : nil }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    let perLine = canvas.width < 77 ? 8 : 16
    for start in stride(from: 0, to: bytes.count, by: perLine) {
      let line = bytes[start..<min(start + perLine, bytes.count)]
      text.append(addressDigits(address &+ UInt32(start)), .address)
      text.append(" ")
      for byte in line {
        text.append(" ")
        text.append(byteDigits(byte), byte == 0 ? .faint : .value)
      }
      text.pad(from: line.count * 3, to: perLine * 3 + 2)
      let letters = line.map { 0x20..<0x7f ~= $0 ? Character(UnicodeScalar($0)) : "." }
      text.appendLine("|\(String(letters))|", .faint)
    }
    if let signal {
      text.append(addressDigits(address &+ UInt32(bytes.count)), .address)
      text.append(": read ends in ")
      text.appendLine(signal.words, .error)
    }
  }
}
