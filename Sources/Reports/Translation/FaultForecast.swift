import Drawing
import Hardware
import KernelModel

/// What Linux would do about a page fault, found from the areas and tables; nothing is changed.
struct FaultForecast: Sendable {
  /// What is looked at and decided, in order.
  private(set) var steps: [ForecastStep] = []
  private(set) var end = End.none

  /// What becomes of it.
  enum End: Sendable {
    /// A kernel thread has nobody to ask.
    case none
    case mended(ForecastStep.Mending, isMajor: Bool)
    case signal(Signal.Number, Signal.Code)
    /// The kernel kills the process for its own broken tables.
    case killed
    case oops
  }

  /// - Parameter fault: one that the chip would raise with the present tables.
  init(_ fault: PageFault, _ process: Process, in kernel: Kernel) {
    if fault.address >= KernelLayout.pageOffset {
      judgeKernelAddress(fault, kernel)
    } else if let space = process.space {
      judgeUserAddress(fault, space, kernel)
    }
  }

  private mutating func conclude(_ mending: ForecastStep.Mending, isMajor: Bool = false) {
    steps.append(.mends(mending, isMajor: isMajor))
    end = .mended(mending, isMajor: isMajor)
  }

  /// Linux: `bad_area`.
  private mutating func conclude(_ code: Signal.Code, _ fault: PageFault) {
    guard fault.code.contains(.user) else {
      steps.append(.oops)
      end = .oops
      return
    }
    steps.append(.signal(.segmentationFault, code))
    end = .signal(.segmentationFault, code)
  }

  // MARK: Kernel addresses

  private mutating func judgeKernelAddress(_ fault: PageFault, _ kernel: Kernel) {
    steps.append(.kernelAddress)
    if fault.code.isDisjoint(with: [.protection, .user, .reserved]),
      kernel.layout.vmalloc.contains(fault.address),
      kernel.lacksKernelTable(of: fault.address)
    {
      return conclude(.copiesDirectoryEntry)
    }
    conclude(.mapError, fault)
    if fault.code.contains(.user), !kernel.rules.reportsKernelFaultCode,
      !fault.code.contains(.protection)
    {
      steps.append(.hidesTables(fault.code.union(.protection)))
    }
  }

  // MARK: User addresses

  private mutating func judgeUserAddress(
    _ fault: PageFault, _ space: AddressSpace, _ kernel: Kernel
  ) {
    guard !fault.code.contains(.reserved) else {
      steps.append(.corruptedTable(fault.address))
      end = .killed
      return
    }
    let search = AreaSearch(fault.address, in: space.areas)
    steps.append(
      .search(visits: search.path.map { space.areas[$0].start }, isFound: !search.found.isNone))
    guard !search.found.isNone else { return conclude(.mapError, fault) }
    let area = space.areas[search.found]
    steps.append(
      .area(area.start..<area.end, mode: area.options.mode, name: area.name(in: space, kernel)))
    if fault.address < area.start {
      let growth = Self.growth(of: search.found, to: fault.address, space)
      steps.append(.below(growth))
      guard case .grows = growth else { return conclude(.mapError, fault) }
    }
    if let obstacle = Self.obstacle(fault.code, area.options, usesPAE: kernel.tables.usesPAE) {
      steps.append(.accessRefused(obstacle))
      return conclude(.accessError, fault)
    }
    judgePage(fault, search.found, space, kernel)
  }

  /// Whether an area that begins above the address grows down to it.
  private static func growth(
    of link: AreaLink, to address: VirtualAddress, _ space: AddressSpace
  ) -> ForecastStep.Growth {
    let area = space.areas[link]
    guard area.options.contains(.growsDown) else { return .neverGrows }
    if let obstacle = space.growthObstacle(link, downTo: address) { return .refused(obstacle) }
    return .grows(pageCount: (area.start - address.pageBase) >> 12)
  }

  /// Why an area does not allow the access. Linux: `access_error`.
  private static func obstacle(
    _ code: PageFault.Code, _ options: AreaOptions, usesPAE: Bool
  ) -> ForecastStep.AccessObstacle? {
    if code.contains(.write) { return options.contains(.write) ? nil : .noWrite }
    if code.contains(.protection) { return .presentRefused }
    if code.contains(.fetch), usesPAE, !options.contains(.execute) { return .noExecute }
    return options.isDisjoint(with: .accessMask) ? .nothing : nil
  }

  /// Linux: `handle_pte_fault`.
  private mutating func judgePage(
    _ fault: PageFault, _ link: AreaLink, _ space: AddressSpace, _ kernel: Kernel
  ) {
    let area = space.areas[link]
    let isWrite = fault.code.contains(.write)
    let entry = kernel.tables.entry(of: fault.address, in: space.directory)
    if let slot = SwapEntry(entry, usesPAE: kernel.tables.usesPAE) {
      guard kernel.swap.userCount(of: slot) > 0 else {
        steps.append(.signal(.bus, .busAddress))
        end = .signal(.bus, .busAddress)
        return
      }
      let frame = kernel.swap.frame(of: slot)
      return conclude(.swapsIn(slot, cached: frame), isMajor: frame == nil)
    }
    guard entry == .none else { return judgePresent(entry, isWrite, area, space, kernel) }
    if area.isAnonymous { return conclude(isWrite ? .zeroedFrame : .pageOfZeros) }
    guard area.file != .none else { return conclude(.specialPage) }
    let file = kernel.files[area.file].file
    let index = UInt64(area.pageOffset(of: fault.address))
    guard index < file.pageCount else {
      steps += [.behindEnd(page: index, file: file.name), .signal(.bus, .busAddress)]
      end = .signal(.bus, .busAddress)
      return
    }
    let slot = file.slot(at: index)
    let isCached = file.frame(at: index) != nil || slot.flatMap { kernel.swap.frame(of: $0) } != nil
    let isRead = !isCached && (!file.isSharedMemory || slot != nil)
    let page = ForecastStep.FilePage(
      index: index, file: file.name, origin: isCached ? .cached : slot != nil ? .swap : isRead ? .disk : .new)
    switch (isWrite, area.isShared) {
    case (false, _): conclude(.readsFile(page), isMajor: isRead)
    case (true, true):
      conclude(.sharesFile(page), isMajor: isRead || kernel.rules.firstSharedWriteIsMajor)
    case (true, false): conclude(.copiesFile(page), isMajor: isRead)
    }
  }

  /// Linux: `do_wp_page`.
  private mutating func judgePresent(
    _ entry: PageTableEntry, _ isWrite: Bool, _ area: VMArea, _ space: AddressSpace,
    _ kernel: Kernel
  ) {
    guard isWrite, !entry.isWritable else { return conclude(.allowedAlready) }
    guard let frame = space.mappedFrame(of: entry) else { return conclude(.replacesZeros) }
    let page = kernel.pages[frame]
    if area.options.contains([.write, .shared]) {
      let isMajor = kernel.rules.firstSharedWriteIsMajor && !page.flags.contains(.dirty)
      return conclude(.dirtiesShared, isMajor: isMajor)
    }
    // On later kernels a page gives up the slot that only it has.
    let holders = page.flags.contains(.swapCache) && kernel.rules.writeFreesSwapSlot
      && kernel.swap.userCount(of: kernel.swap.entry(of: frame)) == 0 ? 2 : 1
    if page.use == .anonymous, page.mapCount == 1, page.useCount <= holders {
      return conclude(.reuses(frame))
    }
    conclude(.copies(frame, mapCount: Int(page.mapCount)))
  }
}

extension FaultForecast: Encodable {
  func encode(to encoder: any Encoder) throws {
    let facts: Details = ["steps": steps]
    try facts.joined(by: end.details).encode(to: encoder)
  }
}

extension FaultForecast.End {
  fileprivate var details: Details {
    switch self {
    case .none: ["end": "none"]
    case .oops: ["end": "oops"]
    case .killed: ["end": "killed", "signal": Signal.Number.kill.name]
    case .signal(let number, let code):
      ["end": "signal", "signal": number.name, "signalCode": code.name]
    case .mended(let mending, let isMajor):
      ["end": "mended", "function": mending.function, "isMajor": isMajor]
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
