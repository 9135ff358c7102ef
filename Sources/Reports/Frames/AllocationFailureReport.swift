import Drawing
import Grammar
import Hardware
import KernelModel

/// A request for frames that came to nothing, and what stood in its way, zone by zone.
package struct AllocationFailureReport: Report {
  package static let kind = "allocation-failure"

  /// Linux's name of the call that asked.
  package let call: String
  package let order: Int
  package let flags: AllocationFlags
  /// Why no zone was even asked.
  package let excess: BlockExcess?
  package let obstacles: [Obstacle]

  package var outcome: Outcome { .refused(.outOfMemory) }

  /// - Parameter kernel: as the request left it.
  package init(_ call: String, order: Int, _ flags: AllocationFlags, in kernel: Kernel) {
    self.init(call, order: order, flags, excess: nil, in: kernel)
  }

  /// Of `kmalloc`: the order is that of the smallest slab or block that would do.
  package init(_ call: String, byteCount: Int, _ flags: AllocationFlags, in kernel: Kernel) {
    let most = SlabAllocator.largestSize
    self.init(
      call, order: Order.holding(byteCount: byteCount), flags.subtracting(.highMemory),
      excess: byteCount > most ? BlockExcess(byteCount: byteCount, most: most) : nil, in: kernel)
  }

  private init(
    _ call: String, order: Int, _ flags: AllocationFlags, excess: BlockExcess?, in kernel: Kernel
  ) {
    self.call = call
    self.order = order
    self.flags = flags
    self.excess = excess
    obstacles = kernel.allocator.obstacles(order: order, flags).map { Obstacle($0, in: kernel) }
  }

  package enum Key: String, CodingKey { case call, order, flags, mask, excess, obstacles }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(call, forKey: .call)
    try container.encode(order, forKey: .order)
    try container.encode(flags.text, forKey: .flags)
    try container.encode(flags.rawValue, forKey: .mask)
    try container.encodeIfPresent(excess, forKey: .excess)
    try container.encode(obstacles, forKey: .obstacles)
  }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    text.append("\(call): ")
    text.append("ENOMEM", .error)
    let request = excess.map { canvas.words($0) }
    text.appendLine(" (\(request ?? canvas.words(RequestPhrase.request(order, flags))))", .faint)
    for obstacle in obstacles {
      text.append("  \(obstacle.trial.zone.name.left(9))", .heading)
      text.appendWrapped(canvas.words(obstacle), from: 11, width: canvas.width)
      for pin in obstacle.pins.prefix(8) {
        let frames = (pin.first..<pin.first + pin.count).digits
        text.append(String(repeating: " ", count: 11))
        text.append(frames.left(13), .address)
        text.appendWrapped(canvas.words(pin.owner), from: 24, width: canvas.width)
      }
      if obstacle.pins.count > 8 {
        text.append(String(repeating: " ", count: 11))
        let more = FramePhrase.moreStretches(obstacle.pins.count - 8)
        text.appendLine(canvas.words(more), .faint)
      }
    }
  }
}

/// More bytes than the biggest block has.
package struct BlockExcess: Encodable, Sendable {
  let byteCount: Int
  let most: Int
}

enum RequestPhrase: Sendable {
  case request(_ order: Int, AllocationFlags)
}

/// A stretch of frames that keep a run from being free, and whose they are.
package struct FramePin: Encodable, Sendable {
  let first: PageFrameNumber
  let count: Int
  let owner: FrameHolder
}

extension Kernel {
  /// Frames in stretches of one owner each.
  package func pins(_ frames: [PageFrameNumber]) -> [FramePin] {
    var pins: [FramePin] = []
    for frame in frames {
      let owner = holder(of: frame)
      if let last = pins.last, last.owner == owner, last.first + last.count == frame {
        pins[pins.count - 1] = FramePin(first: last.first, count: last.count + 1, owner: owner)
      } else {
        pins.append(FramePin(first: frame, count: 1, owner: owner))
      }
    }
    return pins
  }
}
