import Drawing
import Grammar
import Hardware
import KernelModel

/// Physical memory as a mosaic: a letter for each stretch of frames, by its owner.
package struct FramesReport: AuditedReport {
  package static let kind = "frames"

  package struct Share: Encodable, Sendable {
    let use: String
    let letter: String
    let frames: Int
  }

  /// The first frame drawn.
  package let first: PageFrameNumber
  /// Frames of one letter of the mosaic.
  let framesPerCell: Int
  /// The mosaic; a capital stands for frames that several processes map.
  package let cells: String
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
      Share(use: owner.words, letter: owner.letter, frames: totals[owner.rawValue])
    }
    audit = SelfAudit(
      [
        .init("frames", totals.reduce(0, +), count),
        .init("free", totals[FrameOwner.free.rawValue], kernel.allocator.freePageCount),
        .init("parked", totals[FrameOwner.parked.rawValue], kernel.allocator.parkedPageCount),
      ], ways: "each frame once = counters")
  }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    drawHeading(into: &text)
    let lastDigits = PhysicalAddress(rawValue: UInt64(frameCount) << 12).digits.count
    // As many letters as fit, a power of two, so that rows begin at round addresses.
    var columns = 64
    while columns > 8, columns + lastDigits + 3 > canvas.width { columns /= 2 }
    var rest = cells[...]
    var row = 0
    while !rest.isEmpty {
      let start = UInt64(first.index + row * columns * framesPerCell) << 12
      text.append("P:\(hexadecimal(start, digits: lastDigits)) ", .address)
      FrameMosaic.draw(rest.prefix(columns), on: canvas, into: &text)
      text.endLine()
      rest = rest.dropFirst(columns)
      row += 1
    }
    drawLegend(on: canvas, into: &text)
    audit.draw(on: canvas, into: &text)
  }

  private func drawHeading(into text: inout StyledText) {
    let perLetter = "\(size(UInt64(framesPerCell) << 12)) a letter"
    let end = min(frameCount, first.index + cells.count * framesPerCell)
    guard first.index > 0 || end < frameCount else {
      return text.appendLine("\(frameCount) frames, \(perLetter)", .heading)
    }
    let shown = (first..<PageFrameNumber(rawValue: UInt32(end))).digits
    text.appendLine("frames \(shown) of \(frameCount), \(perLetter)", .heading)
  }

  private func drawLegend(on canvas: Canvas, into text: inout StyledText) {
    var letters: [(letter: String, share: Share)] = []
    for share in shares {
      let letter =
        share.letter == "."
        ? canvas.glyph("·", ascii: ".") : share.letter == " " ? "' '" : share.letter
      letters.append((letter, share))
    }
    let width = letters.reduce(0) { max($0, $1.letter.columnCount) }
    let digits = letters.reduce(0) { max($0, "\($1.share.frames)".columnCount) }
    for (letter, share) in letters {
      text.append("  \(letter.left(width))  ", .label)
      text.append(share.frames.right(digits), .value)
      text.append("  \(shortSize(UInt64(share.frames) << 12).right(7))  ", .faint)
      text.appendWrapped(share.use, from: width + digits + 15, width: canvas.width)
    }
    if cells.contains(where: \.isUppercase) {
      text.appendLine("  a capital letter: some of those frames are mapped more than once", .faint)
    }
  }
}
