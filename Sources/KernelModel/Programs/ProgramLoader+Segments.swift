import Hardware

/// One segment's pages: those of the file, and zeros behind them.
extension ProgramLoader {
  /// Maps the file's part of a segment, and its zeros where the kernel does both at once.
  ///
  /// Linux: `elf_map`; from 6.7 on `elf_load`.
  /// - Parameter total: bytes to find room for, so that the other segments fit behind; 0 for none.
  /// - Returns: where the segment's first page lies.
  func place(
    _ segment: ELFProgramHeader, of file: OpenFileID, at address: UInt32, flags: MapFlags,
    total: UInt32
  ) throws(Refusal) -> UInt32 {
    let start: UInt32
    if core.rules.mapsZerosBySegment, segment.fileByteCount == 0 {
      start = address & ~0xfff
    } else {
      start = try mapFile(segment, of: file, at: address, flags: flags, total: total)
    }
    guard start < AddressSpace.end.rawValue else {
      throw Refusal(.invalidArgument, .badProgram(.segmentAddress(start)))
    }
    guard core.rules.mapsZerosBySegment, segment.memoryByteCount > segment.fileByteCount else {
      return start
    }
    let place = start &+ segment.address & 0xfff
    let fileEnd = place &+ segment.fileByteCount
    if segment.fileByteCount > 0 {
      do throws(Refusal) {
        try clearTail(from: fileEnd)
      } catch {
        if segment.isWritable { throw error }
      }
    }
    let zeros = segment.fileByteCount > 0 ? fileEnd : start
    try mapZeros(from: zeros, to: place &+ segment.memoryByteCount, segment.protection)
    return start
  }

  private func mapFile(
    _ segment: ELFProgramHeader, of file: OpenFileID, at address: UInt32, flags: MapFlags,
    total: UInt32
  ) throws(Refusal) -> UInt32 {
    let shift = segment.address & 0xfff
    let length = (segment.fileByteCount &+ shift &+ 0xfff) & ~0xfff
    let offset = segment.fileOffset &- shift
    let start = address & ~0xfff
    // Zero bytes cannot be mapped, but a segment may have none in the file.
    guard length > 0 else { return start }
    let wanted = total > 0 ? (total &+ 0xfff) & ~0xfff : length
    guard !offset.addingReportingOverflow(wanted).overflow, offset & 0xfff == 0 else {
      throw Refusal(.invalidArgument, .badProgram(.segmentOffset(segment.fileOffset)))
    }
    let mapped = try space.map(
      MapRequest(
        address: VirtualAddress(rawValue: start), length: wanted,
        protection: segment.protection, flags: flags, pageOffset: offset >> 12), file: file,
      adding: core.rules.programsDenyWrite ? .denyWrite : [])
    // What was only to keep the room goes; the segments behind take its place.
    if total > 0 { try? space.unmap(mapped + length, length: wanted &- length) }
    return mapped.rawValue
  }

  /// Zeros of a segment that another one follows. Linux: the first part of the loop in
  /// `load_elf_binary`.
  ///
  /// Whether its last page can be cleared does not matter: odd protections may forbid it.
  func mapEarlierZeros(_ bounds: ProgramBounds, bias: UInt32) throws(Refusal) {
    let fileEnd = bounds.fileEnd &+ bias
    try mapZeros(from: fileEnd, to: bounds.memoryEnd &+ bias, bounds.zerosProtection)
    try? clearTail(from: fileEnd, upTo: bounds.memoryEnd &- bounds.fileEnd)
  }

  /// The anonymous pages behind the file's part. Linux: `set_brk`, `vm_brk_flags`.
  func mapZeros(
    from fileEnd: UInt32, to memoryEnd: UInt32, _ protection: Protection
  ) throws(Refusal) {
    let start = VirtualAddress(rawValue: fileEnd).roundedUpToPage
    let end = VirtualAddress(rawValue: memoryEnd).roundedUpToPage
    guard end > start else { return }
    var wanted: Protection = [.read, .write]
    if protection.contains(.execute) { wanted.insert(.execute) }
    _ = try space.map(
      MapRequest(
        address: start, length: end - start, protection: wanted,
        flags: [.copyOnWrite, .anonymous, .fixed]), file: nil)
  }

  /// Clears the bytes behind the file's part in its last page. Linux: `padzero`, `clear_user`.
  ///
  /// - Throws: `EFAULT` where that page cannot be written.
  func clearTail(from address: UInt32, upTo most: UInt32 = .max) throws(Refusal) {
    guard address & 0xfff != 0 else { return }
    let count = min(4096 - address & 0xfff, most)
    let zeros = [UInt8](repeating: 0, count: Int(count))
    do throws(Refusal) {
      guard address < AddressSpace.end.rawValue else {
        throw Refusal(.badAddress, .badProgram(.cannotClear(address)))
      }
      try space.copyOut(zeros, to: VirtualAddress(rawValue: address))
    } catch {
      throw error.errno == .outOfMemory
        ? error : Refusal(.badAddress, .badProgram(.cannotClear(address)))
    }
  }
}
