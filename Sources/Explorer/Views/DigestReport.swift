import Hardware
import KernelModel

/// A name for the state of the whole machine: equal states have equal names.
struct DigestReport: Report {
  static let kind = "digest"

  /// Sixteen hexadecimal digits each.
  let digest: String
  let parts: [Part]

  struct Part: Encodable, Sendable {
    let name: String
    let digest: String
  }

  init(_ kernel: Kernel) {
    let found: [(String, UInt64)] = [
      ("RAM", kernel.digestOfMemory()), ("chip", kernel.digestOfChip()),
      ("frames", kernel.digestOfFrames()), ("address spaces", kernel.digestOfSpaces()),
      ("kernel windows", kernel.digestOfWindows()),
    ]
    var whole = Digest()
    for part in found { whole.add(part.1) }
    digest = hexadecimal(whole.value, digits: 16)
    parts = found.map { Part(name: $0.0, digest: hexadecimal($0.1, digits: 16)) }
  }

  func draw(on canvas: Canvas, into text: inout StyledText) {
    text.appendLine(digest, .value)
    for part in parts {
      text.append("  \(part.name.left(15))", .label)
      text.appendLine(part.digest, .faint)
    }
  }
}

/// A running digest of words: FNV-1a, 64 bits, a word at a time, mixed at the end.
struct Digest {
  private var state: UInt64 = 0xcbf2_9ce4_8422_2325

  mutating func add(_ word: UInt64) { state = (state ^ word) &* 0x0000_0100_0000_01b3 }
  mutating func add(_ number: some BinaryInteger) { add(UInt64(truncatingIfNeeded: number)) }

  mutating func add(_ text: String) {
    for byte in text.utf8 { add(UInt64(byte)) }
    add(UInt64(0x100))
  }

  var value: UInt64 {
    var mixed = state
    mixed = (mixed ^ mixed >> 33) &* 0xff51_afd7_ed55_8ccd
    mixed = (mixed ^ mixed >> 33) &* 0xc4ce_b9fe_1a85_ec53
    return mixed ^ mixed >> 33
  }
}

extension Kernel {
  /// Every frame of RAM that holds something other than zeros.
  fileprivate func digestOfMemory() -> UInt64 {
    var digest = Digest()
    let memory = machine.memory
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

  fileprivate func digestOfChip() -> UInt64 {
    var digest = Digest()
    let controls = machine.controls
    digest.add(controls.cr0.rawValue)
    digest.add(controls.cr2.rawValue)
    digest.add(controls.cr3)
    digest.add(controls.cr4.rawValue)
    digest.add(controls.efer.rawValue)
    machine.tlb.forEachLine { place, line in
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

  /// Every record that is not all zeros, links included.
  fileprivate func digestOfFrames() -> UInt64 {
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
    }
    return digest.value
  }

  fileprivate func digestOfSpaces() -> UInt64 {
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

  fileprivate func digestOfWindows() -> UInt64 {
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
    digest.add(fixedMap.temporaryDepth)
    return digest.value
  }
}
