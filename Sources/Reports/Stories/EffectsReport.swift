import Drawing
import Grammar
import Hardware
import KernelModel

/// What is another than before a command, in a line.
package struct EffectsReport: Report {
  package static let kind = "effects"

  /// In JSON no more are listed one by one.
  static let mostEncoded = 400

  /// Every single one.
  package let effects: [Effect]

  /// The process that a command speaks for, as it was before.
  package struct Caller {
    package let process: ProcessID
    package let space: AddressSpaceID
    package let pages: Int

    package init(process: ProcessID, space: AddressSpaceID, pages: Int) {
      self.process = process
      self.space = space
      self.pages = pages
    }
  }

  /// - Parameters:
  ///   - events: the command's.
  ///   - before: whose it is, and what they had then.
  ///   - kernel: nil for a bare machine.
  ///   - isInterrupted: asked now and then; what is made then is of no use.
  package init(
    _ journal: Journal, _ events: Range<Int>, before: Caller?, in kernel: Kernel?,
    unless isInterrupted: () -> Bool = { false }
  ) {
    var totals = EventTotals()
    journal.forEach(in: events, unless: isInterrupted) { totals.note($0) }
    let process = before.flatMap { kernel?.processes[$0.process] }
    effects = totals.effects(of: process, before, kernel)
  }

  package var isEmpty: Bool { effects.isEmpty }

  package enum Key: String, CodingKey { case effects, omittedCount }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(Array(effects.prefix(Self.mostEncoded)), forKey: .effects)
    try container.encode(max(0, effects.count - Self.mostEncoded), forKey: .omittedCount)
  }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    text.append("  ")
    var position = 2
    let summaries = EffectSummary.summaries(of: effects)
    for (index, summary) in summaries.enumerated() {
      let words = canvas.words(summary) + (index + 1 < summaries.count ? "," : "")
      // A line ends between two effects, not inside one.
      if position > 2 {
        if position + 1 + words.count > canvas.width {
          text.endLine()
          text.append("  ")
          position = 2
        } else {
          text.append(" ")
          position += 1
        }
      }
      text.append(words, .changed)
      position += words.count
    }
    text.endLine()
  }
}
