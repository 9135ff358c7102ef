import Grammar
import Hardware
import KernelModel

extension World: SymbolResolver {
  public func value(ofSymbol name: String) -> Int128? {
    results.value(named: name) ?? symbol(name) ?? figure(named: name) ?? value(ofRegister: name)
      ?? endingFigure(named: name) ?? Self.constants[name]
  }

  public func value(ofResult number: UInt64) -> Int128? {
    number == 0 && isAside ? results.latest : results.value(number)
  }

  public var resultCount: Int { results.values.count }

  public var symbolNames: [String] {
    results.names + Self.symbols.words + figureNames + Self.endingNames
      + (isBare ? [] : kernel.layout.fixedSlots.map(\.name))
  }

  package func isSymbol(_ name: String) -> Bool {
    Self.symbols[name] != nil || figure(named: name) != nil || Self.constants[name] != nil
      || Self.endingNames.contains(name)
      || !isBare && name.hasPrefix("FIX_") && fixedSlotIndex(name) != nil
  }

  /// The index of a slot of the fixmap.
  private func fixedSlotIndex(_ name: String) -> Int128? {
    kernel.layout.fixedSlots.first { $0.name == name }.map { Int128($0.index) }
  }

  /// The value of a register, or of a symbol of the kernel or of the current process.
  private func symbol(_ name: String) -> Int128? {
    guard let symbol = Self.symbols[name] else {
      return isBare || !name.hasPrefix("FIX_") ? nil : fixedSlotIndex(name)
    }
    return value(of: symbol, machine.controls) ?? (isBare ? nil : value(of: symbol))
  }

  private enum Symbol: Sendable {
    case cr0, cr2, cr3, cr4
    case pageOffset, taskSize, highMemory, vmallocStart, vmallocEnd, permanentMapBase
    case fixmapStart, fixmapTop, fixmapTotalStart, ldtBase, cpuEntryBase
    case mostLowMemory, vmallocOffset, permanentSlotCount, kernelDirectory
    case heapStart, heapEnd, stackStart, stackArea, mapBase
    case codeStart, codeEnd, dataStart, dataEnd
  }

  private static let symbols = WordTable<Symbol>([
    ("cr0", .cr0), ("cr2", .cr2), ("cr3", .cr3), ("cr4", .cr4), ("PAGE_OFFSET", .pageOffset),
    ("TASK_SIZE", .taskSize), ("high_memory", .highMemory), ("VMALLOC_START", .vmallocStart),
    ("VMALLOC_END", .vmallocEnd), ("PKMAP_BASE", .permanentMapBase),
    ("FIXADDR_START", .fixmapStart), ("FIXADDR_TOP", .fixmapTop),
    ("FIXADDR_TOT_START", .fixmapTotalStart), ("LDT_BASE_ADDR", .ldtBase),
    ("CPU_ENTRY_AREA_BASE", .cpuEntryBase), ("MAXMEM", .mostLowMemory),
    ("VMALLOC_OFFSET", .vmallocOffset), ("LAST_PKMAP", .permanentSlotCount),
    ("MODULES_VADDR", .vmallocStart), ("MODULES_END", .vmallocEnd),
    ("swapper_pg_dir", .kernelDirectory), ("start_brk", .heapStart),
    ("brk", .heapEnd), ("start_stack", .stackStart), ("stack", .stackArea),
    ("mmap_base", .mapBase), ("start_code", .codeStart), ("end_code", .codeEnd),
    ("start_data", .dataStart), ("end_data", .dataEnd),
  ])

  private func value(of symbol: Symbol, _ controls: ControlRegisters) -> Int128? {
    switch symbol {
    case .cr0: Int128(controls.cr0.rawValue)
    case .cr2: Int128(controls.cr2.rawValue)
    case .cr3: Int128(controls.cr3)
    case .cr4: Int128(controls.cr4.rawValue)
    default: nil
    }
  }

  private func value(of symbol: Symbol) -> Int128? {
    let layout = kernel.layout
    switch symbol {
    case .cr0, .cr2, .cr3, .cr4: return nil
    case .pageOffset, .taskSize: return Int128(KernelLayout.pageOffset.rawValue)
    case .highMemory: return Int128(layout.highMemory.rawValue)
    case .vmallocStart: return Int128(layout.vmalloc.lowerBound.rawValue)
    case .vmallocEnd: return Int128(layout.vmalloc.upperBound.rawValue)
    case .permanentMapBase: return Int128(layout.permanentMaps.lowerBound.rawValue)
    case .fixmapStart: return Int128(layout.fixmap.lowerBound.rawValue)
    case .fixmapTop: return Int128(layout.fixmap.upperBound.rawValue)
    case .fixmapTotalStart: return Int128(layout.bootFixmapStart.rawValue)
    case .ldtBase: return layout.ldtRemap.map { Int128($0.lowerBound.rawValue) }
    case .cpuEntryBase: return layout.cpuEntryArea.map { Int128($0.lowerBound.rawValue) }
    case .mostLowMemory: return Int128(layout.mostLowFrames << 12)
    case .vmallocOffset: return Int128(KernelLayout.vmallocHole)
    case .permanentSlotCount: return Int128(layout.permanentSlotCount)
    case .kernelDirectory:
      return Int128(DirectMapPlan.virtual(kernel.boot.kernelDirectoryFrame.base).rawValue)
    case .heapStart, .heapEnd, .stackStart, .stackArea, .mapBase, .codeStart, .codeEnd,
      .dataStart, .dataEnd:
      return process.space.flatMap { address(of: symbol, in: $0) }.map { Int128($0.rawValue) }
    }
  }

  private func address(of symbol: Symbol, in space: AddressSpace) -> VirtualAddress? {
    switch symbol {
    case .heapStart: space.image.heapStart
    case .heapEnd: space.image.heapEnd
    case .stackStart: space.image.stackStart
    case .stackArea: lowestByte(ofStack: space)
    case .mapBase: space.mapBase
    case .codeStart: space.image.code.lowerBound
    case .codeEnd: space.image.code.upperBound
    case .dataStart: space.image.data.lowerBound
    case .dataEnd: space.image.data.upperBound
    default: nil
    }
  }

  /// Where the stack's area begins now: it grows from there.
  private func lowestByte(ofStack space: AddressSpace) -> VirtualAddress? {
    let link = space.areas.peek(endingAfter: space.image.stackStart)
    return link.isNone ? nil : space.areas[link].start
  }
}
