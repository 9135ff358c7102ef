import Hardware
import KernelModel

/// Zones, their lists, and the record of every frame that somebody has.
extension Session {
  var zoneFigures: StateStructure {
    let zones = kernel.allocator.zones
    return .figures(.frames, "zones") {
      zones.flatMap { zone in
        let marks = zone.watermarks
        let figures: [(String, Int)] =
          [
            ("free", zone.freePages), ("managed", zone.managedPages), ("min", marks.min),
            ("low", marks.low), ("high", marks.high), ("boost", zone.boost),
            ("boost announced", zone.isBoostAnnounced ? 1 : 0),
            ("nr_reserved_highatomic", zone.highAtomicPages), ("pcp count", zone.perCPUPages),
            ("pcp high", zone.perCPULimits.high), ("pcp batch", zone.perCPULimits.batch),
          ] + zone.protection.enumerated().map { ("protection[\($0.offset)]", $0.element) }
        return figures.map { StateStructure.Figure("\(zone.kind.name): \($0.0)", $0.1) }
      }
    }
  }

  var freeLists: StateStructure {
    func list(_ number: Int) -> (zone: Zone.Kind, order: Int, type: MigrateType) {
      let (rest, type) = number.quotientAndRemainder(dividingBy: MigrateType.allCases.count)
      let (zone, order) = rest.quotientAndRemainder(dividingBy: Order.count)
      return (Zone.Kind.allCases[zone], order, MigrateType.allCases[type])
    }
    return .lists(
      .frames, "free lists", of: self, noun: "block",
      count: Zone.Kind.allCases.count * Order.count * MigrateType.allCases.count,
      label: {
        let it = list($0)
        return "\(it.zone.name), order \(it.order), \(it.type.name)"
      },
      frames: {
        let it = list($1)
        return $0.kernel.allocator.freeBlocks(in: it.zone, order: it.order, type: it.type)
      })
  }

  var perCPULists: StateStructure {
    let types = Array(MigrateType.allCases.prefix(MigrateType.perCPUCount))
    func list(_ number: Int) -> (zone: Zone.Kind, type: MigrateType) {
      (Zone.Kind.allCases[number / types.count], types[number % types.count])
    }
    return .lists(
      .frames, "per-CPU lists", of: self, noun: "page",
      count: Zone.Kind.allCases.count * types.count,
      label: { "\(list($0).zone.name), \(list($0).type.name)" },
      frames: { $0.kernel.allocator.parkedFrames(in: list($1).zone, type: list($1).type) })
  }

  var pageblockTypes: StateStructure {
    let allocator = kernel.allocator
    return StateStructure(
      part: .frames, name: "pageblocks",
      fill: { facts in
        for zone in allocator.zones {
          var frame = zone.frames.lowerBound
          while frame < zone.frames.upperBound {
            facts.add(frame.rawValue, UInt64(allocator.pageblockType(of: frame).rawValue))
            frame = PageFrameNumber(
              rawValue: (frame.rawValue >> UInt32(allocator.pageblockOrder) + 1)
                << UInt32(allocator.pageblockOrder))
          }
        }
      },
      words: {
        let frame = PageFrameNumber(rawValue: UInt32($0))
        return "\(frame.digits): \(allocator.pageblockType(of: frame).name)"
      })
  }

  /// Frames in use and parked ones; what is free the lists tell.
  var frameStructure: StateStructure {
    let kernel = kernel
    return StateStructure(
      part: .frames, name: "struct page",
      fill: { facts in
        kernel.forEachUsedFrame { frame, page in
          let kind = Digest.of(
            UInt64(page.flags.rawValue) << 32 | UInt64(page.use.rawValue) << 24
              | UInt64(page.order) << 16 | UInt64(page.migrateType) << 8
              | (page.isExclusive ? 1 : 0),
            UInt64(UInt32(bitPattern: page.useCount)) << 32
              | UInt64(UInt32(bitPattern: page.mapCount)),
            UInt64(page.owner))
          facts.add(frame.rawValue, Digest.of(kind, UInt64(page.index)), kind: kind)
        }
      },
      words: { place in
        let page = kernel.pages[PageFrameNumber(rawValue: UInt32(place))]
        switch page.use {
        case .free, .freeBlock: return nil
        case .perCPU: return "parked, \(MigrateType.allCases[Int(page.migrateType & 3)].name)"
        default: break
        }
        var words = ["\(FrameUse(page.use).english), count \(page.useCount), mapcount \(page.mapCount)"]
        words += PageFlags.names(of: page.flags.subtracting(.slab).rawValue)
        if let owner = kernel.ownerWords(of: page) { words.append(owner) }
        if page.order > 0 { words.append("order \(page.order)") }
        if page.isExclusive { words.append("exclusive") }
        return words.joined(separator: ", ")
      },
      details: {
        "index \(hexadecimal(kernel.pages[PageFrameNumber(rawValue: UInt32($0))].index, digits: 1))"
      },
      label: { "frame \($0.frames.digits): " })
  }

  /// Which frame holds which page of a file, by the frames' records.
  var pageCacheStructure: StateStructure {
    let kernel = kernel
    return StateStructure(
      part: nil, name: "page cache",
      fill: { facts in
        kernel.forEachUsedFrame { frame, page in
          guard page.use == .file || page.use == .sharedMemory else { return }
          facts.add(UInt64(page.owner) << 32 | UInt64(page.index), UInt64(frame.rawValue))
        }
      },
      words: { place in
        let id = FileID(rawValue: UInt32(place >> 32))
        guard let file = kernel.files.all.first(where: { $0.id == id }),
          let frame = file.frame(at: place & 0xffff_ffff)
        else { return nil }
        return "\(file.name) page \(place & 0xffff_ffff): frame \(frame.digits)"
      })
  }
}

extension Kernel {
  /// Calls `body` with every frame that is in no free block.
  ///
  /// - Complexity: O(free blocks + frames in use)
  fileprivate func forEachUsedFrame(_ body: (PageFrameNumber, Page) -> Void) {
    let pages = pages
    let end = UInt32(pages.frameCount)
    var number: UInt32 = 0
    while number < end {
      let frame = PageFrameNumber(rawValue: number)
      let page = pages[frame]
      switch page.use {
      case .freeBlock: number += 1 << UInt32(page.order)
      case .free: number += 1
      default:
        body(frame, page)
        number += 1
      }
    }
  }

  /// `anon_vma 2`, a file's name, a slab's cache, the head of a tail.
  fileprivate func ownerWords(of page: Page) -> String? {
    switch page.use {
    case .anonymous: "anon_vma \(page.owner)"
    case .file, .sharedMemory:
      files.all.first { $0.id.rawValue == page.owner }?.name ?? "file \(page.owner)"
    case .slab:
      Int(page.owner) < slabs.descriptions.count
        ? slabs.descriptions[Int(page.owner)].name : "cache \(page.owner)"
    case .tail: "of \(hexadecimal(page.owner, digits: 5))"
    // Behind the first frame of a block that is no compound page.
    default: page.owner == 0 ? nil : "of \(hexadecimal(page.owner, digits: 5))"
    }
  }
}

extension ClosedRange<UInt64> {
  /// As frames.
  fileprivate var frames: Range<PageFrameNumber> {
    PageFrameNumber(
      rawValue: UInt32(lowerBound))..<PageFrameNumber(rawValue: UInt32(upperBound + 1))
  }
}
