import Drawing
import Grammar
import Hardware
import KernelModel

/// What a system call returned.
package struct CallReport: Report {
  package static let kind = "call"

  package let call: String
  package let outcome: Outcome
  /// Why the kernel refused, or why nothing moved.
  package let reason: Refusal.Reason?
  /// What a value is called.
  package let name: ResultName
  /// The value is an address.
  package let isAddress: Bool
  package let interruption: Interruption?

  package init(
    call: String, outcome: Outcome, reason: Refusal.Reason?, name: ResultName, isAddress: Bool,
    interruption: Interruption? = nil
  ) {
    self.call = call
    self.outcome = outcome
    self.reason = reason
    self.name = name
    self.isAddress = isAddress
    self.interruption = interruption
  }

  package enum Key: String, CodingKey { case call, result, aside, value, errno, reason, words }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(call, forKey: .call)
    switch outcome {
    case .value(let value):
      try container.encodeIfPresent(name.counted, forKey: .result)
      try container.encodeIfPresent(name.aside, forKey: .aside)
      try container.encode(Int64(value), forKey: .value)
    case .refused(let errno): try container.encode(errno.name, forKey: .errno)
    case .none: try container.encode(0, forKey: .value)
    case .observed, .trapped: break
    }
    try container.encodeIfPresent(reason, forKey: .reason)
    try container.encodeIfPresent(reason?.english, forKey: .words)
  }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    switch outcome {
    case .value(let value):
      text.append(name.text, .label)
      text.append(" = ")
      if isAddress {
        text.append(addressDigits(UInt32(truncatingIfNeeded: value)), .address)
      } else {
        text.append("\(value)", .value)
      }
    case .refused(let errno):
      text.append("\(call): ")
      text.append(errno.name, .error)
      if let reason, reason.isSentence {
        text.append(" ")
        return text.appendWrapped(
          "(\(canvas.words(reason)))", from: call.count + errno.name.count + 3,
          width: canvas.width, indent: 2)
      }
    case .none, .observed, .trapped:
      text.append("\(call): \(outcome.written)")
    }
    if let reason {
      let lead = reason.lead.map { "; \(canvas.words(LeadPhrase.see($0)))" } ?? ""
      text.append(" (\(canvas.words(reason))\(lead))", .faint)
    }
    text.endLine()
  }
}

extension Refusal.Reason {
  /// It tells a rule in our own words, which go on in the next line. Others are short, or what Linux
  /// prints and not to be broken.
  fileprivate var isSentence: Bool {
    if case .commitLimit = self { true } else { false }
  }
}
