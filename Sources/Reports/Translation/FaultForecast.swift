import Drawing
import Hardware
import KernelModel

/// What Linux would do about a page fault, found from the areas and tables; nothing is changed.
struct FaultForecast: Encodable, Sendable {
  /// What is looked at and decided, in order, a line each.
  private(set) var steps: [String] = []
  /// The name of the function that would mend it; nil when nothing does.
  private(set) var function: String?
  /// Whether mending it reads a disk.
  private(set) var isMajor = false
  /// The signal and its code, `SIGSEGV SEGV_MAPERR`; nil when the fault is mended.
  private(set) var signal: String?

  /// - Parameter fault: one that the chip would raise with the present tables.
  init(_ fault: PageFault, _ process: Process, in kernel: Kernel) {
    if fault.address >= KernelLayout.pageOffset {
      judgeKernelAddress(fault, kernel)
    } else if let space = process.space {
      judgeUserAddress(fault, space, kernel)
    }
  }

  private mutating func end(_ function: String, _ step: String, isMajor: Bool = false) {
    steps.append("\(function): \(step); a \(isMajor ? "major" : "minor") fault")
    self.function = function
    self.isMajor = isMajor
  }

  private mutating func end(_ signal: Signal.Number, _ code: Signal.Code, _ fault: PageFault) {
    guard fault.code.contains(.user) else {
      steps.append("bad_area: an oops, unless the kernel expects it (copy_from_user and its like)")
      self.signal = "oops"
      return
    }
    self.signal = "\(signal.name) \(code.name)"
    steps.append("bad_area: \(signal.name), code \(code.name)")
  }

  // MARK: Kernel addresses

  private mutating func judgeKernelAddress(_ fault: PageFault, _ kernel: Kernel) {
    steps.append("do_kern_addr_fault: the address is the kernel's")
    if fault.code.isDisjoint(with: [.protection, .user, .reserved]),
      kernel.layout.vmalloc.contains(fault.address),
      kernel.lacksKernelTable(of: fault.address)
    {
      return end("vmalloc_fault", "copies the directory entry from the kernel's own directory")
    }
    end(.segmentationFault, .mapError, fault)
    if fault.code.contains(.user), !kernel.rules.reportsKernelFaultCode,
      !fault.code.contains(.protection)
    {
      let code = fault.code.union(.protection)
      steps.append("the program is told error code \(code.rawValue): P is set, to hide the tables")
    }
  }

  // MARK: User addresses

  private mutating func judgeUserAddress(
    _ fault: PageFault, _ space: AddressSpace, _ kernel: Kernel
  ) {
    guard !fault.code.contains(.reserved) else {
      steps.append("pgtable_bad: Oops, corrupted page table at \(fault.address.digits)")
      signal = "SIGKILL"
      return
    }
    let search = AreaSearch(fault.address, in: space.areas)
    let visits = search.path.map { space.areas[$0].start.digits }.joined(separator: " ")
    guard !search.found.isNone else {
      steps.append("find_vma: visits \(visits); no area ends above the address")
      return end(.segmentationFault, .mapError, fault)
    }
    let area = space.areas[search.found]
    let name = area.name(in: space, kernel)
    steps.append("find_vma: visits \(visits)")
    steps.append(
      "finds \((area.start..<area.end).digits) \(area.options.mode)\(name.isEmpty ? "" : " ")\(name)"
    )
    if fault.address < area.start, !judgeGrowth(fault, search.found, space) { return }
    if let refusal = Self.refusal(fault.code, area.options, usesPAE: kernel.tables.usesPAE) {
      steps.append("access_error: \(refusal)")
      return end(.segmentationFault, .accessError, fault)
    }
    judgePage(fault, search.found, space, kernel)
  }

  /// Whether an area that begins above the address grows down to it.
  private mutating func judgeGrowth(
    _ fault: PageFault, _ link: AreaLink, _ space: AddressSpace
  ) -> Bool {
    let area = space.areas[link]
    guard area.options.contains(.growsDown) else {
      steps.append("the address lies below it, and it does not grow down")
      end(.segmentationFault, .mapError, fault)
      return false
    }
    if let obstacle = space.growthObstacle(link, downTo: fault.address) {
      steps.append("the address lies below it; expand_stack: \(obstacle.words)")
      end(.segmentationFault, .mapError, fault)
      return false
    }
    let pages = (area.start - fault.address.pageBase) >> 12
    steps.append("the address lies below it; expand_stack: grows by \(counted(pages, "page"))")
    return true
  }

  /// Why an area does not allow the access. Linux: `access_error`.
  private static func refusal(
    _ code: PageFault.Code, _ options: AreaOptions, usesPAE: Bool
  ) -> String? {
    if code.contains(.write) {
      return options.contains(.write) ? nil : "a write, and the area has no VM_WRITE"
    }
    if code.contains(.protection) { return "the page is there, and its rights say no" }
    if code.contains(.fetch), usesPAE, !options.contains(.execute) {
      return "a fetch, and the area has no VM_EXEC"
    }
    return options.isDisjoint(with: .accessMask) ? "the area allows nothing (PROT_NONE)" : nil
  }

  /// Linux: `handle_pte_fault`.
  private mutating func judgePage(
    _ fault: PageFault, _ link: AreaLink, _ space: AddressSpace, _ kernel: Kernel
  ) {
    let area = space.areas[link]
    let isWrite = fault.code.contains(.write)
    let entry = kernel.tables.entry(of: fault.address, in: space.directory)
    guard entry == .none else {
      return judgePresent(entry, isWrite, area, space, kernel)
    }
    if area.isAnonymous {
      return isWrite
        ? end("do_anonymous_page", "takes a frame of zeros, writable")
        : end("do_anonymous_page", "maps the page of zeros, read-only")
    }
    guard area.file != .none else {
      return end("special_mapping_fault", "maps the kernel's own page")
    }
    let file = kernel.files[area.file].file
    let index = UInt64(area.pageOffset(of: fault.address))
    guard index < file.pageCount else {
      steps.append("page \(index) lies behind the end of \(file.name)")
      signal = "\(Signal.Number.bus.name) \(Signal.Code.busAddress.name)"
      return steps.append("SIGBUS, code BUS_ADRERR")
    }
    let isCached = file.frame(at: index) != nil
    let source = "page \(index) of \(file.name)"
    let isRead = !isCached && !file.isSharedMemory
    let origin = isCached ? "cached" : isRead ? "read from the disk" : "made new"
    switch (isWrite, area.isShared) {
    case (false, _):
      end("do_read_fault", "maps \(source), \(origin), and cached ones near it", isMajor: isRead)
    case (true, true):
      let isMajor = isRead || kernel.rules.firstSharedWriteIsMajor
      end("do_shared_fault", "maps \(source), \(origin), writable", isMajor: isMajor)
    case (true, false):
      end("do_cow_fault", "maps a copy of \(source), \(origin)", isMajor: isRead)
    }
  }

  /// Linux: `do_wp_page`.
  private mutating func judgePresent(
    _ entry: PageTableEntry, _ isWrite: Bool, _ area: VMArea, _ space: AddressSpace,
    _ kernel: Kernel
  ) {
    guard isWrite, !entry.isWritable else {
      return end("handle_pte_fault", "the entry allows it by now; the TLB line is dropped")
    }
    guard let frame = space.mappedFrame(of: entry) else {
      return end("wp_page_copy", "the page of zeros gives way to a frame of its own")
    }
    let page = kernel.pages[frame]
    if area.options.contains([.write, .shared]) {
      let isMajor =
        kernel.rules.firstSharedWriteIsMajor && !page.flags.contains(.dirty)
      return end("wp_page_shared", "makes the page writable and notes it dirty", isMajor: isMajor)
    }
    if page.use == .anonymous, page.mapCount == 1, page.useCount == 1 {
      return end("wp_page_reuse", "nobody else has frame \(frame.digits): makes it writable")
    }
    end("wp_page_copy", "copies frame \(frame.digits), which has \(page.mapCount) mappings")
  }
}

extension GrowthObstacle {
  /// What stands in the way.
  package var words: String {
    switch self {
    case .belowMinimum: "vm.mmap_min_addr forbids it"
    case .guardGap(let end): "the guard gap above \(end.digits) must stay free"
    case .pageOffset: "its page offset, which would fall below 0"
    case .stackLimit(let limit): "more than RLIMIT_STACK, \(size(UInt64(limit)))"
    case .spaceLimit: "more than RLIMIT_AS or RLIMIT_DATA"
    case .lockLimit: "more locked memory than RLIMIT_MEMLOCK"
    case .commitLimit: "more memory than the kernel promises"
    }
  }
}

extension Kernel {
  /// Whether the kernel's own directory has a table that the loaded one lacks.
  fileprivate func lacksKernelTable(of address: VirtualAddress) -> Bool {
    guard !tables.usesPAE,
      let source = tables.directoryEntryPlace(of: address, in: tables.kernelDirectory),
      let target = tables.directoryEntryPlace(of: address, in: machine.directory)
    else { return false }
    return tables.entry(at: source).isPresent && !tables.entry(at: target).isPresent
  }
}
