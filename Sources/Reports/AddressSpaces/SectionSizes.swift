import Drawing
import KernelModel

/// What a program's sections add up to, as binutils' `size` counts them in Berkeley's format.
///
/// Every section that is in memory counts: as text when it is code or cannot be written, as data
/// when the file has its bytes, as bss otherwise. A file without section headers counts as empty.
package struct SectionSizes: Hashable, Encodable, Sendable {
  private(set) var text: UInt64 = 0
  private(set) var data: UInt64 = 0
  private(set) var bss: UInt64 = 0

  /// Adds up the sections of an ELF file of 32 or 64 bits.
  ///
  /// - Returns: nil when it is no such file, or its section headers are not all there.
  init?(_ file: FileView) {
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
    guard offset != 0 else {
      if type == 1 { return nil }
      return
    }
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
    for index in 0..<Int(count) {
      let start = index * Int(expectedSize)
      let size = fields.number(table, at: start + (isWide ? 32 : 20), count: isWide ? 8 : 4)
      add(
        type: fields.number(table, at: start + 4, count: 4),
        flags: fields.number(table, at: start + 8, count: isWide ? 8 : 4), size)
    }
  }

  /// `sh_type` 0 is no section, 8 has no bytes in the file; `sh_flags` 1 is writable, 2 in memory,
  /// 4 code.
  private mutating func add(type: UInt64, flags: UInt64, _ size: UInt64) {
    guard type != 0, flags & 2 != 0 else { return }
    if flags & 4 != 0 || flags & 1 == 0 {
      text &+= size
    } else if type != 8 {
      data &+= size
    } else {
      bss &+= size
    }
  }

  /// All three.
  var total: UInt64 { text &+ data &+ bss }
}

/// Numbers in a file's order of bytes.
private struct ELFFields {
  let isBigEndian: Bool

  func number(_ bytes: [UInt8], at start: Int, count: Int) -> UInt64 {
    let part = bytes[start..<start + count]
    return isBigEndian
      ? part.reduce(0) { $0 << 8 | UInt64($1) } : part.reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }
}
