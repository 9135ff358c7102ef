import Drawing
import Grammar
import Hardware
import KernelModel

/// What is to be said of a signal that ended an access: why it came, whom it ended, and which
/// commands lead on.
package struct SignalAftermath: Sendable {
  package let cause: SignalCause?
  /// A command that shows more; none of a process that is gone.
  let lead: Lead?
  /// The process that the signal ended.
  package let ended: Int32?
  /// The process that runs in its place.
  package let next: Int32?

  /// - Parameters:
  ///   - cause: nil for a signal that no access brought.
  ///   - process: whose access it was. The signal has been delivered.
  ///   - speaker: the process that commands spoke for.
  package init(
    _ cause: SignalCause?, at address: VirtualAddress, _ access: Access, by process: Process,
    spokenFor speaker: Process, in kernel: Kernel
  ) {
    self.cause = cause
    guard process.isRunning else {
      lead = nil
      ended = process.id.rawValue
      let isSpeaker = process === speaker && kernel.current.isRunning
      next = isSpeaker ? kernel.current.id.rawValue : nil
      return
    }
    let prefix = process === speaker ? "" : "[\(process.id.rawValue)] "
    lead = cause?.lead(to: address, access).map { $0.behind(prefix) }
    ended = nil
    next = nil
  }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    if let cause {
      let words = canvas.words(cause)
      let more = lead.map { canvas.words(LeadPhrase.see($0)) }
      let whole = more.map { "\(words); \($0)" } ?? words
      // A command is not broken in its middle.
      let fits = whole.columnCount <= canvas.width - 2
      append(fits ? whole : words, on: canvas, into: &text)
      if !fits, let more { append(more, on: canvas, into: &text) }
    }
    guard let ended else { return }
    append(canvas.words(LeadPhrase.isGone(ended, next: next)), on: canvas, into: &text)
  }

  private func append(_ words: String, on canvas: Canvas, into text: inout StyledText) {
    text.append("  ")
    text.appendWrapped(words, .note, from: 2, width: canvas.width)
  }
}

extension SignalCause {
  /// The command that shows more.
  fileprivate func lead(to address: VirtualAddress, _ access: Access) -> Lead? {
    let letter =
      switch access {
      case .read: "r"
      case .write: "w"
      case .fetch: "x"
      }
    switch self {
    case .noArea: return Lead("why \(address.digits)")
    case .kernelSpace: return Lead("what \(address.digits)")
    case .cannotGrow(_, .stackLimit), .cannotGrow(_, .spaceLimit), .cannotGrow(_, .lockLimit):
      return Lead("limits")
    case .cannotGrow(_, .commitLimit), .unpromised: return Lead("meminfo")
    case .outOfFrames: return Lead("zones")
    case .killedForMemory: return Lead("dmesg")
    case .endless: return Lead("cr")
    case .cannotGrow, .areaForbids, .beyondFile, .unreadable, .corruptedTable:
      return Lead("translate \(address.digits) \(letter)")
    case .noMemory: return nil
    }
  }
}
