import Drawing
import Hardware
import KernelModel
import Reports

/// Address spaces: areas, page tables and figures, each under its first process.
extension Session {
  var spaceStructures: [StateStructure] {
    let kernel = kernel
    return kernel.spacesByProcess.flatMap { process, space in
      let name = "process \(process.id.rawValue)"
      return [
        areaStructure("areas of \(name)", space),
        .tables(
          "page tables of \(name)", kernel.tables, of: space.directory,
          in: 0..<UInt64(KernelLayout.pageOffset.rawValue)),
        directoryStructure("kernel part of the directory of \(name)", space),
        figureStructure("figures of \(name)", space),
      ]
    }
  }

  private func areaStructure(_ name: String, _ space: AddressSpace) -> StateStructure {
    let kernel = kernel
    func area(_ place: UInt64) -> VMArea? {
      let link = AreaSearch.area(at: VirtualAddress(rawValue: UInt32(place)), in: space.areas)
      return link.isNone || UInt64(space.areas[link].start.rawValue) != place
        ? nil : space.areas[link]
    }
    func start(_ link: AreaLink) -> UInt32 { space.areas[link].start.rawValue }
    return StateStructure(
      part: .spaces, name: name,
      fill: { facts in
        var link = space.areas.first
        while !link.isNone {
          let area = space.areas[link]
          var digest = Digest()
          let fields: [UInt32] = [
            area.end.rawValue, area.options.rawValue, area.pageOffset, area.file.rawValue,
            area.anonymous.rawValue, UInt32(area.kind.rawValue), area.isRed ? 1 : 0,
            start(area.left), start(area.right), area.subtreeGap, area.object.rawValue,
          ]
          for field in fields { digest.add(field) }
          for memory in kernel.anonymousMemory.chain(of: link) { digest.add(memory.rawValue) }
          facts.add(area.start.rawValue, digest.value)
          link = area.next
        }
      },
      words: { place in
        guard let area = area(place) else { return nil }
        let options = area.options
        let mode =
          (options.contains(.read) ? "r" : "-") + (options.contains(.write) ? "w" : "-")
          + (options.contains(.execute) ? "x" : "-") + (options.contains(.mayShare) ? "s" : "p")
        let name = area.shortName(in: space, kernel)
        let letters = AreaOptions.letters.filter { options.contains($0.option) }.map(\.letters)
        return "\((area.start..<area.end).digits) \(mode)\(name.isEmpty ? "" : " \(name)"), "
          + letters.joined(separator: " ")
          + (area.anonymous == .none ? "" : ", anon_vma \(area.anonymous.rawValue)")
          + (area.file == .none ? "" : ", pgoff \(hexadecimal(area.pageOffset, digits: 1))")
      },
      details: { place in
        guard let area = area(place) else { return "" }
        return (area.isRed ? "red" : "black") + ", left \(hexadecimal(start(area.left), digits: 8))"
          + ", right \(hexadecimal(start(area.right), digits: 8))"
          + ", gap \(hexadecimal(area.subtreeGap, digits: 8)), "
          + "pgoff \(hexadecimal(area.pageOffset, digits: 1)), file \(area.file.rawValue), "
          + "vm_area_struct \(area.object.digits)"
      })
  }

  /// The entries of the kernel's part of a directory that lag behind the kernel's own.
  private func directoryStructure(_ name: String, _ space: AddressSpace) -> StateStructure {
    let tables = kernel.tables
    func entry(_ place: UInt64, in directory: PhysicalAddress) -> PageTableEntry {
      tables.directoryEntryPlace(of: VirtualAddress(rawValue: UInt32(place)), in: directory)
        .map { tables.entry(at: $0) } ?? .none
    }
    func entry(_ place: UInt64) -> PageTableEntry? {
      let own = entry(place, in: space.directory)
      return own == entry(place, in: tables.kernelDirectory) ? nil : own
    }
    return StateStructure(
      part: nil, name: name,
      fill: { facts in
        for start in stride(
          from: UInt64(KernelLayout.pageOffset.rawValue), to: 1 << 32,
          by: UInt64.Stride(tables.tableSpan))
        {
          if let entry = entry(start) { facts.add(start, entry.rawValue) }
        }
      },
      words: { place in
        entry(place).map {
          "\(hexadecimal(place, digits: 8)): \(hexadecimal($0.rawValue, digits: 8)), not as the "
            + "kernel's own"
        }
      })
  }

  private func figureStructure(_ name: String, _ space: AddressSpace) -> StateStructure {
    .figures(.spaces, name) {
      let (totals, resident, limits) = (space.totals, space.resident, space.limits)
      let image = space.image
      var figures: [StateStructure.Figure] = [
        .init("mm", space.id.rawValue), .init("mm_users", space.userCount),
        .init("pgd", hexadecimal: space.directory.rawValue),
        .init("map_count", space.areas.count), .init("total_vm", totals.total),
        .init("data_vm", totals.data), .init("exec_vm", totals.executable),
        .init("stack_vm", totals.stack), .init("locked_vm", totals.locked),
        .init("hiwater_vm", space.peakTotal), .init("MM_FILEPAGES", resident.file),
        .init("MM_ANONPAGES", resident.anonymous), .init("MM_SHMEMPAGES", resident.shared),
        .init("hiwater_rss", space.peakResident), .init("minor faults", space.faults.minor),
        .init("major faults", space.faults.major), .init("page tables", space.pageTableCount),
        .init("mmap_base", space.mapBase),
        .init("legacy layout", space.mapsBottomUp ? 1 : 0),
        .init("READ_IMPLIES_EXEC", space.readImpliesExecute ? 1 : 0),
        .init("def_flags", hexadecimal: space.defaultOptions.rawValue),
        .init("stack_guard_gap", space.areas.guardGap),
        .init("RLIMIT_AS", limits.addressSpace), .init("RLIMIT_DATA", limits.data),
        .init("hard RLIMIT_DATA", limits.mostData), .init("RLIMIT_STACK", limits.stack),
        .init("RLIMIT_MEMLOCK", limits.lockedMemory),
        .init("privileged", limits.isPrivileged ? 1 : 0),
        .init("entry point", image.entry), .init("interpreter", image.interpreterBase),
        .init("start_brk", image.heapStart), .init("brk", image.heapEnd),
        .init("start_stack", image.stackStart), .init("C library", image.library),
      ]
      for (name, range) in [
        ("code", image.code), ("data", image.data), ("bss", image.zeros),
        ("arg", image.arguments), ("env", image.environment),
      ] {
        figures.append(.init("start of \(name)", range.lowerBound))
        figures.append(.init("end of \(name)", range.upperBound))
      }
      for (slot, link) in space.cachedAreas.enumerated() {
        figures.append(.init("vmacache[\(slot)]", space.areas[link].start))
      }
      return figures
    }
  }

  var anonymousMemoryStructure: StateStructure {
    let kernel = kernel
    let memory = kernel.anonymousMemory
    /// The areas that it may be found in, in the order of its list.
    func areas(_ id: AnonymousMemoryID) -> [VMArea] {
      var found: [VMArea] = []
      memory.forEachArea(of: id) { found.append(memory.areas[$0]) }
      return found
    }
    return StateStructure(
      part: .spaces, name: "anon_vmas",
      fill: { facts in
        memory.forEachRecord { id, record in
          var digest = Digest()
          digest.add(record.parent.rawValue)
          digest.add(record.entryCount)
          digest.add(record.childCount)
          digest.add(record.activeAreaCount)
          for area in areas(id) {
            digest.add(UInt64(area.space.rawValue) << 32 | UInt64(area.start.rawValue))
          }
          facts.add(id.rawValue, digest.value)
        }
      },
      words: { place in
        let id = AnonymousMemoryID(rawValue: UInt32(place))
        let record = memory[id]
        guard record.childCount + record.entryCount > 0,
          !kernel.numbering.freeAnonymousMemory.contains(id)
        else { return nil }
        return "anon_vma \(place): parent \(record.parent.rawValue), "
          + "\(counted(record.entryCount, "chain entry", "chain entries")), "
          + "\(counted(record.activeAreaCount, "area"))"
      },
      details: { place in
        areas(AnonymousMemoryID(rawValue: UInt32(place))).prefix(4)
          .map { "\($0.start.digits) of mm \($0.space.rawValue)" }.joined(separator: ", ")
      })
  }
}

extension Kernel {
  /// Every address space with the first process that has it.
  fileprivate var spacesByProcess: [(Process, AddressSpace)] {
    var seen: Set<AddressSpaceID> = []
    return processes.all.compactMap { process in
      guard let space = process.space, seen.insert(space.id).inserted else { return nil }
      return (process, space)
    }
  }
}
