import Hardware

/// The decision tree of page faults at user addresses. Linux: `do_user_addr_fault` and below.
extension AddressSpace {
  /// Decides what a fault below `PAGE_OFFSET` means, and mends it if it can be mended.
  ///
  /// - Precondition: the fault's address is a user address.
  func handle(_ fault: PageFault) -> FaultOutcome {
    tracer.enter(.doUserAddrFault)
    defer { tracer.leave(.doUserAddrFault) }
    let address = fault.address
    guard !fault.code.contains(.reserved) else {
      tracer.emit(.fault(.corruptedTable(address)))
      core.signalCause = .corruptedTable
      return .signal(
        Signal(number: .kill, code: .kernel, address: address, faultCode: fault.code))
    }
    let link = area(endingAfter: address)
    guard !link.isNone else {
      tracer.emit(.fault(.noArea(address)))
      return badArea(fault, .mapError, noArea(above: link))
    }
    let options = areas[link].options
    tracer.emit(
      .fault(
        .areaFound(
          start: areas[link].start, end: areas[link].end, options: options,
          isBelow: address < areas[link].start)))
    if address < areas[link].start {
      guard options.contains(.growsDown) else {
        return badArea(fault, .mapError, noArea(above: link))
      }
      if let obstacle = grow(link, downTo: address) {
        return badArea(fault, .mapError, .cannotGrow(start: areas[link].start, obstacle))
      }
    }
    guard allows(fault.code, options) else {
      tracer.emit(.fault(.accessRefused(options: options, code: fault.code)))
      let area = areas[link]
      return badArea(
        fault, .accessError,
        .areaForbids(start: area.start, end: area.end, options, fault.code))
    }
    tracer.emit(.fault(.accessAllowed(options: options, code: fault.code)))
    let before = resident
    let outcome = handleMissing(link, address, isWrite: fault.code.contains(.write))
    if options.contains(.locked) { core.lists.lockMapped() }
    emitResidentChange(since: before)
    switch outcome {
    case .handled(let isMajor): countFault(isMajor: isMajor)
    case .signal(var signal):
      signal.address = address
      signal.faultCode = fault.code
      return .signal(signal)
    case .outOfMemory: break
    }
    return outcome
  }

  /// A retried fault counts as a major one of the task, though nothing was read.
  ///
  /// Linux: `mm_account_fault`, `PGFAULT`.
  @inline(__always)
  func countFault(isMajor: Bool) {
    faults.add(isMajor: isMajor)
    allocator.statistics[.faults] += 1
  }

  private func emitResidentChange(since before: ResidentPages) {
    guard tracer.isObserved, before != resident else { return }
    tracer.emit(
      .fault(
        .residentChanged(
          anonymous: Int32(resident.anonymous - before.anonymous),
          file: Int32(resident.file - before.file), shared: Int32(resident.shared - before.shared)
        )))
  }

  /// That an address lies in no area: between the one below `link` and `link`.
  private func noArea(above link: AreaLink) -> SignalCause {
    let below = link.isNone ? areas.last : areas[link].previous
    return .noArea(
      below: below.isNone ? nil : areas[below].end,
      above: link.isNone ? nil : areas[link].start)
  }

  private func badArea(
    _ fault: PageFault, _ code: Signal.Code, _ cause: SignalCause
  ) -> FaultOutcome {
    core.signalCause = cause
    return .signal(
      Signal(
        number: .segmentationFault, code: code, address: fault.address, faultCode: fault.code))
  }

  /// Whether the area allows what the fault says was tried. Linux: `access_error`, inverted.
  private func allows(_ code: PageFault.Code, _ options: AreaOptions) -> Bool {
    if code.contains(.write) { return options.contains(.write) }
    // A read or fetch refused by a present entry: the permissions say no. A fetch from a page that
    // is not there yet brings it in first, executable or not.
    if code.contains(.protection) { return false }
    return !options.isDisjoint(with: .accessMask)
  }

  /// Makes the page at `address` accessible in an area that allows it. Linux: `handle_mm_fault`.
  func handleMissing(
    _ link: AreaLink, _ address: VirtualAddress, isWrite: Bool
  ) -> FaultOutcome {
    tracer.enter(.handleMMFault)
    defer { tracer.leave(.handleMMFault) }
    let page = address.pageBase
    guard let (place, isNew) = tables.makeEntryPlace(of: page, in: directory) else {
      return .outOfMemory
    }
    if isNew { pageTableCount += 1 }
    let entry = tables.entry(at: place)
    if entry == .none {
      if areas[link].isAnonymous {
        return populateAnonymous(link, page, place, isWrite: isWrite)
      }
      if areas[link].file == .none { return populateSpecial(link, page, place) }
      let before = resident
      let outcome = populateFromFile(link, address, place, isWrite: isWrite)
      if isNew, case .signal = outcome, resident == before { dropTable(of: page) }
      return outcome
    }
    guard entry.isMapped else { return swapIn(link, page, place, entry, isWrite: isWrite) }
    if isWrite, !entry.isWritable { return copyOnWrite(link, page, place, entry) }
    tracer.emit(.fault(.path(.spurious)))
    let touched = entry.setting(isWrite ? [.accessed, .dirty] : .accessed)
    if touched != entry { setEntry(touched, at: place, for: page) }
    if isLoaded { machine.invalidate(page) }
    return .handled(isMajor: false)
  }

  /// Frees a table that was made for a page that its file does not have. Linux: `prealloc_pte`.
  private func dropTable(of page: VirtualAddress) {
    pageTableCount -= tables.freeTables(
      in: directory, covering: page..<page + 4096, floor: VirtualAddress(rawValue: 0),
      ceiling: Self.end)
  }

  /// The bits of a fresh entry of private memory with these flags.
  @inline(__always)
  func privateBits(_ options: AreaOptions, isWrite: Bool) -> PageTableEntry.Bits {
    let bits = ProtectionMap(usesPAE: tables.usesPAE).bits(for: options)
    return isWrite && options.contains(.write) ? bits.union([.writable, .dirty]) : bits
  }

  /// The bits of a fresh entry of the area. Linux: `vma->vm_page_prot`.
  func protectionBits(of area: VMArea) -> PageTableEntry.Bits {
    let bits = ProtectionMap(usesPAE: tables.usesPAE).bits(for: area.options)
    return wantsWriteNotification(area) ? bits.subtracting(.writable) : bits
  }

  /// Linux: `maybe_mkwrite(pte_mkdirty(entry))`.
  func writableBits(of area: VMArea) -> PageTableEntry.Bits {
    let bits = protectionBits(of: area)
    return area.options.contains(.write) ? bits.union([.writable, .dirty]) : bits
  }
}
