import Hardware

/// Counters that follow from what the frames are used for. Nothing keeps them while pages come and
/// go: whoever shows them has them counted first.
extension Kernel {
  /// Counts private, file and shared pages, page tables and stacks by zone and for the node.
  ///
  /// Linux: `vm_zone_stat`, `vm_node_stat`.
  /// - Complexity: O(free blocks + frames in use)
  public func recountStatistics() {
    let statistics = allocator.statistics
    for counter in Self.countedOfNode { statistics[counter] = 0 }
    for zone in Zone.Kind.allCases {
      for counter in Self.countedOfZone { statistics[zone, counter] = 0 }
    }
    for range in boot.presentFrames {
      var frame = range.lowerBound
      while frame < range.upperBound {
        let page = pages[frame]
        count(page, in: allocator.zone(of: frame).kind, statistics)
        frame = frame + (page.use == .freeBlock ? 1 << Int(page.order) : 1)
      }
    }
    for space in spaces { countTables(of: space, statistics) }
    statistics[.workingSetNodes] = shadowNodeCount
  }

  private static let countedOfNode: [NodeCounter] = [
    .inactiveAnonymous, .activeAnonymous, .inactiveFile, .activeFile, .unevictable,
    .anonymousMapped, .fileMapped, .filePages, .dirty, .sharedMemory, .kernelStackKilobytes,
  ]
  private static let countedOfZone: [ZoneCounter] = [
    .inactiveAnonymous, .activeAnonymous, .inactiveFile, .activeFile, .unevictable, .writePending,
    .memoryLocked, .pageTablePages,
  ]

  private func count(_ page: Page, in zone: Zone.Kind, _ statistics: MemoryStatistics) {
    switch page.use {
    case .kernelStack:
      statistics[.kernelStackKilobytes] += 4
      return
    case .anonymous:
      if page.mapCount > 0 { statistics[.anonymousMapped] += 1 }
      if page.flags.contains(.swapCache) { statistics[.filePages] += 1 }
    case .file, .sharedMemory:
      statistics[.filePages] += 1
      if page.mapCount > 0 { statistics[.fileMapped] += 1 }
      if page.use == .sharedMemory {
        statistics[.sharedMemory] += 1
      } else if page.flags.contains(.dirty) {
        statistics[.dirty] += 1
        statistics[zone, .writePending] += 1
      }
    default:
      return
    }
    countList(page, in: zone, statistics)
  }

  /// Shared memory is on the lists of private memory: both go to swap.
  private func countList(_ page: Page, in zone: Zone.Kind, _ statistics: MemoryStatistics) {
    if page.flags.contains(.memoryLocked) { statistics[zone, .memoryLocked] += 1 }
    if page.flags.contains(.unevictable) {
      statistics[.unevictable] += 1
      statistics[zone, .unevictable] += 1
      return
    }
    let isActive = page.flags.contains(.active)
    if page.use == .file {
      statistics[isActive ? .activeFile : .inactiveFile] += 1
      statistics[zone, isActive ? .activeFile : .inactiveFile] += 1
    } else {
      statistics[isActive ? .activeAnonymous : .inactiveAnonymous] += 1
      statistics[zone, isActive ? .activeAnonymous : .inactiveAnonymous] += 1
    }
  }

  /// Tables of processes; their directories do not count, nor do the kernel's own tables. A table
  /// lies where an area does.
  private func countTables(of space: AddressSpace, _ statistics: MemoryStatistics) {
    func count(_ frame: PageFrameNumber) {
      statistics[allocator.zone(of: frame).kind, .pageTablePages] += 1
    }
    if tables.usesPAE {
      for gigabyte in 0..<3 as Range<UInt32> {
        let address = VirtualAddress(rawValue: gigabyte << 30)
        if let place = tables.directoryEntryPlace(of: address, in: space.directory) {
          count(place.frame)
        }
      }
    }
    let span = UInt64(tables.tableSpan)
    var next: UInt64 = 0
    var link = space.areas.first
    while !link.isNone {
      let area = space.areas[link]
      next = max(next, UInt64(area.start.rawValue) & ~(span - 1))
      while next < UInt64(area.end.rawValue) {
        let address = VirtualAddress(rawValue: UInt32(next))
        if let place = tables.directoryEntryPlace(of: address, in: space.directory),
          case let entry = tables.entry(at: place), entry.isPresent
        {
          count(entry.frame)
        }
        next += span
      }
      link = area.next
    }
  }
}
