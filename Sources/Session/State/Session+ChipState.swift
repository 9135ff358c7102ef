import Drawing
import Hardware
import KernelModel

/// RAM and what the chip keeps.
extension Session {
  var chipStructures: [StateStructure] {
    [memoryStructure, registerStructure, tlbStructure, replacementStructure, chipCounters]
  }

  /// Frames of RAM that hold something other than zeros.
  private var memoryStructure: StateStructure {
    let memory = machine.memory
    return StateStructure(
      part: .memory, name: "RAM",
      fill: { facts in
        for index in 0..<memory.frameCount {
          let frame = PageFrameNumber(rawValue: UInt32(index))
          guard !memory.isUntouched(frame), let digest = memory.digest(of: frame) else { continue }
          facts.add(index, digest)
        }
      },
      words: { _ in nil },
      contrast: { [unowned self] place, other in
        let frame = PageFrameNumber(rawValue: UInt32(place))
        var first: PhysicalAddress?
        var count = 0
        for offset in stride(from: UInt64(0), to: 4096, by: 4) {
          let address = frame.base + offset
          guard
            memory.load(UInt32.self, at: address)
              != other.machine.memory.load(UInt32.self, at: address)
          else { continue }
          first = first ?? address
          count += 1
        }
        guard let first else { return nil }
        let use = world.bootedKernel.flatMap { kernel in
          kernel.pages.contains(frame) ? " (\(FrameUse(kernel.pages[frame].use).english))" : nil
        }
        return "frame \(frame.digits)\(use ?? ""), \(counted(count, "word")): P:\(first.digits) = "
          + hexadecimal(memory.load(UInt32.self, at: first), digits: 8)
      })
  }

  private var registerStructure: StateStructure {
    let machine = machine
    let segments = machine.segments
    return .words(.chip, "registers") {
      let controls = machine.controls
      var registers = [
        "CR0 \(hexadecimal(controls.cr0.rawValue, digits: 8))", "CR2 \(controls.cr2.digits)",
        "CR3 \(hexadecimal(controls.cr3, digits: 8))",
        "CR4 \(hexadecimal(controls.cr4.rawValue, digits: 8))",
        "EFER \(hexadecimal(controls.efer.rawValue, digits: 8))",
        "EFLAGS.AC \(controls.alignmentCheck ? 1 : 0)", "CPL \(segments.privilegeLevel)",
        "GDTR \(segments.globalTable.base.digits), limit \(segments.globalTable.limit)",
        "LDTR \(hexadecimal(segments.localSelector.rawValue, digits: 4)): "
          + "\(segments.localTable.base.digits), limit \(segments.localTable.limit)",
      ]
      for register in SegmentRegister.allCases {
        let loaded = segments[register]
        registers.append(
          "\(register.name) \(hexadecimal(loaded.selector.rawValue, digits: 4)), descriptor "
            + (loaded.descriptor.map { hexadecimal($0.rawValue, digits: 16) } ?? "none"))
      }
      let pointers = machine.pointers
      for index in 0..<4 {
        registers.append("PDPTE \(index) \(hexadecimal(pointers[index].rawValue, digits: 8))")
      }
      return registers
    }
  }

  private var tlbStructure: StateStructure {
    let machine = machine
    func number(_ place: TranslationLookasideBuffer.Place) -> Int {
      place.array << 24 | place.set << 8 | place.way
    }
    return StateStructure(
      part: .chip, name: "TLB",
      fill: { facts in
        machine.tlb.forEachLine { place, line in
          facts.add(
            number(place),
            Digest.of(
              UInt64(line.page.rawValue), line.base.rawValue, UInt64(line.byteCount),
              UInt64(line.rights.rawValue) << 8 | UInt64(line.memoryType), line.isGlobal ? 1 : 0,
              UInt64(line.pageByteCount)))
        }
      },
      words: { place in
        var words: String?
        machine.tlb.forEachLine { found, line in
          guard number(found) == place else { return }
          words =
            "\(machine.tlb.geometry.arrays[found.array].name) set \(found.set), way \(found.way): "
            + "V:\(line.page.digits) -> P:\(line.base.digits), \(line.rights.english)"
            + (line.rights.contains(.dirty) ? ", dirty" : "") + (line.isGlobal ? ", global" : "")
        }
        return words
      })
  }

  /// Which line goes next, and the directory entries that are remembered.
  private var replacementStructure: StateStructure {
    let machine = machine
    let tlb = machine.tlb
    let arrays = tlb.geometry.arrays
    /// The bits of pseudo-LRU, or the ways in order of use.
    func order(_ array: Int, _ set: Int) -> [UInt64] {
      tlb.treeBits(ofArray: array, set: set).map { [$0] }
        ?? tlb.waysByUse(ofArray: array, set: set).map { UInt64($0) }
    }
    let directory = UInt64(arrays.count) << 24
    return StateStructure(
      part: .chip, name: "replacement in the TLB",
      fill: { facts in
        for (array, shape) in arrays.enumerated() {
          for set in 0..<shape.setCount {
            var digest = Digest()
            for word in order(array, set) { digest.add(word) }
            facts.add(array << 24 | set << 8, digest.value)
          }
        }
        for (index, entry) in machine.rememberedDirectoryEntries.enumerated() {
          facts.add(
            directory + UInt64(index), Digest.of(UInt64(entry.0.rawValue), entry.1.rawValue))
        }
      },
      words: { place in
        guard place < directory else {
          let entries = machine.rememberedDirectoryEntries
          let index = Int(place - directory)
          guard index < entries.count else { return nil }
          return "directory entry \(index) of \(entries[index].0.digits): "
            + hexadecimal(entries[index].1.rawValue, digits: 8)
        }
        let (array, set) = (Int(place >> 24), Int(place >> 8 & 0xffff))
        return
          "\(arrays[array].name) set \(set): way \(tlb.nextWay(ofArray: array, set: set)) is next"
      },
      details: { place in
        guard place < directory else { return "" }
        let bits = order(Int(place >> 24), Int(place >> 8 & 0xffff))
        return "LRU \(bits.map { hexadecimal($0, digits: 1) }.joined(separator: " "))"
      })
  }

  private var chipCounters: StateStructure {
    let machine = machine
    return .figures(.chip, "counters of the chip") {
      let ledger = machine.ledger
      var figures: [StateStructure.Figure] = [
        .init("data walks", ledger.dataWalkCount), .init("fetch walks", ledger.fetchWalkCount),
        .init("entries read", ledger.entryReadCount),
        .init("entries written", ledger.entryWriteCount), .init("page faults", ledger.faultCount),
        .init("loads of CR3", ledger.directoryLoadCount),
        .init("whole flushes", ledger.wholeFlushCount), .init("invlpg", ledger.invalidationCount),
        .init("lines dropped", ledger.droppedLineCount),
      ]
      for (index, array) in machine.tlb.geometry.arrays.enumerated() {
        let found = machine.tlb.statistics(ofArray: index, ledger)
        figures += [
          .init("\(array.name) hits", found.hitCount),
          .init("\(array.name) misses", found.missCount),
          .init("\(array.name) fills", found.fillCount),
          .init("\(array.name) evictions", found.evictionCount),
        ]
      }
      return figures
    }
  }
}

extension PhysicalMemory {
  /// The digest of a frame's contents; nil for zeros, whether they were written or not.
  fileprivate func digest(of frame: PageFrameNumber) -> UInt64? {
    // Four at a time: one after another each would wait for the one before.
    var (first, second, third, fourth) = (Digest(), Digest(), Digest(), Digest())
    var seen: UInt64 = 0
    var address = frame.base
    let end = frame.base + 4096
    while address < end {
      let a = load(UInt64.self, at: address)
      let b = load(UInt64.self, at: address + 8)
      let c = load(UInt64.self, at: address + 16)
      let d = load(UInt64.self, at: address + 24)
      seen |= a | b | c | d
      first.add(a)
      second.add(b)
      third.add(c)
      fourth.add(d)
      address = address + 32
    }
    return seen == 0 ? nil : Digest.of(first.value, second.value, third.value, fourth.value)
  }
}
