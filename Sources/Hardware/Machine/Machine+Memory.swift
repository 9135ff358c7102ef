extension Machine {
  /// Reads a byte through the tables.
  public func load8(_ address: VirtualAddress, _ privilege: Privilege) throws(PageFault) -> UInt8 {
    try load(UInt8.self, address, AccessKind(.read, privilege))
  }

  /// Reads a little-endian word of 16 bits.
  public func load16(_ address: VirtualAddress, _ privilege: Privilege)
    throws(PageFault) -> UInt16
  {
    try load(UInt16.self, address, AccessKind(.read, privilege))
  }

  /// Reads a little-endian word of 32 bits.
  public func load32(_ address: VirtualAddress, _ privilege: Privilege)
    throws(PageFault) -> UInt32
  {
    try load(UInt32.self, address, AccessKind(.read, privilege))
  }

  /// Writes a byte through the tables.
  public func store8(_ value: UInt8, at address: VirtualAddress, _ privilege: Privilege)
    throws(PageFault)
  {
    try store(value, address, AccessKind(.write, privilege))
  }

  /// Writes a little-endian word of 16 bits; when a page of it is refused nothing is written.
  public func store16(_ value: UInt16, at address: VirtualAddress, _ privilege: Privilege)
    throws(PageFault)
  {
    try store(value, address, AccessKind(.write, privilege))
  }

  /// Writes a little-endian word of 32 bits; when a page of it is refused nothing is written.
  public func store32(_ value: UInt32, at address: VirtualAddress, _ privilege: Privilege)
    throws(PageFault)
  {
    try store(value, address, AccessKind(.write, privilege))
  }

  /// Reads a descriptor on the chip's own behalf.
  func loadImplicitly(at address: VirtualAddress) throws(PageFault) -> UInt64 {
    try load(UInt64.self, address, AccessKind(.read, Requester.implicit))
  }

  /// Writes a byte of a descriptor on the chip's own behalf.
  func storeImplicitly(_ value: UInt8, at address: VirtualAddress) throws(PageFault) {
    try store(value, address, AccessKind(.write, Requester.implicit))
  }

  @inline(__always)
  private func load<Word: FixedWidthInteger & BitwiseCopyable & UnsignedInteger>(
    _ type: Word.Type, _ address: VirtualAddress, _ kind: AccessKind
  ) throws(PageFault) -> Word {
    let size = UInt32(MemoryLayout<Word>.size)
    let first = try access(address, kind)
    guard address.offset > 4096 - size else { return memory.load(Word.self, at: first) }
    let second = try access((address + size).pageBase, kind)
    return loadSplit(first, second, headByteCount: Int(4096 - address.offset))
  }

  @inline(__always)
  private func store<Word: FixedWidthInteger & BitwiseCopyable & UnsignedInteger>(
    _ value: Word, _ address: VirtualAddress, _ kind: AccessKind
  ) throws(PageFault) {
    let size = UInt32(MemoryLayout<Word>.size)
    let first = try access(address, kind)
    guard address.offset > 4096 - size else { return memory.store(value, at: first) }
    let second = try access((address + size).pageBase, kind)
    storeSplit(value, first, second, headByteCount: Int(4096 - address.offset))
  }

  /// A word of which the first bytes lie in one page and the others in the next.
  private func loadSplit<Word: FixedWidthInteger & UnsignedInteger>(
    _ first: PhysicalAddress, _ second: PhysicalAddress, headByteCount: Int
  ) -> Word {
    var word: Word = 0
    for index in 0..<MemoryLayout<Word>.size {
      let place =
        index < headByteCount
        ? first + UInt64(index) : second + UInt64(index - headByteCount)
      word |= Word(truncatingIfNeeded: memory.load(UInt8.self, at: place)) << Word(index * 8)
    }
    return word
  }

  private func storeSplit<Word: FixedWidthInteger & UnsignedInteger>(
    _ word: Word, _ first: PhysicalAddress, _ second: PhysicalAddress, headByteCount: Int
  ) {
    for index in 0..<MemoryLayout<Word>.size {
      let place =
        index < headByteCount
        ? first + UInt64(index) : second + UInt64(index - headByteCount)
      memory.store(UInt8(truncatingIfNeeded: word >> Word(index * 8)), at: place)
    }
  }
}
