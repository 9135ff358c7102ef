import Drawing
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
  ///
  /// - Parameter process: whose address it is.
  /// - Complexity: O(events); a few milliseconds for a million.
  init(_ address: VirtualAddress, of process: Process, in session: Session) {
    self.address = address
    let page = EntryChange.Page(address, of: process)
    let kernel = session.kernel
    let told: (sentences: [StorySentence], entry: PageTableEntry?)
    if address < KernelLayout.pageOffset {
      told = Self.tell(PageStory(page, bootAreas: session.world.bootAreas), session)
    } else {
      told = Self.tell(KernelPageStory(address, in: kernel), session)
    }
    let journal = session.debugger.journal
    sentences = told.sentences.map { sentence in
      let command = journal.command(of: sentence.event)
      return Sentence(
        event: sentence.event, command: command + 1,
        words: "\(sentence.words) by command \(command + 1), '\(session.text(ofCommand: command))'")
    }
    now = Self.state(of: address, process, told.entry, kernel)
  }

  private static func tell<Story: AddressStory>(
    _ story: Story, _ session: Session
  ) -> (sentences: [StorySentence], entry: PageTableEntry?) {
    var story = story
    let journal = session.debugger.journal
    for number in stride(from: 1, through: session.debugger.clock, by: 1) {
      story.note(journal[number].event, number)
    }
    return (story.sentences, story.lastEntry)
  }

  /// - Parameter known: the entry as it was written last.
  private static func state(
    of address: VirtualAddress, _ process: Process, _ known: PageTableEntry?, _ kernel: Kernel
  ) -> String {
    guard let space = process.space else { return "the process has no memory" }
    var words = kernel.describe(address, in: space)
    let entry = kernel.tables.entry(of: address, in: space.directory)
    if let known, known.setting([.accessed, .dirty]) != entry.setting([.accessed, .dirty]) {
      let digits = hexadecimal(entry.rawValue, digits: 8)
      words.append("its entry, \(digits), was written behind the kernel's back")
    }
    return words.joined(separator: "; ")
  }

  func draw(on canvas: Canvas, into text: inout StyledText) {
    text.append(address.digits, .address)
    text.append(": ")
    text.appendWrapped(now, from: 10, width: canvas.width)
    if sentences.isEmpty {
      text.appendLine("  no command has changed it", .faint)
    }
    for sentence in sentences.suffix(30) {
      text.append("  @\(sentence.event) ", .address)
      text.appendWrapped(
        sentence.words, from: "  @\(sentence.event) ".columnCount, width: canvas.width)
    }
  }
}

extension Session {
  /// A command of the log, or the one that is halted behind it.
  func text(ofCommand index: Int) -> String {
    index < log.count ? log[index].text : halted?.text ?? ""
  }
}
