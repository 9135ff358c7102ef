import Drawing
import Grammar
import Hardware
import KernelModel

/// What is another than before a command, in a line.
package struct EffectsReport: Report {
  package static let kind = "effects"

  package let effects: EffectList

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
  ///   - totals: what the command's events add up to.
  ///   - before: whose it is, and what they had then.
  ///   - kernel: nil for a bare machine.
  package init(_ totals: EventTotals, before: Caller?, in kernel: Kernel?) {
    let process = before.flatMap { kernel?.processes[$0.process] }
    effects = totals.effects(of: process, before, kernel)
  }

  package var isEmpty: Bool { effects.count == 0 }

  package enum Key: String, CodingKey { case effects, omittedCount }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(effects.first, forKey: .effects)
    try container.encode(effects.count - effects.first.count, forKey: .omittedCount)
  }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    text.append("  ")
    var position = 2
    let summaries = effects.summaries
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
