import Hardware

/// Maps a program's segments into a fresh address space. Linux: the loop of `load_elf_binary`.
struct ProgramLoader {
  let core: KernelCore
  let space: AddressSpace

  private static let end = AddressSpace.end.rawValue

  /// Maps a program and sets the bounds of its parts.
  ///
  /// - Returns: by how much it lies above the addresses that its file names.
  /// - Throws: `EINVAL` for segments that make no sense, and what `mmap` and `brk` throw.
  func load(
    _ image: ProgramImage, file: OpenFileID, hasInterpreter: Bool
  ) throws(Refusal) -> UInt32 {
    var bounds = ProgramBounds()
    var bias: UInt32 = 0
    var isFirst = true
    for segment in image.segments {
      if !core.rules.mapsZerosBySegment, bounds.memoryEnd > bounds.fileEnd {
        try mapEarlierZeros(bounds, bias: bias)
      }
      var flags: MapFlags = .copyOnWrite
      var total: UInt32 = 0
      if !isFirst {
        flags.insert(.fixed)
      } else if image.header.isMovable {
        total = image.byteCount(sorting: core.rules.measuresWholeProgram)
        guard total > 0 else { throw Refusal(.invalidArgument, .badProgram(.nothingToLoad)) }
        if let base = try base(of: image, total: total, hasInterpreter: hasInterpreter) {
          bias = base
          flags.insert(firstFlag)
        }
        bias = (bias &- segment.address) & ~0xfff
      } else {
        flags.insert(firstFlag)
      }
      let wanted = bias &+ segment.address
      let mapped = try place(segment, of: file, at: wanted, flags: flags, total: total)
      if isFirst, image.header.isMovable { bias = bias &+ mapped &- (wanted & ~0xfff) }
      isFirst = false
      try check(segment, at: segment.address, .invalidArgument)
      bounds.add(segment)
    }
    try finish(bounds, bias: bias)
    if image.header.isMovable, !hasInterpreter, core.rules.loaderHeapIsApart {
      let heap = VirtualAddress(rawValue: core.rules.programBase)
      space.image.heapStart = heap
      space.image.heapEnd = heap
    }
    return bias
  }

  /// How the first segment takes its place.
  private var firstFlag: MapFlags {
    core.rules.firstSegmentReplacesNothing ? .fixedNoReplace : .fixed
  }

  /// Where a movable program must lie; nil where room is found.
  private func base(
    of image: ProgramImage, total: UInt32, hasInterpreter: Bool
  ) throws(Refusal) -> UInt32? {
    let alignment = image.alignment
    if hasInterpreter {
      return alignment > 0 ? core.rules.programBase & ~(alignment &- 1) : core.rules.programBase
    }
    let length = (total &+ 0xfff) & ~0xfff
    guard core.rules.alignsLoaders, alignment > 4096, length > 0 else { return nil }
    let room = try space.findRoom(for: length, hint: VirtualAddress(rawValue: 0))
    return room.rawValue & ~(alignment &- 1)
  }

  /// Maps an interpreter where room is found, in one piece. Linux: `load_elf_interp`.
  ///
  /// - Returns: by how much it lies above the addresses that its file names.
  func loadInterpreter(
    _ image: ProgramImage, file: OpenFileID, programIsMovable: Bool
  ) throws(Refusal) -> UInt32 {
    guard image.header.isProgram else {
      throw Refusal(.notPermitted, .badProgram(.type(image.header.type)))
    }
    var total = image.byteCount(sorting: core.rules.measuresWholeProgram)
    guard total > 0 else { throw Refusal(.invalidArgument, .badProgram(.nothingToLoad)) }
    var bounds = ProgramBounds()
    var bias: UInt32 = 0
    var isFirst = true
    for segment in image.segments {
      var flags: MapFlags = .copyOnWrite
      if !isFirst || !image.header.isMovable {
        flags.insert(.fixed)
      } else if programIsMovable {
        bias = 0 &- segment.address
      }
      let mapped = try place(
        segment, of: file, at: bias &+ segment.address, flags: flags, total: total)
      total = 0
      if isFirst, image.header.isMovable { bias = mapped &- (segment.address & ~0xfff) }
      isFirst = false
      try check(segment, at: segment.address &+ bias, .outOfMemory)
      bounds.add(segment)
    }
    guard !core.rules.mapsZerosBySegment else { return bias }
    let fileEnd = bounds.fileEnd &+ bias
    try clearTail(from: fileEnd)
    try mapZeros(from: fileEnd, to: bounds.memoryEnd &+ bias, bounds.zerosProtection)
    return bias
  }

  /// Refuses a segment that leaves user space or has more in the file than in memory.
  private func check(
    _ segment: ELFProgramHeader, at address: UInt32, _ errno: Errno
  ) throws(Refusal) {
    guard address < Self.end else {
      throw Refusal(errno, .badProgram(.segmentAddress(address)))
    }
    guard segment.fileByteCount <= segment.memoryByteCount,
      segment.memoryByteCount <= Self.end, Self.end - segment.memoryByteCount >= address
    else { throw Refusal(errno, .badProgram(.segmentSize(address))) }
  }

  /// Zeros and heap behind the last segment, and where the parts lie. Linux: `set_brk`, `padzero`.
  private func finish(_ bounds: ProgramBounds, bias: UInt32) throws(Refusal) {
    if !core.rules.mapsZerosBySegment {
      let fileEnd = bounds.fileEnd &+ bias
      try mapZeros(from: fileEnd, to: bounds.memoryEnd &+ bias, bounds.zerosProtection)
      if bounds.fileEnd != bounds.memoryEnd { try clearTail(from: fileEnd) }
    }
    bounds.note(in: space, bias: bias)
  }

  /// Maps the pages that the kernel shows to every process. Linux: `map_vdso`.
  ///
  /// - Returns: where its code lies.
  func mapKernelPages() throws(Refusal) -> VirtualAddress {
    let dataPages: UInt32 = 4
    let clockPages: UInt32 = core.rules.hasClockData ? 2 : 0
    let codePages = core.rules.vdsoPageCount
    let length = (dataPages + clockPages + codePages) << 12
    let start = try space.findRoom(for: length, hint: VirtualAddress(rawValue: 0))
    let clock = start + (dataPages << 12)
    let code = clock + (clockPages << 12)
    let data: AreaOptions = [.read, .mayRead, .deviceIO, .dontDump, .frameMap, .dontExpand]
    try space.insertKernelArea(start..<clock, options: data, kind: .kernelData)
    if clockPages > 0 {
      try space.insertKernelArea(clock..<code, options: data, kind: .kernelClockData)
    }
    try space.insertKernelArea(
      code..<code + (codePages << 12),
      options: [.read, .execute, .mayRead, .mayWrite, .mayExecute, .dontExpand],
      kind: .kernelCode)
    return code
  }
}

extension AddressSpace {
  /// Linux: `_install_special_mapping`.
  func insertKernelArea(
    _ range: Range<VirtualAddress>, options: AreaOptions, kind: VMArea.Kind
  ) throws(Refusal) {
    try insertArea(range, options: options, pageOffset: 0, kind: kind)
    account(options, pages: Int((range.upperBound - range.lowerBound) >> 12))
  }
}
