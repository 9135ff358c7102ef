import Drawing
import Grammar
import Hardware
import KernelModel

/// The split tree of the 4 MiB that a frame lies in: from the block of order 10 down to the frame,
/// at each order the half with the frame and its buddy.
///
///     pfn XOR 2^order = buddy
package struct BuddyTreeReport: AuditedReport {
  package static let kind = "buddy"

  /// One half of a split.
  package struct Half: Encodable, Sendable {
    let first: PageFrameNumber
    /// Frames that are free, on a list or inside a listed block.
    let freePages: Int
    let state: BuddyState
    /// Whether a free block of exactly this order begins here.
    let isListed: Bool
  }

  package struct Level: Encodable, Sendable {
    package let order: Int
    package let block: Half
    /// Nil for order 10, whose blocks have no buddy, and where no frame has the number.
    package let buddy: Half?
  }

  package let frame: FrameDescription
  /// From order 10 to 0, or to the free block that the frame lies in: that is not split.
  package let levels: [Level]
  /// The whole block of order 10 as it is split.
  package let tree: BuddyNode
  /// A cell for each 16 frames of the block of order 10.
  package let cells: [FrameMosaic.Cell]
  package var audit: SelfAudit

  /// - Parameter number: a frame that has a record.
  package init(_ number: PageFrameNumber, in kernel: Kernel) {
    frame = FrameDescription(number, in: kernel)
    levels = Self.levels(of: number, in: kernel)
    let top = number.block(of: Order.max)
    tree = BuddyNode(top, order: Order.max, in: kernel)
    cells = FrameMosaic(kernel, from: top, order: 4, count: 64).cells
    let listed = kernel.freeBlocks(under: top)
    audit = SelfAudit(
      [.init(.free, levels[0].block.freePages, listed)], ways: .recordsAndLists)
  }

  /// The halves with a frame and their buddies, from order 10 to 0 or to the frame's free block.
  static func levels(of number: PageFrameNumber, in kernel: Kernel) -> [Level] {
    let last = kernel.freeBlock(of: number)?.order ?? 0
    return (last...Order.max).reversed().map { order in
      let block = number.block(of: order)
      let buddy = block.buddy(at: order)
      return Level(
        order: order, block: Half(block, order: order, in: kernel),
        buddy: order < Order.max && kernel.pages.contains(buddy)
          ? Half(buddy, order: order, in: kernel) : nil)
    }
  }

  package enum Key: String, CodingKey { case frame, levels, tree, cells, audit }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(frame, forKey: .frame)
    try container.encode(levels, forKey: .levels)
    try container.encode(tree, forKey: .tree)
    try container.encode(cells.letters, forKey: .cells)
    try container.encode(audit, forKey: .audit)
  }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    frame.drawHeading(on: canvas, into: &text)
    drawMosaic(on: canvas, into: &text)
    text.appendLine(canvas.words(FramePhrase.buddyTable), .label)
    for level in levels { draw(level, on: canvas, into: &text) }
    audit.draw(on: canvas, into: &text)
  }

  /// The whole block with the frame below its place.
  private func drawMosaic(on canvas: Canvas, into text: inout StyledText) {
    let place = PictureItem(
      "frame", Caption(.numbered(frame.frame), .heading), size: frame.frame.base.rawValue)
    Shape.mosaic(
      Mosaic(cells, from: levels[0].block.first, frameCount: 16, ticks: [place])
    ).draw(on: canvas, into: &text)
  }

  private func draw(_ level: Level, on canvas: Canvas, into text: inout StyledText) {
    let count = 1 << level.order
    text.append("\(level.order.right(5))  ", .label)
    text.append((level.block.first..<level.block.first + count).digits.left(13), .address)
    text.appendWrapped(
      canvas.words(level.block.state), level.block.isListed ? .heading : .plain, from: 20,
      width: canvas.width)
    guard level.order < Order.max else { return }
    let number = level.block.first.buddy(at: level.order)
    text.append("       ")
    text.append(
      "  \(level.block.first.digits) XOR \(hexadecimal(count, digits: 5)) = ", .faint)
    text.append(number.digits, .address)
    text.append("  ")
    text.appendWrapped(
      level.buddy.map { canvas.words($0.state) } ?? canvas.words(FramePhrase.noSuchFrame),
      level.buddy?.isListed == true ? .heading : .plain, from: 34, width: canvas.width)
  }
}

extension BuddyTreeReport.Half {
  init(_ first: PageFrameNumber, order: Int, in kernel: Kernel) {
    self.first = first
    let count = 1 << order
    let end = min(first.index + count, kernel.pages.frameCount)
    var free = 0
    var uses: [FrameOwner: Int] = [:]
    if end < first.index + count { uses[.absent] = first.index + count - end }
    var block: (head: PageFrameNumber, order: Int)?
    for index in first.index..<end {
      let frame = PageFrameNumber(rawValue: UInt32(index))
      if let held = block, index >= held.head.index + 1 << held.order { block = nil }
      if block == nil { block = kernel.freeBlock(of: frame) }
      if block != nil {
        free += 1
      } else {
        let present = kernel.boot.isPresent(frame)
        uses[present ? kernel.owner(of: frame, kernel.pages[frame]) : .absent, default: 0] += 1
      }
    }
    freePages = free
    let head = kernel.pages[first]
    isListed = head.use == .freeBlock && Int(head.order) == order
    if isListed, let type = MigrateType(rawValue: head.migrateType) {
      state = .listed(type, order: order)
    } else if free == count, let held = kernel.freeBlock(of: first) {
      state = .inside(order: held.order, head: held.head)
    } else if order == 0 {
      state = kernel.boot.isPresent(first) ? .frame(kernel.holder(of: first)) : .noRAM
    } else {
      let shares = uses.sorted { $0.key.rawValue < $1.key.rawValue }
      state = .shares(free: free, shares.map { .init(owner: $0.key, frames: $0.value) })
    }
  }
}

extension Kernel {
  /// Free pages of the block of order 10 at `top`, from the blocks on its zones' lists.
  fileprivate func freeBlocks(under top: PageFrameNumber) -> Int {
    let end = top + 1 << Order.max
    return allocator.zones.filter { $0.frames.overlaps(top..<end) }.reduce(0) { sum, zone in
      (0..<Order.count).reduce(sum) { sum, order in
        MigrateType.allCases.reduce(sum) { sum, type in
          sum
            + allocator.freeBlocks(in: zone.kind, order: order, type: type)
            .count { $0 >= top && $0 < end } << order
        }
      }
    }
  }
}
