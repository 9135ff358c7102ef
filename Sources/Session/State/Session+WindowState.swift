import Drawing
import Hardware
import KernelModel

/// The kernel's windows and its page tables.
extension Session {
  var vmallocStructure: StateStructure {
    let vmalloc = kernel.vmalloc
    return StateStructure(
      part: .windows, name: "vmalloc areas",
      fill: { facts in
        for area in vmalloc.all { facts.add(area.start.rawValue, area.digest(place: 0)) }
        for (index, area) in vmalloc.waiting.enumerated() {
          facts.add(area.start.rawValue, area.digest(place: index + 1))
        }
      },
      words: { place in
        let start = VirtualAddress(rawValue: UInt32(place))
        guard let area = (vmalloc.all + vmalloc.waiting).first(where: { $0.start == start }) else {
          return nil
        }
        return "\((area.start..<area.end).digits) \(area.kind.english), "
          + counted(area.pageCount, "page")
          + (area.hasGuard ? " and a guard" : "")
          + (area.device.rawValue == 0 ? "" : ", device P:\(area.device.digits)")
          + (area.state == .lazilyFreed ? ", waits for the flush" : "")
      },
      details: { place in
        let start = VirtualAddress(rawValue: UInt32(place))
        let waiting = vmalloc.waiting.firstIndex { $0.start == start }
        let area = (vmalloc.all + vmalloc.waiting).first { $0.start == start }
        let objects = area?.objects
        return "vm_struct \(objects?.area.digits ?? ""), pages \(objects?.pages.digits ?? "")"
          + (waiting.map { ", \($0) behind the last freed" } ?? "")
      })
  }

  var permanentMapStructure: StateStructure {
    let map = kernel.permanentMap
    return StateStructure(
      part: .windows, name: "kmap slots",
      fill: { facts in
        for slot in 0..<map.slotCount where map.count(of: slot) > 0 {
          facts.add(
            slot, Digest.of(UInt64(map.count(of: slot)), UInt64(map.frame(of: slot).rawValue)))
        }
        for (index, sleeper) in map.sleepers.enumerated() {
          facts.add(
            1 << 32 + index,
            Digest.of(UInt64(sleeper.process.rawValue), UInt64(sleeper.frame.rawValue)))
        }
      },
      words: { place in
        guard place < 1 << 32 else {
          let index = Int(place - 1 << 32)
          guard index < map.sleepers.count else { return nil }
          let sleeper = map.sleepers[index]
          return "process \(sleeper.process.rawValue) sleeps for frame \(sleeper.frame.digits)"
        }
        let slot = Int(place)
        guard map.count(of: slot) > 0 else { return nil }
        return "slot \(slot), \(map.address(of: slot).digits): frame "
          + "\(map.frame(of: slot).digits), pkmap_count \(map.count(of: slot))"
      })
  }

  var fixmapStructure: StateStructure {
    let map = kernel.fixedMap
    return StateStructure(
      part: nil, name: "fixmap",
      fill: { facts in
        for slot in map.slots {
          for index in slot.indices {
            let entry = map.entry(of: index)
            if entry != .none { facts.add(index, entry.rawValue) }
          }
        }
      },
      words: { place in
        let entry = map.entry(of: Int(place))
        guard entry != .none, let slot = map.slot(at: Int(place)) else { return nil }
        return "\(slot.name(of: Int(place))): \(hexadecimal(entry.rawValue, digits: 8))"
      })
  }

  /// Temporary kmaps of tasks that do not run.
  var temporaryMapStructure: StateStructure {
    let map = kernel.fixedMap
    func frames(of place: UInt64) -> [PageFrameNumber]? {
      map.suspendedFrames.first { $0.process.rawValue == Int32(place) }?.frames
    }
    return StateStructure(
      part: .windows, name: "temporary kmaps of sleeping tasks",
      fill: { facts in
        for (process, frames) in map.suspendedFrames {
          facts.add(process.rawValue, Digest.of(frames.map(\.rawValue)))
        }
      },
      words: { place in
        frames(of: place).map {
          "process \(place): \($0.map(\.digits).joined(separator: " "))"
        }
      })
  }

  var windowFigures: StateStructure {
    let kernel = kernel
    return .figures(.windows, "figures of the windows") {
      [
        .init("last_pkmap_nr", kernel.permanentMap.lastSlot),
        .init("temporary kmaps", kernel.fixedMap.temporaryDepth),
        .init("nr_vmalloc_pages", kernel.vmalloc.usedPageCount),
        .init("vmap_lazy_nr", kernel.vmalloc.lazyPageCount),
      ]
    }
  }

  var kernelTableStructure: StateStructure {
    let tables = kernel.tables
    return .tables(
      "kernel page tables", tables, of: tables.kernelDirectory,
      in: UInt64(KernelLayout.pageOffset.rawValue)..<1 << 32)
  }
}

extension StateStructure {
  /// The entries of page tables that map something, which lie in RAM.
  static func tables(
    _ name: String, _ tables: PageTables, of directory: PhysicalAddress, in range: Range<UInt64>
  ) -> StateStructure {
    StateStructure(
      part: nil, name: name,
      fill: { facts in
        tables.forEachMapping(in: range, of: directory) { address, entry, isLarge in
          facts.add(address, Digest.of(entry.rawValue, isLarge ? 1 : 0))
        }
      },
      words: { place in
        var words: String?
        let span = UInt64(tables.tableSpan)
        let start = place & ~(span - 1)
        tables.forEachMapping(in: start..<start + span, of: directory) { address, entry, isLarge in
          guard address == place else { return }
          words =
            "\(hexadecimal(address, digits: 8)): \(hexadecimal(entry.rawValue, digits: 8))"
            + (isLarge ? ", \(span >> 20) MiB" : "")
        }
        return words
      })
  }
}

extension PageTables {
  /// Calls `body` with every entry that maps a page, or would if it were present, by address.
  ///
  /// - Parameter range: multiples of what a table maps.
  fileprivate func forEachMapping(
    in range: Range<UInt64>, of directory: PhysicalAddress,
    _ body: (UInt64, PageTableEntry, _ isLarge: Bool) -> Void
  ) {
    let span = UInt64(tableSpan)
    for start in stride(from: range.lowerBound, to: range.upperBound, by: UInt64.Stride(span)) {
      let address = VirtualAddress(rawValue: UInt32(start))
      guard let place = directoryEntryPlace(of: address, in: directory) else { continue }
      let upper = entry(at: place)
      guard upper.isPresent else { continue }
      guard !upper.contains(.pageSize) else {
        body(start, upper, true)
        continue
      }
      for index in 0..<span >> 12 {
        let leaf = entry(at: upper.frame.base + index * (usesPAE ? 8 : 4))
        if leaf != .none { body(start + index << 12, leaf, false) }
      }
    }
  }
}

extension VmallocArea {
  fileprivate func digest(place: Int) -> UInt64 {
    Digest.of(
      UInt64(end.rawValue) << 32 | UInt64(pageCount),
      UInt64(state.rawValue) << 16 | UInt64(kind.rawValue) << 8 | (hasGuard ? 2 : 0)
        | (hasVmallocPageArray ? 1 : 0),
      device.rawValue, UInt64(objects.area.rawValue) << 32 | UInt64(objects.pages.rawValue),
      UInt64(place))
  }
}
