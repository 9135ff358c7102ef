extension Machine {
  /// Reads a byte through the tables.
  public func load8(_ address: VirtualAddress, _ privilege: Privilege) throws(PageFault) -> UInt8 {
    try load(UInt8.self, address, privilege)
  }

  /// Reads a little-endian word of 16 bits.
  public func load16(_ address: VirtualAddress, _ privilege: Privilege)
    throws(PageFault) -> UInt16
  {
    try load(UInt16.self, address, privilege)
  }

  /// Reads a little-endian word of 32 bits.
  public func load32(_ address: VirtualAddress, _ privilege: Privilege)
    throws(PageFault) -> UInt32
  {
    try load(UInt32.self, address, privilege)
  }

  /// Writes a byte through the tables.
  public func store8(_ value: UInt8, at address: VirtualAddress, _ privilege: Privilege)
    throws(PageFault)
  {
    try store(value, address, privilege)
  }

  /// Writes a little-endian word of 16 bits; when a page of it is refused nothing is written.
  public func store16(_ value: UInt16, at address: VirtualAddress, _ privilege: Privilege)
    throws(PageFault)
  {
    try store(value, address, privilege)
  }

  /// Writes a little-endian word of 32 bits; when a page of it is refused nothing is written.
  public func store32(_ value: UInt32, at address: VirtualAddress, _ privilege: Privilege)
    throws(PageFault)
  {
    try store(value, address, privilege)
  }

  @inline(__always)
  private func load<Word: FixedWidthInteger & BitwiseCopyable & UnsignedInteger>(
    _ type: Word.Type, _ address: VirtualAddress, _ privilege: Privilege
  ) throws(PageFault) -> Word {
    let size = UInt32(MemoryLayout<Word>.size)
    let first = try access(address, .read, privilege)
    guard address.offset > 4096 - size else { return memory.load(Word.self, at: first) }
    let second = try access((address + size).pageBase, .read, privilege)
    return loadSplit(first, second, headByteCount: Int(4096 - address.offset))
  }

  @inline(__always)
  private func store<Word: FixedWidthInteger & BitwiseCopyable & UnsignedInteger>(
    _ value: Word, _ address: VirtualAddress, _ privilege: Privilege
  ) throws(PageFault) {
    let size = UInt32(MemoryLayout<Word>.size)
    let first = try access(address, .write, privilege)
    guard address.offset > 4096 - size else { return memory.store(value, at: first) }
    let second = try access((address + size).pageBase, .write, privilege)
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
