import Drawing
import Hardware
import KernelModel

/// The allocator's figures, found out a second time from other state.
extension PageAllocator {
  /// Free pages as each list's links lead to them, block by block.
  ///
  /// - Complexity: O(free blocks)
  func listedPages(of zone: Zone) -> Int {
    (0..<Order.count).reduce(0) { sum, order in
      MigrateType.allCases.reduce(sum) {
        $0 + freeBlocks(in: zone.kind, order: order, type: $1).count << order
      }
    }
  }

  /// Pages parked on the CPU's lists.
  var parkedPageCount: Int { zones.reduce(0) { $0 + $1.perCPUPages } }

  /// Frames by what their records say, with a tail counted as its head. In the order of `PageUse`.
  ///
  /// - Complexity: O(free blocks + frames in use)
  func framesByUse() -> FrameCounts {
    var counts = [Int](repeating: 0, count: PageUse.allCases.count)
    for range in boot.presentFrames {
      var frame = range.lowerBound
      while frame < range.upperBound {
        let page = pages[frame]
        let isBlock = page.use == .freeBlock
        let length = isBlock ? 1 << Int(page.order) : 1
        let use =
          isBlock
          ? PageUse.free
          : page.use == .tail ? pages[PageFrameNumber(rawValue: page.owner)].use : page.use
        counts[Int(use.rawValue)] += length
        frame = frame + length
      }
    }
    return FrameCounts(counts: counts)
  }
}

/// How many frames of RAM are used for what, by their records.
struct FrameCounts {
  fileprivate let counts: [Int]

  subscript(use: PageUse) -> Int { counts[Int(use.rawValue)] }

  /// Frames that the page allocator has to give or has given.
  var managed: Int { counts.reduce(0, +) - self[.reserved] }
}

/// The kernel's counters, found out a second time from page tables, files and processes.
extension Kernel {
  /// The counters that page tables, files and processes can be asked for as well.
  ///
  /// - Precondition: the counters have been counted from the frames' records just before.
  /// - Complexity: O(page-table entries of user space)
  func auditOfCounters() -> SelfAudit {
    let statistics = allocator.statistics
    var anonymous: Set<UInt32> = []
    var file: Set<UInt32> = []
    for space in spaces {
      forEachUserEntry(of: space) { entry in
        guard entry.isMapped, pages.contains(entry.frame) else { return }
        switch pages[entry.frame].use {
        case .anonymous: anonymous.insert(entry.frame.rawValue)
        case .file, .sharedMemory: file.insert(entry.frame.rawValue)
        default: break
        }
      }
    }
    let cached = files.all.reduce(0) { $0 + $1.cachedPageCount }
    return SelfAudit(
      [
        .init(.anonymous, statistics[.anonymousMapped], anonymous.count),
        .init(.mapped, statistics[.fileMapped], file.count),
        .init(.cached, statistics[.filePages], cached),
        .init(
          .pageTables, Zone.Kind.allCases.reduce(0) { $0 + statistics[$1, .pageTablePages] },
          spaces.reduce(0) { $0 + $1.pageTableCount }),
        .init(.stacks, statistics[.kernelStackKilobytes] / 8, processes.all.count),
        .init(
          .allocated, allocatedEver,
          statistics[.freed] - allocator.freePageCount - allocator.parkedPageCount),
      ], ways: .recordsAndTables)
  }

  /// Calls `body` with each entry of the tables that a process's directory leads to.
  private func forEachUserEntry(of space: AddressSpace, _ body: (PageTableEntry) -> Void) {
    let span = tables.tableSpan
    for start in stride(from: 0, to: AddressSpace.end.rawValue, by: Int(span)) {
      let base = VirtualAddress(rawValue: start)
      guard tables.entryPlace(of: base, in: space.directory) != nil else { continue }
      for page in 0..<span >> 12 {
        body(tables.entry(of: base + page << 12, in: space.directory))
      }
    }
  }

  /// Pages handed out since boot. Linux: the sum of `pgalloc_*`.
  private var allocatedEver: Int {
    [EventCounter.allocatedDMA, .allocatedNormal, .allocatedHighMemory, .allocatedMovable]
      .reduce(0) { $0 + allocator.statistics[$1] }
  }
}
