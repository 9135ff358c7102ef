import Drawing
import Hardware
import KernelModel

extension Picture {
  /// The buddy system: a zone's free lists by order beside the block of order 10 that a frame lies
  /// in, as it is split down to the frame, at each order with the buddy.
  ///
  /// - Parameter frame: a frame that has a record; nil for the first block of the lowest order that
  ///   is free, which tells of the last splits.
  /// - Complexity: O(orders + frames of a block of order 10)
  package static func buddy(_ kernel: Kernel, frame: PageFrameNumber? = nil) -> Picture {
    let frame = frame ?? kernel.smallestFreeBlock
    let zone = kernel.allocator.zone(of: frame)
    let levels = BuddyTreeReport.levels(of: frame, in: kernel)
    let top = levels[0].block
    let blocks = (0..<Order.count).reduce(0) { $0 + zone.freeBlockCount(order: $1) }
    return Picture(
      "buddy",
      title: Caption(BuddyPicturePhrase.title(zone.kind, top.first), .heading),
      summary: Caption(
        BuddyPicturePhrase.summary(frame, top: top.first, free: top.freePages))
        + Caption(BuddyPicturePhrase.lists(zone.kind, blocks: blocks, pages: zone.freePages)),
      bands: [
        Band([
          Panel(
            .chains(kernel.freeChains(of: zone)), title: Caption(BuddyPicturePhrase.listTitle),
            share: 4),
          Panel(
            .tree(BinaryTree(splitting: levels)),
            title: Caption(BuddyPicturePhrase.treeTitle(top.first)), share: 5),
        ])
      ])
  }
}

extension Kernel {
  /// The block at the head of the list of the lowest order that is not empty, in the order in which
  /// the kernel's own requests go through zones.
  fileprivate var smallestFreeBlock: PageFrameNumber {
    let zones = allocator.zoneList(for: .normal)
    for zone in zones {
      for order in 0..<Order.count {
        for type in MigrateType.allCases {
          let first = allocator.freeBlocks(in: zone.kind, order: order, type: type, limit: 1)
          if let block = first.first { return block }
        }
      }
    }
    return zones[0].frames.lowerBound
  }

  /// A line an order, the highest first: how many blocks are free and the first of them.
  fileprivate func freeChains(of zone: Zone) -> [Chain] {
    let shownCount = 3
    return (0..<Order.count).reversed().map { order in
      var members: [PictureItem] = []
      for type in MigrateType.allCases where members.count < shownCount {
        members += allocator.freeBlocks(
          in: zone.kind, order: order, type: type, limit: shownCount - members.count
        ).map { block in
          PictureItem(
            "free.\(block.digits)", Caption(.numbered(block), .address),
            detail: Caption(.name(type.name)), .second, letter: "f", size: 1 << UInt64(order))
        }
      }
      let count = zone.freeBlockCount(order: order)
      return Chain(
        PictureItem(
          "list.\(zone.kind.name).\(order)", Caption(BuddyPicturePhrase.order(order), .label),
          detail: Caption(.count(UInt64(count)), .value)),
        members, moreCount: count - members.count)
    }
  }
}

extension BinaryTree {
  /// The halves with a frame, each with its buddy beside it, the lower address on the left.
  fileprivate init(splitting levels: [BuddyTreeReport.Level]) {
    var places: [(block: Int, buddy: Int?)] = []
    var next = 0
    for level in levels {
      places.append((next, level.buddy == nil ? nil : next + 1))
      next += level.buddy == nil ? 1 : 2
    }
    var nodes: [Node] = []
    for (depth, level) in levels.enumerated() {
      let below = depth + 1 < levels.count ? places[depth + 1] : nil
      let isLow = depth + 1 < levels.count && levels[depth + 1].block.first == level.block.first
      nodes.append(
        Node(
          PictureItem(level.block, order: level.order),
          left: isLow ? below?.block : below?.buddy, right: isLow ? below?.buddy : below?.block,
          isOnPath: true))
      if let buddy = level.buddy {
        nodes.append(Node(PictureItem(buddy, order: level.order)))
      }
    }
    self.init(nodes)
  }
}

extension PictureItem {
  /// A block of an order as a node of the split tree.
  fileprivate init(_ half: BuddyTreeReport.Half, order: Int) {
    let (role, letter): (Role, Character) =
      switch half.state {
      case .listed, .inside: (.second, "f")
      case .noRAM: (.faint, "-")
      case .frame: half.freePages > 0 ? (.second, "f") : (.first, "t")
      case .shares(free: 0, _): (.first, "t")
      case .shares: (.plain, "s")
      }
    self.init(
      "block.\(half.first.digits).\(order)", Caption(.numbered(half.first), .address),
      detail: Caption(BuddyPicturePhrase.half(order: order, free: half.freePages)), role,
      letter: letter, size: 1 << UInt64(order))
  }
}
