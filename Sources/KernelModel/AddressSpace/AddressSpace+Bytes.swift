import Hardware

/// The kernel's own way to a process's bytes: by its tables, faulting pages in as it must, without
/// the TLB. Linux: `get_user_pages_remote`, `access_process_vm`.
extension AddressSpace {
  /// Writes bytes to user memory.
  ///
  /// - Throws: `EFAULT` where the area does not exist or cannot be written; bytes before that
  ///   place are written.
  func copyOut(_ bytes: [UInt8], to address: VirtualAddress) throws(Refusal) {
    var done = 0
    while done < bytes.count {
      let place = address + UInt32(done)
      let frame = try frame(at: place, isWrite: true)
      let count = min(bytes.count - done, Int(4096 - place.offset))
      for index in 0..<count {
        core.memory.store(
          bytes[done + index], at: frame.base + UInt64(place.offset) + UInt64(index))
      }
      done += count
    }
  }

  private func frame(
    at address: VirtualAddress, isWrite: Bool
  ) throws(Refusal) -> PageFrameNumber {
    let link = area(endingAfter: address)
    guard !link.isNone else { throw Refusal(.badAddress, .notMapped(address)) }
    if address < areas[link].start {
      guard areas[link].options.contains(.growsDown), grow(link, downTo: address) == nil else {
        throw Refusal(.badAddress, .notMapped(address))
      }
    }
    guard !isWrite || areas[link].options.contains(.write) else {
      throw Refusal(.badAddress, .notWritable)
    }
    var entry = tables.entry(of: address, in: directory)
    if !entry.isPresent || isWrite && !entry.isWritable {
      switch handleMissing(link, address, isWrite: isWrite) {
      case .handled(let isMajor): countFault(isMajor: isMajor)
      case .signal: throw Refusal(.badAddress, .notMapped(address))
      case .outOfMemory: throw core.outOfFrames(for: .page)
      }
      entry = tables.entry(of: address, in: directory)
    }
    return entry.frame
  }

  /// The byte at an address as the process would read it, or nil where nothing is mapped.
  ///
  /// Looks only: nothing is faulted in. A page of private memory that was never touched reads as
  /// zeros, one of a file as the file has it if the cache holds it.
  public func peek(_ address: VirtualAddress) -> UInt8? {
    let entry = tables.entry(of: address, in: directory)
    if entry.isMapped {
      return core.memory.load(at: entry.frame.base + UInt64(address.offset))
    }
    let link = areas.area(endingAfter: address)
    guard !link.isNone, areas[link].start <= address else { return nil }
    guard areas[link].file != .none else { return 0 }
    let file = core.files.file(of: areas[link].file)
    guard let frame = file.frame(at: UInt64(areas[link].pageOffset(of: address))) else {
      return nil
    }
    return core.memory.load(at: frame.base + UInt64(address.offset))
  }
}
