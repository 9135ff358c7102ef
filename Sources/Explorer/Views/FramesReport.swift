import Hardware
import KernelModel

/// All of physical memory as a mosaic: a letter for each stretch of frames, by its owner.
struct FramesReport: Report {
  static let kind = "frames"

  struct Share: Encodable, Sendable {
    let use: String
    let letter: String
    let frames: Int
  }

  /// Frames of one letter of the mosaic.
  let framesPerCell: Int
  /// The mosaic; a capital stands for a cell that one owner has alone.
  let cells: String
  /// Who has how many frames, in the order of the legend.
  let shares: [Share]
  /// One more than the last frame.
  let frameCount: Int

  private static let columnCount = 64
  private static let rowCount = 16

  init(_ kernel: Kernel) {
    let count = kernel.pages.frameCount
    let cellCount = Self.columnCount * Self.rowCount
    let perCell = (count + cellCount - 1) / cellCount
    var counts = [[Int]](
      repeating: [Int](repeating: 0, count: FrameOwner.allCases.count), count: cellCount)
    var totals = [Int](repeating: 0, count: FrameOwner.allCases.count)
    kernel.forEachOwnedRun { frames, owner in
      totals[owner.rawValue] += frames.count
      var start = frames.lowerBound
      while start < frames.upperBound {
        let cell = start / perCell
        let end = min((cell + 1) * perCell, frames.upperBound)
        counts[cell][owner.rawValue] += end - start
        start = end
      }
    }
    framesPerCell = perCell
    frameCount = count
    cells = counts[..<((count + perCell - 1) / perCell)].map(Self.letter).joined()
    shares = FrameOwner.allCases.filter { totals[$0.rawValue] > 0 }.map { owner in
      Share(use: owner.words, letter: owner.letter, frames: totals[owner.rawValue])
    }
  }

  /// The owner of most frames that are not free; in capitals when it has all of them.
  private static func letter(of counts: [Int]) -> String {
    let owners = FrameOwner.allCases.filter { counts[$0.rawValue] > 0 }
    guard owners.count > 1 else { return owners.first?.letter.uppercased() ?? " " }
    let used = owners.filter { $0 != .free && $0 != .absent }
    let most = used.max { counts[$0.rawValue] < counts[$1.rawValue] }
    return (most ?? .free).letter
  }

  func draw(on canvas: Canvas, into text: inout StyledText) {
    text.appendLine(
      "\(frameCount) frames, \(size(UInt64(framesPerCell) << 12)) a letter", .heading)
    let letters = Array(cells)
    let digitCount = PhysicalAddress(rawValue: UInt64(frameCount) << 12).digits.count
    for start in stride(from: 0, to: letters.count, by: Self.columnCount) {
      let address = hexadecimal(UInt64(start * framesPerCell) << 12, digits: digitCount)
      text.append("P:\(address) ", .address)
      for letter in letters[start..<min(start + Self.columnCount, letters.count)] {
        let owner = FrameOwner.allCases.first { $0.letter == letter.lowercased() } ?? .free
        let shown = owner == .free ? canvas.glyph("·", ascii: ".") : String(letter)
        text.append(shown, owner.role)
      }
      text.endLine()
    }
    var table = Table([.init(""), .init("", .right), .init("", .right), .init("")])
    for share in shares {
      let letter =
        share.letter == "."
        ? canvas.glyph("·", ascii: ".") : share.letter == " " ? "' '" : share.letter
      table.append([
        .init(letter, .label), .init("\(share.frames)", .value),
        .init(shortSize(UInt64(share.frames) << 12), .faint), .init(share.use),
      ])
    }
    table.draw(into: &text, indent: 2)
    let total = shares.reduce(0) { $0 + $1.frames }
    text.appendLine(
      total == frameCount
        ? "\(total) frames, each counted once" : "BROKEN: \(total) frames of \(frameCount)",
      total == frameCount ? .faint : .error)
  }
}
