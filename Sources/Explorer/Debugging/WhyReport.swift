import Hardware
import KernelModel

/// The story of an address's present state: who mapped it, touched it, protected it, copied it.
struct WhyReport: Report {
  static let kind = "why"

  struct Sentence: Encodable, Sendable {
    let event: Int
    let command: Int
    let words: String
  }

  let address: VirtualAddress
  let sentences: [Sentence]
  /// What is there now.
  let now: String

  /// Reads the journal up to where the machine stands.
  init(_ address: VirtualAddress, in session: Session) {
    self.address = address
    let journal = session.debugger.journal
    var sentences: [Sentence] = []
    var stack: [KernelFunction] = []
    var lastCommand = -1
    for number in stride(from: 1, through: session.debugger.clock, by: 1) {
      let event = journal[number].event
      switch event {
      case .enter(let function): stack.append(function)
      case .leave: if !stack.isEmpty { stack.removeLast() }
      default:
        guard let words = Self.words(for: event, address, stack) else { continue }
        let command = journal.command(of: number)
        if command == lastCommand, sentences.last?.words == words { continue }
        lastCommand = command
        sentences.append(Sentence(event: number, command: command + 1, words: words))
      }
    }
    self.sentences = sentences.map { sentence in
      let text =
        sentence.command <= session.log.count
        ? session.log[sentence.command - 1].text : session.halted?.text ?? ""
      return Sentence(
        event: sentence.event, command: sentence.command,
        words: "\(sentence.words) by command \(sentence.command), '\(text)'")
    }
    now = Self.state(of: address, in: session)
  }

  /// What an event did to the address, as the beginning of a sentence; nil if nothing.
  private static func words(
    for event: KernelEvent, _ address: VirtualAddress, _ stack: [KernelFunction]
  ) -> String? {
    switch event {
    case .space(.inserted(let start, let end, let options)):
      guard start <= address, address < end else { return nil }
      return isForking(stack)
        ? "given to a child" : "mapped \(options.contains(.mayShare) ? "shared" : "private")"
    case .space(.removed(let start, let end)):
      return start <= address && address < end ? "unmapped" : nil
    case .space(.optionsChanged(let start, _, _)):
      return start == address.pageBase ? "given other permissions" : nil
    case .space(.grewDown(let from, let to)):
      return to <= address && address < from ? "reached by the stack's growth" : nil
    case .table(.entryWritten(let written, let old, let new)):
      guard written.pageBase == address.pageBase else { return nil }
      return words(for: old, new, stack)
    case .hardware(.filled(let page, _, _, _)):
      return page.pageBase == address.pageBase ? "read into the TLB" : nil
    default: return nil
    }
  }

  private static func isForking(_ stack: [KernelFunction]) -> Bool {
    stack.contains(.kernelClone) || stack.contains(.dupMmap) || stack.contains(.copyPageRange)
  }

  private static func words(
    for old: PageTableEntry, _ new: PageTableEntry, _ stack: [KernelFunction]
  ) -> String? {
    // A copy-on-write clears the entry before it writes the new one.
    let isCopying = stack.contains(.doWPPage)
    if new == .none { return isCopying ? nil : "its entry was cleared" }
    let frame = new.frame.digits
    if old == .none {
      if isCopying { return "copied: frame \(frame) was mapped instead" }
      if isForking(stack) { return "frame \(frame) was shared with the child" }
      if stack.contains(.doAnonymousPage) {
        return new.contains(.software1)
          ? "first read: the page of zeros was mapped" : "first touched: frame \(frame) was mapped"
      }
      return "frame \(frame) was mapped"
    }
    if old.isPresent, new.isPresent, old.frame != new.frame {
      return "copied: frame \(old.frame.digits) gave way to \(frame)"
    }
    if old.isWritable, !new.isWritable {
      return isForking(stack)
        ? "write-protected for copy-on-write" : "write-protected"
    }
    if !old.isWritable, new.isWritable { return "made writable again" }
    return nil
  }

  private static func state(of address: VirtualAddress, in session: Session) -> String {
    guard !session.isBare else { return "" }
    guard let space = session.process.space else { return "the process has no memory" }
    return session.kernel.describe(address, in: space).joined(separator: "; ")
  }

  func draw(on canvas: Canvas, into text: inout StyledText) {
    text.append(address.digits, .address)
    text.append(": ")
    text.appendWrapped(now, from: 10, width: canvas.width)
    if sentences.isEmpty {
      text.appendLine("  it is as it was when the machine was booted", .faint)
    }
    for sentence in sentences.suffix(30) {
      text.append("  @\(sentence.event) ", .address)
      text.appendWrapped(
        sentence.words, from: "  @\(sentence.event) ".count, width: canvas.width)
    }
  }
}
