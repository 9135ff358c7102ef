import Hardware

/// Builds the kernel's own tables at boot: the direct map and a table each for the windows that
/// must have theirs from the start. Linux: `kernel_physical_mapping_init`, `paging_init`.
struct KernelTables {
  let memory: PhysicalMemory
  let boot: BootLayout
  let layout: KernelLayout
  /// The next of the frames that boot set aside for tables.
  private var nextFrame: PageFrameNumber
  private let lastFrame: PageFrameNumber

  init(memory: PhysicalMemory, boot: BootLayout, layout: KernelLayout) {
    self.memory = memory
    self.boot = boot
    self.layout = layout
    nextFrame = boot.earlyFrames.lowerBound
    lastFrame = boot.earlyFrames.upperBound
  }

  /// Writes the tables into RAM.
  ///
  /// - Returns: where the directory lies, or under PAE the four pointers.
  mutating func build() -> PhysicalAddress {
    let directory = boot.kernelDirectoryFrame.base
    if layout.usesPAE {
      // The fourth gigabyte's directory is one page, shared by every process.
      let entry = PageTableEntry(frame: takeFrame(), .present)
      memory.store(entry.rawValue, at: directory + 3 * 8)
    }
    mapLowMemory(directory)
    makeTables(for: layout.permanentMaps, directory)
    makeTables(for: layout.bootFixmapStart..<layout.fixmap.upperBound, directory)
    if let area = layout.cpuEntryArea { mapEntryArea(at: area.lowerBound, directory) }
    return directory
  }

  private var span: UInt32 { layout.usesPAE ? 1 << 21 : 1 << 22 }

  private mutating func takeFrame() -> PageFrameNumber {
    guard nextFrame < lastFrame else { kernelBug("out of frames for the first tables") }
    defer { nextFrame = nextFrame + 1 }
    return nextFrame
  }

  /// Bits of the direct map. The kernel's program and its constants may not be written, and under
  /// PAE only the program may be executed.
  ///
  /// Linux: `PAGE_KERNEL` (163), `PAGE_KERNEL_LARGE` (1e3), `mark_rodata_ro` (161, 1e1).
  private func bits(for frames: Range<PageFrameNumber>, isLarge: Bool) -> PageTableEntry.Bits {
    let image = boot.parameters.image
    let text = image.frames(of: .text)
    let constant = text.lowerBound..<image.frames(of: .readOnlyData).upperBound
    var bits: PageTableEntry.Bits = [.present, .accessed, .dirty, .global]
    if frames.clamped(to: constant) != frames { bits.insert(.writable) }
    if isLarge { bits.insert(.pageSize) }
    if layout.usesPAE, !frames.overlaps(text) { bits.insert(.noExecute) }
    return bits
  }

  private mutating func mapLowMemory(_ directory: PhysicalAddress) {
    let plan = boot.directMap
    var frame = PageFrameNumber(rawValue: 0)
    while frame < plan.end {
      let address = KernelLayout.pageOffset + frame.rawValue << 12
      let isLarge = plan.largeFrames.contains(frame)
      let next = frame + (isLarge ? plan.largePageFrames : 1)
      let entry = PageTableEntry(frame: frame, bits(for: frame..<next, isLarge: isLarge))
      if isLarge {
        setDirectoryEntry(entry, address, directory)
      } else {
        store(entry, entryPlace(address, directory))
      }
      frame = next
    }
  }

  /// What CPU 0 needs mapped even when it has left the kernel: descriptor tables, stacks, TSS.
  ///
  /// Linux: `setup_cpu_entry_area`.
  private mutating func mapEntryArea(at start: VirtualAddress, _ directory: PhysicalAddress) {
    let interruptTable = boot.zeroPageFrame + 8
    let descriptorTable = KernelSegments.table(of: boot).frame
    guard let own = boot.frames(for: .perCPU).first?.lowerBound else { return }
    var next = own
    for part in CPUEntryPage.all where part.use != .absent {
      for page in part.index..<part.index + part.count {
        let place = entryPlace(start + UInt32(page) << 12, directory)
        guard part.use != .noAccess else {
          store(noAccess, place)
          continue
        }
        var bits: PageTableEntry.Bits = [.present, .accessed, .dirty, .global]
        if part.use == .writable { bits.insert(.writable) }
        if layout.usesPAE { bits.insert(.noExecute) }
        let frame = page == 0 ? interruptTable : page == 1 ? descriptorTable : next
        store(PageTableEntry(frame: frame, bits), place)
        if page > 1 { next = next + 1 }
      }
    }
  }

  /// Frame 0 with no right at all. Entries of 64 bits have their frame number inverted, so that
  /// speculation finds no memory behind them. Linux: `PAGE_NONE`, `protnone_mask`.
  private var noAccess: PageTableEntry {
    PageTableEntry(rawValue: layout.usesPAE ? 0x000f_ffff_ffff_f120 : 0x120)
  }

  /// Where the table entry of an address lies; its table is made if need be.
  private mutating func entryPlace(
    _ address: VirtualAddress, _ directory: PhysicalAddress
  ) -> PhysicalAddress {
    let index = UInt64(address.pageNumber) & (layout.usesPAE ? 511 : 1023)
    return table(for: address, directory).base + index * entrySize
  }

  private mutating func makeTables(for window: Range<VirtualAddress>, _ directory: PhysicalAddress)
  {
    var start = UInt64(window.lowerBound.rawValue & ~(span - 1))
    while start < UInt64(window.upperBound.rawValue) {
      _ = table(for: VirtualAddress(rawValue: UInt32(start)), directory)
      start += UInt64(span)
    }
  }

  /// The table that maps an address, made if need be.
  private mutating func table(
    for address: VirtualAddress, _ directory: PhysicalAddress
  ) -> PageFrameNumber {
    let place = directoryPlace(address, directory)
    let entry = load(place)
    if entry.isPresent { return entry.frame }
    let frame = takeFrame()
    var bits: PageTableEntry.Bits = [.present, .writable, .accessed, .dirty]
    if address >= earlyEnd { bits.insert(.user) }
    setDirectoryEntry(PageTableEntry(frame: frame, bits), address, directory)
    return frame
  }

  /// Where the map ends that the first instructions of the kernel make: its image, and room for
  /// the tables of low memory. Tables for what lies above are made later and named with 067, those
  /// below with 063; the rights are decided in the tables. Linux: `mk_early_pgtbl_32`,
  /// `one_page_table_init`.
  private var earlyEnd: VirtualAddress {
    let tables = (layout.mostLowFrames << 12) / Int(span) + 1
    let frames = boot.parameters.image.frames.upperBound.rawValue + UInt32(tables)
    return VirtualAddress(
      rawValue: (KernelLayout.pageOffset.rawValue + (frames << 12) + span - 1) & ~(span - 1))
  }

  private func setDirectoryEntry(
    _ entry: PageTableEntry, _ address: VirtualAddress, _ directory: PhysicalAddress
  ) {
    store(entry, directoryPlace(address, directory))
  }

  private func directoryPlace(
    _ address: VirtualAddress, _ directory: PhysicalAddress
  ) -> PhysicalAddress {
    guard layout.usesPAE else { return directory + UInt64(address.rawValue >> 22) * 4 }
    let pointer = load(directory + UInt64(address.rawValue >> 30) * 8)
    return pointer.frame.base + UInt64(address.rawValue >> 21 & 511) * 8
  }

  private var entrySize: UInt64 { layout.usesPAE ? 8 : 4 }

  private func load(_ place: PhysicalAddress) -> PageTableEntry {
    layout.usesPAE
      ? PageTableEntry(rawValue: memory.load(UInt64.self, at: place))
      : PageTableEntry(rawValue: UInt64(memory.load(UInt32.self, at: place)))
  }

  private func store(_ entry: PageTableEntry, _ place: PhysicalAddress) {
    if layout.usesPAE {
      memory.store(entry.rawValue, at: place)
    } else {
      memory.store(UInt32(truncatingIfNeeded: entry.rawValue), at: place)
    }
  }
}
