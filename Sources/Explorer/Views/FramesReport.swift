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
    for start in stride(from: 0, to: letters.count, by: Self.columnCount) {
      let address = PhysicalAddress(rawValue: UInt64(start * framesPerCell) << 12)
      text.append("P:\(address.digits) ", .address)
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

/// Who has a frame, as the mosaic tells owners apart.
enum FrameOwner: Int, CaseIterable {
  case free, parked, kernelImage, pageMap, boot, pageTable, kernelStack, slab, kernel, vmalloc
  case anonymous, file, shared, absent

  /// A small letter; `.` is free, a space is no RAM.
  var letter: String {
    switch self {
    case .free: "."
    case .parked: "c"
    case .kernelImage: "k"
    case .pageMap: "m"
    case .boot: "b"
    case .pageTable: "t"
    case .kernelStack: "z"
    case .slab: "s"
    case .kernel: "o"
    case .vmalloc: "v"
    case .anonymous: "a"
    case .file: "f"
    case .shared: "h"
    case .absent: " "
    }
  }

  var words: String {
    switch self {
    case .free: "free"
    case .parked: "free, parked on the CPU's lists"
    case .kernelImage: "kernel: text, data, bss"
    case .pageMap: "mem_map, the struct pages"
    case .boot: "reserved at boot: hashes, page tables, the CPU's variables, firmware"
    case .pageTable: "page tables"
    case .kernelStack: "kernel stacks"
    case .slab: "slabs"
    case .kernel: "other pages of the kernel"
    case .vmalloc: "vmalloc"
    case .anonymous: "private memory of processes"
    case .file: "page cache"
    case .shared: "shared memory"
    case .absent: "no RAM"
    }
  }

  var role: Role {
    switch self {
    case .free, .absent, .parked: .faint
    case .kernelImage, .pageMap, .boot: .first
    case .pageTable, .kernelStack, .slab, .kernel, .vmalloc: .third
    case .anonymous: .second
    case .file, .shared: .fourth
    }
  }
}

extension Kernel {
  /// Calls `body` with every frame exactly once, in runs of one owner, the lowest first.
  ///
  /// - Complexity: O(blocks + frames in use)
  func forEachOwnedRun(_ body: (Range<Int>, FrameOwner) -> Void) {
    var frame = 0
    for present in boot.presentFrames {
      if frame < present.lowerBound.index { body(frame..<present.lowerBound.index, .absent) }
      frame = present.lowerBound.index
      while frame < present.upperBound.index {
        let number = PageFrameNumber(rawValue: UInt32(frame))
        let page = pages[number]
        let count = page.use == .freeBlock ? 1 << Int(page.order) : 1
        body(frame..<frame + count, owner(of: number, page))
        frame += count
      }
    }
    if frame < pages.frameCount { body(frame..<pages.frameCount, .absent) }
  }

  private func owner(of frame: PageFrameNumber, _ page: Page) -> FrameOwner {
    switch page.use {
    case .free, .freeBlock: .free
    case .perCPU: .parked
    case .reserved:
      boot.parameters.image.frames.contains(frame)
        ? .kernelImage
        : boot.frames(for: .pageMap).contains { $0.contains(frame) } ? .pageMap : .boot
    case .anonymous: .anonymous
    case .file: .file
    case .sharedMemory: .shared
    case .pageTable: .pageTable
    case .kernelStack: .kernelStack
    case .slab: .slab
    case .vmalloc: .vmalloc
    case .kernel: .kernel
    case .tail:
      owner(
        of: PageFrameNumber(rawValue: page.owner), pages[PageFrameNumber(rawValue: page.owner)])
    }
  }
}
