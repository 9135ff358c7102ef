import Drawing
import Grammar
import Hardware
import KernelModel

/// Physical memory as a mosaic: a letter for each stretch of frames, by its owner.
package struct FramesReport: AuditedReport {
  package static let kind = "frames"

  package struct Share: Equatable, Encodable, Sendable {
    let owner: FrameOwner
    let frames: Int

    enum Key: String, CodingKey { case owner, letter, frames }

    package func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(owner, forKey: .owner)
      try container.encode(owner.letter, forKey: .letter)
      try container.encode(frames, forKey: .frames)
    }
  }

  /// The first frame drawn.
  package let first: PageFrameNumber
  /// Frames of one letter of the mosaic.
  let framesPerCell: Int
  /// The mosaic; a capital stands for frames that several processes map.
  package let cells: [FrameMosaic.Cell]
  /// Who has how many frames of all memory, in the order of the legend.
  package let shares: [Share]
  /// One more than the last frame.
  package let frameCount: Int
  package var audit: SelfAudit

  /// Letters of a mosaic.
  private static let cellLimit = 1024

  /// - Parameters:
  ///   - start: where the mosaic begins; nil for the first frame.
  ///   - order: a letter stands for 2^order frames; nil for as few as show all that is left.
  package init(_ kernel: Kernel, from start: PageFrameNumber? = nil, order: Int? = nil) {
    let count = kernel.pages.frameCount
    let order =
      order ?? (start == nil ? (0...).first { count <= Self.cellLimit << $0 } ?? 0 : 0)
    first = start?.block(of: order) ?? PageFrameNumber(rawValue: 0)
    framesPerCell = 1 << order
    frameCount = count
    cells = FrameMosaic(kernel, from: first, order: order, count: Self.cellLimit).cells
    var totals = [Int](repeating: 0, count: FrameOwner.allCases.count)
    kernel.forEachOwnedRun { frames, owner in totals[owner.rawValue] += frames.count }
    shares = FrameOwner.allCases.filter { totals[$0.rawValue] > 0 }.map { owner in
      Share(owner: owner, frames: totals[owner.rawValue])
    }
    audit = SelfAudit(
      [
        .init(.frames, totals.reduce(0, +), count),
        .init(.free, totals[FrameOwner.free.rawValue], kernel.allocator.freePageCount),
        .init(.parked, totals[FrameOwner.parked.rawValue], kernel.allocator.parkedPageCount),
      ], ways: .recordsAndCounters)
  }

  package enum Key: String, CodingKey {
    case first, framesPerCell, cells, shares, frameCount, audit
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(first, forKey: .first)
    try container.encode(framesPerCell, forKey: .framesPerCell)
    try container.encode(cells.letters, forKey: .cells)
    try container.encode(shares, forKey: .shares)
    try container.encode(frameCount, forKey: .frameCount)
    try container.encode(audit, forKey: .audit)
  }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    drawHeading(on: canvas, into: &text)
    Shape.mosaic(Mosaic(cells, from: first, frameCount: framesPerCell))
      .draw(on: canvas, into: &text)
    drawLegend(on: canvas, into: &text)
    audit.draw(on: canvas, into: &text)
  }

  private func drawHeading(on canvas: Canvas, into text: inout StyledText) {
    let end = min(frameCount, first.index + cells.count * framesPerCell)
    let isWhole = first.index == 0 && end == frameCount
    let shown = isWhole ? nil : first..<PageFrameNumber(rawValue: UInt32(end))
    let phrase = FramePhrase.mosaic(
      shown: shown, frameCount: frameCount, bytesPerLetter: UInt64(framesPerCell) << 12)
    text.appendLine(canvas.words(phrase), .heading)
  }

  private func drawLegend(on canvas: Canvas, into text: inout StyledText) {
    var letters: [(letter: String, share: Share)] = []
    for share in shares {
      let letter =
        switch share.owner {
        case .free: canvas.glyph("·", ascii: ".")
        case .absent: "' '"
        default: share.owner.letter
        }
      letters.append((letter, share))
    }
    let width = letters.reduce(0) { max($0, $1.letter.columnCount) }
    let digits = letters.reduce(0) { max($0, "\($1.share.frames)".columnCount) }
    for (letter, share) in letters {
      text.append("  \(letter.left(width))  ", .label)
      text.append(share.frames.right(digits), .value)
      text.append("  \(shortSize(UInt64(share.frames) << 12).right(7))  ", .faint)
      text.appendWrapped(canvas.words(share.owner), from: width + digits + 15, width: canvas.width)
    }
    if cells.contains(where: \.isShared) {
      text.appendLine("  \(canvas.words(FramePhrase.capitals))", .faint)
    }
  }
}
