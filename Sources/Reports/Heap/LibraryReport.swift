import CLibrary
import Drawing
import Grammar
import Hardware
import KernelModel

/// What a function of the C library returned, or how it ended.
package struct LibraryReport: Report {
  package static let kind = "library"

  /// How a call ended.
  package enum Ending: Sendable {
    /// With an address, or NULL for what was freed.
    case returned(UInt32)
    /// `free` returns nothing.
    case done
    /// NULL, for want of memory.
    case noMemory
    case failed(HeapFailure)
  }

  package let call: String
  package let ending: Ending
  /// What an address is called.
  package let name: ResultName
  /// Page faults that the call took.
  package let faults: Int
  /// What is to be said of a signal.
  package let aftermath: SignalAftermath?

  package init(
    call: String, ending: Ending, name: ResultName, faults: Int,
    aftermath: SignalAftermath?
  ) {
    self.call = call
    self.ending = ending
    self.name = name
    self.faults = faults
    self.aftermath = aftermath
  }

  package var outcome: Outcome {
    switch ending {
    case .returned(let address): .value(Int128(address))
    case .done: .none
    case .noMemory: .refused(.outOfMemory)
    case .failed(.signal(let signal)), .failed(.aborted(_, let signal)): .trapped(Trap(signal))
    case .failed(.endless): .refused(.interrupted)
    }
  }

  package enum Key: String, CodingKey {
    case call, result, aside, value, errno, signal, message, endless, faults, cause, ended, next
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(call, forKey: .call)
    switch ending {
    case .returned(let address):
      try container.encodeIfPresent(name.counted, forKey: .result)
      try container.encodeIfPresent(name.aside, forKey: .aside)
      try container.encode(address, forKey: .value)
    case .done: break
    case .noMemory: try container.encode(Errno.outOfMemory.name, forKey: .errno)
    case .failed(.signal(let signal)): try container.encode(signal, forKey: .signal)
    case .failed(.aborted(let reason, let signal)):
      try container.encode(signal, forKey: .signal)
      try container.encode(reason.rawValue, forKey: .message)
    case .failed(.endless(let function)):
      try container.encode(Errno.interrupted.name, forKey: .errno)
      try container.encode(function.rawValue, forKey: .endless)
    }
    try container.encode(faults, forKey: .faults)
    try container.encodeIfPresent(aftermath?.cause, forKey: .cause)
    try container.encodeIfPresent(aftermath?.ended, forKey: .ended)
    try container.encodeIfPresent(aftermath?.next, forKey: .next)
  }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    if let message = message(on: canvas) {
      text.appendWrapped(message, .error, from: 0, width: canvas.width)
    }
    switch outcome {
    case .value(let value):
      text.append(name.text, .label)
      text.append(" = ")
      text.append(addressDigits(UInt32(truncatingIfNeeded: value)), .address)
    case .refused(let errno):
      text.append("\(call): ")
      text.append(errno.name, .error)
    case .trapped(let trap):
      text.append("\(call): \(canvas.words(LibraryPhrase.endsIn)) ")
      text.append(trap.name, .error)
    case .none, .observed: text.append("\(call): \(canvas.words(LibraryPhrase.done))")
    }
    if faults > 0 { text.append(" (\(canvas.words(LibraryPhrase.faults(faults))))", .faint) }
    text.endLine()
    aftermath?.draw(on: canvas, into: &text)
  }

  /// What the library prints before it aborts, or what is to be said in its place.
  private func message(on canvas: Canvas) -> String? {
    switch ending {
    case .failed(.aborted(let reason, _)): reason.rawValue
    case .failed(.endless(let function)): canvas.words(LibraryPhrase.neverReturns(function))
    case .returned, .done, .noMemory, .failed(.signal): nil
    }
  }
}

/// What is said of a call of the C library.
enum LibraryPhrase: Sendable {
  case endsIn
  case done
  case faults(Int)
  case neverReturns(KernelFunction)
}
