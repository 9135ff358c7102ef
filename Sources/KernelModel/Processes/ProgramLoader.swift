import Hardware

/// Builds a fresh address space from a program. Linux: `load_elf_binary`.
struct ProgramLoader {
  let core: KernelCore
  let space: AddressSpace
  let file: OpenFileID
  let image: ProgramImage

  /// Maps the program, its interpreter, the kernel's pages and the stack with its tables.
  ///
  /// - Parameter interpreter: the interpreter's program and open file, if the image names one.
  func load(
    path: String, arguments: [String], environment: [String],
    interpreter: (image: ProgramImage, file: OpenFileID)?
  ) throws(Refusal) {
    core.tracer.enter(.loadELFBinary)
    defer { core.tracer.leave(.loadELFBinary) }
    var stack = try ProgramStack(
      core: core, space: space, path: path, arguments: arguments, environment: environment,
      mark: image.stackMark)
    space.readImpliesExecute = image.stackMark == .missing
    let bias = loadBias(hasInterpreter: interpreter != nil)
    try map(image, file: file, bias: bias)
    setBounds(bias: bias)
    var loaderBase: UInt32 = 0
    if let interpreter {
      let base = try interpreterBase(interpreter.image)
      try map(interpreter.image, file: interpreter.file, bias: base)
      loaderBase = base
    }
    let code = try mapKernelPages()
    try stack.writeTables(
      ProgramStack.Facts(
        kernelCode: code, headers: headerAddress(bias: bias), headerCount: image.headerCount,
        interpreterBase: loaderBase, programEntry: image.entry &+ bias))
  }

  private func loadBias(hasInterpreter: Bool) -> UInt32 {
    guard image.isPositionIndependent, hasInterpreter else { return 0 }
    return core.rules.programBase
  }

  private func interpreterBase(_ image: ProgramImage) throws(Refusal) -> UInt32 {
    guard image.isPositionIndependent, let first = image.segments.first,
      let last = image.segments.last
    else { return 0 }
    let start = first.address & ~0xfff
    let length = (last.address &+ last.memoryByteCount &- start &+ 0xfff) & ~0xfff
    let room = try space.findRoom(for: length, hint: VirtualAddress(rawValue: 0))
    return room.rawValue &- start
  }

  private func headerAddress(bias: UInt32) -> UInt32 {
    guard
      let holder = image.segments.first(where: {
        $0.fileOffset <= image.headerOffset
          && image.headerOffset < $0.fileOffset &+ $0.fileByteCount
      })
    else { return 0 }
    return holder.address &+ (image.headerOffset &- holder.fileOffset) &+ bias
  }

  // MARK: Segments

  /// Linux: the loop over `PT_LOAD` in `load_elf_binary`, `elf_map`, `set_brk`.
  private func map(_ image: ProgramImage, file: OpenFileID, bias: UInt32) throws(Refusal) {
    for segment in image.segments {
      let start = segment.address &+ bias
      let offset = start & 0xfff
      if segment.fileByteCount &+ offset > 0 {
        try mapFile(segment, file: file, at: start &- offset, offset: offset)
      }
      let fileEnd = start &+ segment.fileByteCount
      let memoryEnd = start &+ segment.memoryByteCount
      guard memoryEnd > fileEnd else { continue }
      try mapZeros(from: fileEnd, to: memoryEnd, protection: segment.protection)
      if segment.protection.contains(.write) {
        try clearTail(of: VirtualAddress(rawValue: fileEnd))
      }
    }
  }

  private func mapFile(
    _ segment: ProgramImage.Segment, file: OpenFileID, at address: UInt32, offset: UInt32
  ) throws(Refusal) {
    var flags: MapFlags = [.copyOnWrite, .fixed]
    if core.rules.programsDenyWrite { flags.insert(.denyWrite) }
    let mapped = try space.map(
      MapRequest(
        address: VirtualAddress(rawValue: address), length: segment.fileByteCount &+ offset,
        protection: segment.protection, flags: flags,
        pageOffset: (segment.fileOffset &- offset) >> 12), file: file)
    guard core.rules.programsDenyWrite else { return }
    let link = space.area(at: mapped)
    space.areas[link].options.insert(.denyWrite)
  }

  /// The anonymous pages behind the file's part. Linux: `set_brk`, `vm_brk_flags`.
  private func mapZeros(
    from fileEnd: UInt32, to memoryEnd: UInt32, protection: Protection
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

  /// Clears the bytes behind the file's part in its last page. Linux: `padzero`.
  private func clearTail(of address: VirtualAddress) throws(Refusal) {
    guard !address.isPageAligned else { return }
    let count = Int(4096 - address.offset)
    try space.copyOut([UInt8](repeating: 0, count: count), to: address)
  }

  // MARK: Bounds

  /// Linux: `start_code` and its kind, as the loop leaves them, and `set_brk`.
  private func setBounds(bias: UInt32) {
    var code: (start: UInt32, end: UInt32) = (UInt32.max, 0)
    var data: (start: UInt32, end: UInt32) = (0, 0)
    var memoryEnd: UInt32 = 0
    for segment in image.segments {
      let start = segment.address &+ bias
      let fileEnd = start &+ segment.fileByteCount
      if segment.protection.contains(.execute) {
        code.start = min(code.start, start)
        code.end = max(code.end, fileEnd)
      }
      data.start = max(data.start, start)
      data.end = max(data.end, fileEnd)
      memoryEnd = max(memoryEnd, start &+ segment.memoryByteCount)
    }
    space.image.code =
      VirtualAddress(rawValue: min(code.start, code.end))..<VirtualAddress(rawValue: code.end)
    space.image.data =
      VirtualAddress(rawValue: min(data.start, data.end))..<VirtualAddress(rawValue: data.end)
    let heap = VirtualAddress(rawValue: memoryEnd).roundedUpToPage
    space.image.heapStart = heap
    space.image.heapEnd = heap
  }

  /// Maps the pages that the kernel shows to every process. Linux: `map_vdso`.
  ///
  /// - Returns: where its code lies.
  private func mapKernelPages() throws(Refusal) -> VirtualAddress {
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
