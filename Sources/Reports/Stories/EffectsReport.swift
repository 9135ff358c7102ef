import Drawing
import Hardware
import KernelModel

/// What is another than before a command, in a line.
struct EffectsReport: Report {
  static let kind = "effects"

  let effects: [String]

  /// The process that a command speaks for, as it was before.
  struct Caller {
    let process: ProcessID
    let space: AddressSpaceID
    let pages: Int
  }

  /// - Parameters:
  ///   - events: the command's.
  ///   - before: whose it is, and what they had then.
  init(
    _ journal: Journal, _ events: Range<Int>, before: Caller?, in session: Session
  ) {
    var changes = EventTotals()
    for number in events { changes.note(journal[number].event) }
    let process = before.flatMap { session.world.bootedKernel?.processes[$0.process] }
    var effects = changes.words(of: process, before, session.world.bootedKernel)
    if let before, let now = process?.space?.resident.total, now != before.pages {
      effects.append("rss \(before.pages * 4)K -> \(now * 4)K")
    }
    self.effects = effects + changes.chipWords
  }

  var isEmpty: Bool { effects.isEmpty }

  func draw(on canvas: Canvas, into text: inout StyledText) {
    text.append("  ")
    var position = 2
    for (index, effect) in effects.enumerated() {
      let words = effect + (index + 1 < effects.count ? "," : "")
      // A line ends between two effects, not inside one.
      if position > 2 {
        if position + 1 + words.columnCount > canvas.width {
          text.append("\n  ")
          position = 2
        } else {
          text.append(" ")
          position += 1
        }
      }
      text.append(words, .note)
      position += words.columnCount
    }
    text.endLine()
  }
}
