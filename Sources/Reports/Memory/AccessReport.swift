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
  /// The first number that was written as more than a byte.
  package let written: Written?
  /// Page faults, minor and major.
  package let faults: Int
  package let signal: Signal?
  /// What the kernel says of a fault of its own.
  package let oops: Oops?
  /// What is to be said of the signal.
  package let aftermath: SignalAftermath?
  package var interruption: Interruption?

  package init(
    address: UInt32, access: Access, pages: Int, byte: UInt8?, faults: Int, signal: Signal? = nil,
    aftermath: SignalAftermath? = nil, oops: Oops? = nil, written: Written? = nil
  ) {
    self.written = written
    self.aftermath = aftermath
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
    return (written?.value ?? byte.map { Int128($0) }).map { .observed($0) } ?? .none
  }

  package var faultCount: Int? { signal == nil ? faults : nil }

  package enum Key: String, CodingKey {
    case address, access, pages, byte, faults, signal, cause, ended, next, oops, written
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(address, forKey: .address)
    try container.encode(access, forKey: .access)
    try container.encode(pages, forKey: .pages)
    try container.encodeIfPresent(byte, forKey: .byte)
    try container.encode(faults, forKey: .faults)
    try container.encodeIfPresent(signal, forKey: .signal)
    try container.encodeIfPresent(aftermath?.cause, forKey: .cause)
    try container.encodeIfPresent(aftermath?.ended, forKey: .ended)
    try container.encodeIfPresent(aftermath?.next, forKey: .next)
    try container.encodeIfPresent(oops, forKey: .oops)
    try container.encodeIfPresent(written, forKey: .written)
  }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    text.append(addressDigits(address), .address)
    text.append(": \(canvas.words(access))")
    if let oops {
      text.append(" \(canvas.words(AccessPhrase.byKernelEndsIn)) ")
      text.appendLine(canvas.words(AccessPhrase.oops), .error)
      oops.draw(on: canvas, into: &text)
      return
    }
    if let signal {
      text.append(" \(canvas.words(AccessPhrase.endsIn)) ")
      text.appendLine(signal.words, .error)
      aftermath?.draw(on: canvas, into: &text)
      return
    }
    if pages == 1, let byte { text.append(" \(byteDigits(byte))", .value) }
    if let written { text.append(" \(written.digits)", .value) }
    if pages != 1 { text.append(" \(canvas.words(AccessPhrase.pages(pages)))") }
    text.appendLine(", \(canvas.words(AccessPhrase.faults(faults)))")
  }
}

extension AccessReport {
  /// A number as it was written.
  package struct Written: Sendable {
    let value: Int128
    let byteCount: Int

    package init(_ value: Int128, byteCount: Int) {
      self.value = value
      self.byteCount = byteCount
    }

    /// The bits that lie in memory now.
    var digits: String {
      let bits = UInt64(truncatingIfNeeded: value) & (UInt64.max >> UInt64(64 - byteCount * 8))
      return hexadecimal(bits, digits: byteCount * 2)
    }
  }
}

extension AccessReport.Written: Encodable {
  package func encode(to encoder: any Encoder) throws {
    try (["byteCount": byteCount, "value": value] as Details).encode(to: encoder)
  }
}

/// What is said of an access.
enum AccessPhrase: Sendable {
  case endsIn
  case byKernelEndsIn
  case oops
  case pages(Int)
  case faults(Int)
}
