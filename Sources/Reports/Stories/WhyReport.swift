import Drawing
import Grammar
import Hardware
import KernelModel

/// The story of an address's present state: who mapped it, touched it, protected it, copied it.
package struct WhyReport: Report {
  package static let kind = "why"

  /// What was done to it, and by which command.
  package struct Cause: Encodable, Sendable {
    package let event: Int
    /// From 1.
    package let command: Int
    /// The command as it was typed.
    package let commandText: String
    let deed: AddressDeed
  }

  package let address: VirtualAddress
  package let causes: [Cause]
  /// What is there now; nil when the process has no memory.
  package let now: [AddressPlace]?
  /// Its entry, when neither the kernel nor the chip has written it so.
  let strayEntry: PageTableEntry?

  /// Reads the journal up to where the machine stands.
  ///
  /// - Parameters:
  ///   - process: whose address it is.
  ///   - clock: the last event that has happened.
  ///   - bootAreas: what the first process had mapped before the first event.
  ///   - commandText: what a command was typed as, by its number from 0.
  /// - Complexity: O(chunks of the journal), and O(events) of those that may tell of the address since
  ///   its mapping began.
  package init(
    _ address: VirtualAddress, of process: Process, in kernel: Kernel, _ journal: Journal,
    upTo clock: Int, bootAreas: [Range<VirtualAddress>], commandText: (Int) -> String
  ) {
    self.address = address
    let story: any AddressStory
    if address < KernelLayout.pageOffset {
      let page = EntryChange.Page(address, of: process)
      story = PageStory(page, bootAreas: bootAreas).told(journal, upTo: clock)
    } else {
      story = KernelPageStory(address, in: kernel).told(journal, upTo: clock)
    }
    causes = story.deeds.map { told in
      let command = journal.command(of: told.event)
      return Cause(
        event: told.event, command: command + 1, commandText: commandText(command),
        deed: told.deed)
    }
    guard let space = process.space else {
      (now, strayEntry) = (nil, nil)
      return
    }
    now = kernel.places(at: address, in: space)
    let entry = kernel.tables.entry(of: address, in: space.directory)
    let known = story.lastEntry ?? entry
    strayEntry =
      known.setting([.accessed, .dirty]) == entry.setting([.accessed, .dirty]) ? nil : entry
  }

  package enum Key: String, CodingKey { case address, causes, now, strayEntry, strayEntryDecimal }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(address, forKey: .address)
    try container.encode(causes, forKey: .causes)
    try container.encodeIfPresent(now, forKey: .now)
    try container.encodeIfPresent(strayEntry?.wide, forKey: .strayEntry)
    try container.encodeIfPresent(strayEntry?.wide.decimal, forKey: .strayEntryDecimal)
  }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    text.append(address.digits, .address)
    text.append(": ")
    var state =
      now.map { $0.map { canvas.words($0) } } ?? [canvas.words(WhyPhrase.noMemory)]
    if let strayEntry { state.append(canvas.words(WhyPhrase.strayEntry(strayEntry))) }
    text.appendWrapped(state.joined(separator: "; "), from: 10, width: canvas.width)
    if causes.isEmpty { text.appendLine("  \(canvas.words(WhyPhrase.unchanged))", .faint) }
    for cause in causes.suffix(30) {
      text.append("  @\(cause.event) ", .address)
      text.appendWrapped(
        canvas.words(WhyPhrase.cause(cause.deed, cause.command, cause.commandText)),
        from: "  @\(cause.event) ".count, width: canvas.width)
    }
  }
}

/// What `why` says around its facts.
enum WhyPhrase: Sendable {
  case noMemory
  case strayEntry(PageTableEntry)
  case unchanged
  case cause(AddressDeed, Int, String)
}

extension PageStory {
  /// The story with the journal's events up to one.
  func told(_ journal: Journal, upTo clock: Int) -> Self {
    let bounds = journal.bounds(ofMapping: page, upTo: clock, isMapped: isMapped)
    var story = self
    story.lastMerge = bounds.lastMerge
    journal.read(from: bounds.first, upTo: clock, into: &story)
    return story
  }
}

extension KernelPageStory {
  /// The story with the journal's events up to one.
  func told(_ journal: Journal, upTo clock: Int) -> Self {
    var story = self
    journal.read(upTo: clock, into: &story)
    return story
  }
}
