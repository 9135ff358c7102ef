import Drawing
import Grammar
import Hardware
import KernelModel

/// What a function of the C library returned, or how it ended.
package struct LibraryReport: Report {
  package static let kind = "library"

  package let call: String
  package let outcome: Outcome
  /// What the library printed before it aborted.
  package let message: String?
  /// The `n` of `$n` for an address.
  package let number: Int
  /// Page faults that the call took.
  package let faults: Int
  /// The process that the signal ended.
  package let hasEnded: Int32?

  package init(
    call: String, outcome: Outcome, message: String?, number: Int, faults: Int, hasEnded: Int32?
  ) {
    self.call = call
    self.outcome = outcome
    self.message = message
    self.number = number
    self.faults = faults
    self.hasEnded = hasEnded
  }

  package var faultCount: Int? { faults }

  package enum Key: String, CodingKey { case call, result, value, errno, signal, message, faults, ended }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(call, forKey: .call)
    switch outcome {
    case .value(let value):
      try container.encode(number, forKey: .result)
      try container.encode(Int64(value), forKey: .value)
    case .refused(let errno): try container.encode(errno.name, forKey: .errno)
    case .trapped(let trap): try container.encode(trap.name, forKey: .signal)
    case .none, .observed: break
    }
    try container.encodeIfPresent(message, forKey: .message)
    try container.encode(faults, forKey: .faults)
    try container.encodeIfPresent(hasEnded, forKey: .ended)
  }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    if let message { text.appendWrapped(message, .error, from: 0, width: canvas.width) }
    switch outcome {
    case .value(let value):
      text.append("$\(number)", .label)
      text.append(" = ")
      text.append(addressDigits(UInt32(truncatingIfNeeded: value)), .address)
    case .refused(let errno):
      text.append("\(call): ")
      text.append(errno.name, .error)
    case .trapped(let trap):
      text.append("\(call): ends in ")
      text.append(trap.name, .error)
      if let hasEnded { text.append("; process \(hasEnded) is gone") }
    case .none, .observed: text.append("\(call): done")
    }
    if faults > 0 { text.append(" (\(counted(faults, "fault")))", .faint) }
    text.endLine()
  }
}
