import Drawing
import Grammar
import Hardware
import KernelModel

/// A request for frames that came to nothing, and what stood in its way, zone by zone.
package struct AllocationFailureReport: Report {
  package static let kind = "allocation-failure"

  /// A stretch of frames that keep a run from being free, and whose they are.
  struct Pin: Encodable, Sendable {
    let first: PageFrameNumber
    let count: Int
    let owner: String
  }

  package struct Obstacle: Encodable, Sendable {
    let zone: String
    /// The sum, or what is missing, in words.
    let words: String
    let freePages: Int32
    let largestFreeOrder: Int?
    let pins: [Pin]
  }

  package let call: String
  package let order: Int
  package let flags: String
  /// Why no zone was even asked.
  package let reason: String?
  package let obstacles: [Obstacle]

  package var outcome: Outcome { .refused(.outOfMemory) }

  /// - Parameter kernel: as the request left it.
  package init(_ call: String, order: Int, _ flags: AllocationFlags, in kernel: Kernel) {
    self.call = call
    self.order = order
    self.flags = flags.text
    reason = nil
    obstacles = kernel.allocator.obstacles(order: order, flags).map {
      Obstacle($0, order: order, in: kernel)
    }
  }

  /// Of `kmalloc`: the order is that of the smallest slab or block that would do.
  package init(_ call: String, byteCount: Int, _ flags: AllocationFlags, in kernel: Kernel) {
    self.call = call
    order = Order.holding(byteCount: byteCount)
    let flags = flags.subtracting(.highMemory)
    self.flags = flags.text
    let most = SlabAllocator.largestSize
    reason =
      byteCount > most
      ? "\(byteCount) bytes are more than the biggest block, \(size(UInt64(most)))" : nil
    let order = order
    obstacles = kernel.allocator.obstacles(order: order, flags).map {
      Obstacle($0, order: order, in: kernel)
    }
  }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    text.append("\(call): ")
    text.append("ENOMEM", .error)
    text.appendLine(" (\(reason ?? "order \(order), \(flags)"))", .faint)
    for obstacle in obstacles {
      text.append("  \(obstacle.zone.left(9))", .heading)
      text.appendWrapped(obstacle.words, from: 11, width: canvas.width)
      for pin in obstacle.pins.prefix(8) {
        let frames = (pin.first..<pin.first + pin.count).digits
        text.append(String(repeating: " ", count: 11))
        text.append(frames.left(13), .address)
        text.appendWrapped(pin.owner, from: 24, width: canvas.width)
      }
      if obstacle.pins.count > 8 {
        text.append(String(repeating: " ", count: 11))
        text.appendLine("and \(obstacle.pins.count - 8) stretches more", .faint)
      }
    }
  }
}

extension AllocationFailureReport.Obstacle {
  init(_ obstacle: AllocationObstacle, order: Int, in kernel: Kernel) {
    let trial = obstacle.trial
    zone = trial.zone.name
    freePages = trial.freePages
    largestFreeOrder = obstacle.largestFreeOrder
    let run = obstacle.nearestRun
    pins = run.map { kernel.pins($0.pins) } ?? []
    switch trial.verdict {
    case .noBlock:
      let largest = obstacle.largestFreeOrder.map { "largest run order \($0)" } ?? "no run at all"
      let free = "order \(order): \(trial.freePages) pages free, \(largest); "
      guard let run else {
        words = free + "every run of that order has frames reserved at boot"
        return
      }
      let frames = (run.first..<run.first + 1 << order).digits
      words =
        free + (run.pins.count == 1 ? "this frame pins " : "these \(run.pins.count) frames pin ")
        + "\(frames), the nearest to being free"
    case .tooFewPages: words = "too few pages: \(trial.comparison("<="))"
    case .passed, .ignored, .nothingToTake: words = "would serve it now: \(trial.comparison(">"))"
    }
  }
}

extension Kernel {
  /// Frames in stretches of one owner each.
  fileprivate func pins(_ frames: [PageFrameNumber]) -> [AllocationFailureReport.Pin] {
    var pins: [AllocationFailureReport.Pin] = []
    for frame in frames {
      let owner = describeOwner(of: frame)
      if let last = pins.last, last.owner == owner, last.first + last.count == frame {
        pins[pins.count - 1] = .init(first: last.first, count: last.count + 1, owner: owner)
      } else {
        pins.append(.init(first: frame, count: 1, owner: owner))
      }
    }
    return pins
  }
}
