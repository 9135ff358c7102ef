import Drawing
import Hardware
import KernelModel

/// What a half of a split is.
enum BuddyState: Equatable, DetailedFact {
  /// A free block of this order, on its list.
  case listed(MigrateType, order: Int)
  /// Free as part of a larger block.
  case inside(order: Int, head: PageFrameNumber)
  /// A single frame in use.
  case frame(FrameHolder)
  case noRAM
  /// Several frames, some of them in use.
  case shares(free: Int, [FramesReport.Share])

  var code: String {
    switch self {
    case .listed: "listed"
    case .inside: "inside-free-block"
    case .frame: "frame"
    case .noRAM: "no-ram"
    case .shares: "split"
    }
  }

  var details: Details {
    switch self {
    case .listed(let type, let order): ["type": type, "order": order]
    case .inside(let order, let head): ["order": order, "head": head]
    case .frame(let holder): ["owner": holder]
    case .noRAM: [:]
    case .shares(let free, let shares): ["free": free, "shares": shares]
    }
  }
}

/// A block and how it is split, down to free blocks and to stretches of one owner.
///
/// 1. A leaf is a free block of its order or belongs to one owner alone.
/// 2. The two halves of a node are buddies; they are never free blocks both.
package indirect enum BuddyNode: Sendable {
  case free(PageFrameNumber, order: Int, type: MigrateType)
  case used(PageFrameNumber, order: Int, owner: FrameOwner)
  case split(PageFrameNumber, order: Int, low: BuddyNode, high: BuddyNode)

  init(_ first: PageFrameNumber, order: Int, in kernel: Kernel) {
    let isRecorded = kernel.pages.contains(first)
    if isRecorded, kernel.pages[first].use == .freeBlock,
      Int(kernel.pages[first].order) == order,
      let type = MigrateType(rawValue: kernel.pages[first].migrateType)
    {
      self = .free(first, order: order, type: type)
      return
    }
    guard order > 0, isRecorded else {
      let owner =
        isRecorded && kernel.boot.isPresent(first)
        ? kernel.owner(of: first, kernel.pages[first]) : .absent
      self = .used(first, order: order, owner: owner)
      return
    }
    let low = BuddyNode(first, order: order - 1, in: kernel)
    let high = BuddyNode(first.buddy(at: order - 1), order: order - 1, in: kernel)
    if case .used(_, _, let owner) = low, case .used(_, _, let other) = high, owner == other {
      self = .used(first, order: order, owner: owner)
    } else {
      self = .split(first, order: order, low: low, high: high)
    }
  }
}

extension BuddyNode: DetailedFact {
  package var code: String {
    switch self {
    case .free: "free"
    case .used: "used"
    case .split: "split"
    }
  }

  package var details: Details {
    switch self {
    case .free(let first, let order, let type): ["first": first, "order": order, "type": type]
    case .used(let first, let order, let owner): ["first": first, "order": order, "owner": owner]
    case .split(let first, let order, let low, let high):
      ["first": first, "order": order, "halves": [low, high]]
    }
  }
}
