import Hardware
import KernelModel

/// Digests of the chip and its RAM.
extension Machine {
  /// Every frame of RAM that holds something other than zeros.
  func digestOfMemory() -> UInt64 {
    var digest = Digest()
    for index in 0..<memory.frameCount {
      let frame = PageFrameNumber(rawValue: UInt32(index))
      guard !memory.isUntouched(frame) else { continue }
      var content = Digest()
      var isZero = true
      for offset in stride(from: UInt64(0), to: 4096, by: 8) {
        let word = memory.load(UInt64.self, at: frame.base + offset)
        if word != 0 { isZero = false }
        content.add(word)
      }
      // A frame that was written and holds zeros again is as good as untouched.
      guard !isZero else { continue }
      digest.add(index)
      digest.add(content.value)
    }
    return digest.value
  }

  func digestOfChip() -> UInt64 {
    var digest = Digest()
    digest.add(controls.cr0.rawValue)
    digest.add(controls.cr2.rawValue)
    digest.add(controls.cr3)
    digest.add(controls.cr4.rawValue)
    digest.add(controls.efer.rawValue)
    tlb.forEachLine { place, line in
      digest.add(place.array)
      digest.add(place.set)
      digest.add(place.way)
      digest.add(line.page.rawValue)
      digest.add(line.base.rawValue)
      digest.add(line.byteCount)
      digest.add(line.rights.rawValue)
      digest.add(line.isGlobal ? 1 : 0)
    }
    return digest.value
  }

}

/// Digests of what Linux keeps.
extension Kernel {
  /// Every record that is not all zeros, links included.
  func digestOfFrames() -> UInt64 {
    var digest = Digest()
    var frame = 0
    while frame < pages.frameCount {
      let page = pages[PageFrameNumber(rawValue: UInt32(frame))]
      digest.add(frame)
      digest.add(page.flags.rawValue)
      digest.add(page.use.rawValue)
      digest.add(page.order)
      digest.add(page.migrateType)
      digest.add(page.useCount)
      digest.add(page.mapCount)
      digest.add(page.owner)
      digest.add(page.index)
      digest.add(page.next.rawValue)
      digest.add(page.previous.rawValue)
      frame += page.use == .freeBlock ? 1 << Int(page.order) : 1
    }
    for zone in allocator.zones {
      digest.add(zone.freePages)
      digest.add(zone.perCPUPages)
      digest.add(zone.boost)
      digest.add(zone.highAtomicPages)
      let marks = zone.watermarks
      for figure in [marks.min, marks.low, marks.high] + zone.protection { digest.add(figure) }
      digest.add(zone.perCPULimits.high)
      digest.add(zone.perCPULimits.batch)
    }
    return digest.value
  }

  func digestOfSpaces() -> UInt64 {
    var digest = Digest()
    for process in processes.all {
      digest.add(process.id.rawValue)
      digest.add(process.name)
      digest.add(process.space?.id.rawValue ?? 0)
      for (descriptor, open) in process.descriptors.sorted(by: { $0.key < $1.key }) {
        digest.add(descriptor)
        digest.add(open.rawValue)
      }
    }
    for space in spaces {
      digest.add(space.directory.rawValue)
      digest.add(space.image.heapEnd.rawValue)
      digest.add(space.image.library.rawValue)
      digest.add(space.faults.minor)
      digest.add(space.faults.major)
      for link in space.areas.links {
        let area = space.areas[link]
        let fields: [UInt32] = [
          link.slot, area.start.rawValue, area.end.rawValue, area.options.rawValue,
          area.pageOffset, area.file.rawValue, area.anonymous.rawValue, area.left.slot,
          area.right.slot, area.isRed ? 1 : 0,
        ]
        for field in fields { digest.add(field) }
      }
    }
    digest.add(commit.committed)
    return digest.value
  }

  func digestOfWindows() -> UInt64 {
    var digest = Digest()
    for area in vmalloc.all + vmalloc.waiting {
      digest.add(area.start.rawValue)
      digest.add(area.end.rawValue)
      digest.add(area.kind.rawValue)
    }
    for slot in 0..<permanentMap.slotCount where permanentMap.count(of: slot) > 0 {
      digest.add(slot)
      digest.add(permanentMap.count(of: slot))
      digest.add(permanentMap.frame(of: slot).rawValue)
    }
    digest.add(permanentMap.lastSlot)
    for sleeper in permanentMap.sleepers {
      digest.add(sleeper.process.rawValue)
      digest.add(sleeper.frame.rawValue)
    }
    digest.add(fixedMap.temporaryDepth)
    return digest.value
  }
}
