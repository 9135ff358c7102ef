/// Writes a program file: header, program headers, parts, and section headers with their names.
///
/// The linker's part, as far as built-in programs need it; the System V ABI, chapter 4.
struct ELFWriter {
  /// A named part of the file. Linux does not look at it; `size` does.
  struct Section {
    var name: String
    /// `sh_type`: 1 bytes of the program, 7 a note, 8 zeros that are not in the file.
    var type: UInt32
    /// `sh_flags`: 1 writable, 2 in memory, 4 code.
    var flags: UInt32
    var address: UInt32
    var fileOffset: UInt32
    var byteCount: UInt32
  }

  var type: UInt16
  var entry: UInt32
  var programHeaders: [ELFProgramHeader]
  var sections: [Section]
  /// Bytes by their place in the file.
  var parts: [(offset: Int, bytes: [UInt8])]

  /// The whole file, filled up to whole pages.
  var bytes: [UInt8] {
    let names = sections.map(\.name) + [".shstrtab"]
    let table: [UInt8] = [0] + names.flatMap { (name) -> [UInt8] in Array(name.utf8) + [0] }
    let end = parts.reduce(0) { max($0, $1.offset + $1.bytes.count) }
    let tableOffset = end
    let headersOffset = (tableOffset + table.count + 3) & ~3
    let byteCount = (headersOffset + 40 * (names.count + 1) + 4095) & ~4095
    var file = [UInt8](repeating: 0, count: byteCount)
    func put(_ bytes: [UInt8], at offset: Int) {
      file.replaceSubrange(offset..<offset + bytes.count, with: bytes)
    }
    put(header(sectionHeaders: UInt32(headersOffset), count: names.count + 1), at: 0)
    put(programHeaders.flatMap(\.bytes), at: ELFHeader.byteCount)
    for part in parts { put(part.bytes, at: part.offset) }
    put(table, at: tableOffset)
    var nameOffset: UInt32 = 1
    for (index, name) in names.enumerated() {
      let section =
        index < sections.count
        ? sections[index]
        : Section(
          name: name, type: 3, flags: 0, address: 0, fileOffset: UInt32(tableOffset),
          byteCount: UInt32(table.count))
      let words: [UInt32] = [
        nameOffset, section.type, section.flags, section.address, section.fileOffset,
        section.byteCount, 0, 0, 1, 0,
      ]
      put(words.flatMap(\.littleEndianBytes), at: headersOffset + 40 * (index + 1))
      nameOffset += UInt32(name.utf8.count + 1)
    }
    return file
  }

  private func header(sectionHeaders: UInt32, count: Int) -> [UInt8] {
    // 32 bits, little-endian, version 1.
    var bytes: [UInt8] = [0x7f, 0x45, 0x4c, 0x46, 1, 1, 1] + [UInt8](repeating: 0, count: 9)
    bytes += UInt32(type).littleEndianBytes[..<2] + [3, 0]
    let words: [UInt32] = [1, entry, UInt32(ELFHeader.byteCount), sectionHeaders, 0]
    bytes += words.flatMap(\.littleEndianBytes)
    let halves = [
      ELFHeader.byteCount, ELFProgramHeader.byteCount, programHeaders.count, 40, count, count - 1,
    ]
    return bytes + halves.flatMap { UInt32($0).littleEndianBytes[..<2] }
  }
}

extension ELFProgramHeader {
  fileprivate var bytes: [UInt8] {
    let words: [UInt32] = [
      type, fileOffset, address, address, fileByteCount, memoryByteCount, flags, alignment,
    ]
    return words.flatMap(\.littleEndianBytes)
  }
}

extension UInt32 {
  /// Lowest byte first.
  var littleEndianBytes: [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: self >> (8 * $0)) } }
}
