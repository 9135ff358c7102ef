import KernelModel

/// One section of a program file. ELF: `Elf32_Shdr`, `Elf64_Shdr`.
struct ELFSection {
  /// `sh_type`: 0 is no section, 8 has no bytes in the file.
  let type: UInt64
  /// `sh_flags`: 1 is writable, 2 in memory, 4 code, 0x400 of each thread.
  let flags: UInt64
  /// Its first byte in memory, before the load bias. `sh_addr`
  let address: UInt64
  /// Its first byte in the file. `sh_offset`
  let offset: UInt64
  /// `sh_size`
  let byteCount: UInt64

  /// What a section that is in memory is for.
  enum Group: String, CaseIterable, Sendable {
    case code, constants, data
    /// Not in the file: zeros at first.
    case zeros
  }

  /// nil for what is not in memory.
  var group: Group? {
    guard type != 0, flags & 2 != 0 else { return nil }
    if flags & 4 != 0 { return .code }
    if flags & 1 == 0 { return .constants }
    return type != 8 ? .data : .zeros
  }

  /// It is a pattern for each thread's own, and takes no room at its address.
  var isOfThread: Bool { flags & 0x400 != 0 && type == 8 }

  /// The sections of an ELF file of 32 or 64 bits, in the file's order; none without headers.
  ///
  /// - Returns: nil when it is no such file, or its section headers are not all there.
  static func all(of file: FileView) -> [ELFSection]? {
    guard let head = file.bytes(from: 0, count: 52), head.prefix(4) == [0x7f, 0x45, 0x4c, 0x46],
      head[4] == 1 || head[4] == 2, head[5] == 1 || head[5] == 2, head[6] == 1
    else { return nil }
    let isWide = head[4] == 2
    guard let header = isWide ? file.bytes(from: 0, count: 64) : head else { return nil }
    let fields = ELFFields(isBigEndian: head[5] == 2)
    let type = fields.number(header, at: 16, count: 2)
    let offset = fields.number(header, at: isWide ? 40 : 32, count: isWide ? 8 : 4)
    let entrySize = fields.number(header, at: isWide ? 58 : 46, count: 2)
    var count = fields.number(header, at: isWide ? 60 : 48, count: 2)
    let expectedSize: UInt64 = isWide ? 64 : 40
    // A core file is no object, and an object without sections is nothing.
    guard type != 4, count == 0 || entrySize == expectedSize else { return nil }
    guard offset != 0 else { return type == 1 ? nil : [] }
    guard offset >= UInt64(header.count),
      let first = file.bytes(from: offset, count: Int(expectedSize))
    else { return nil }
    if count == 0 {
      // More sections than the header can say: the first one says it.
      count = fields.number(first, at: isWide ? 32 : 20, count: isWide ? 8 : 4)
      guard count > 0xfeff, count <= 1 << 20 else { return nil }
    }
    guard let table = file.bytes(from: offset, count: Int(count * expectedSize)) else {
      return nil
    }
    return (0..<Int(count)).map {
      ELFSection(table, at: $0 * Int(expectedSize), fields, isWide: isWide)
    }
  }

  private init(_ table: [UInt8], at start: Int, _ fields: ELFFields, isWide: Bool) {
    let width = isWide ? 8 : 4
    type = fields.number(table, at: start + 4, count: 4)
    flags = fields.number(table, at: start + 8, count: width)
    address = fields.number(table, at: start + (isWide ? 16 : 12), count: width)
    offset = fields.number(table, at: start + (isWide ? 24 : 16), count: width)
    byteCount = fields.number(table, at: start + (isWide ? 32 : 20), count: width)
  }
}

/// Numbers in a file's order of bytes.
struct ELFFields {
  let isBigEndian: Bool

  func number(_ bytes: [UInt8], at start: Int, count: Int) -> UInt64 {
    let part = bytes[start..<start + count]
    return isBigEndian
      ? part.reduce(0) { $0 << 8 | UInt64($1) } : part.reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }
}
