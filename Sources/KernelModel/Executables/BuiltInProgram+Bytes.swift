/// The file of a built-in program:
///
///     offset 0      header, program headers, note, interpreter's path      r--
///     0x1000        code                                                   r-x
///     next page     constants                                              r--
///     same or next  data, with the constants' last page before them        rw-
///     behind        names of sections, section headers                     not mapped
extension BuiltInProgram {
  /// The whole file.
  public var bytes: [UInt8] {
    ELFWriter(
      type: isMovable ? ELFHeader.movableType : ELFHeader.fixedType, entry: base + codeOffset,
      programHeaders: programHeaders, sections: sections, parts: parts
    ).bytes
  }

  private var headerCount: Int { 5 + (interpreter == nil ? 0 : 1) + (hasStackMark ? 1 : 0) }
  private var noteOffset: UInt32 {
    UInt32(ELFHeader.byteCount + headerCount * ELFProgramHeader.byteCount)
  }
  private var pathOffset: UInt32 { noteOffset + UInt32(Self.note.count) }
  private var pathBytes: [UInt8] { interpreter.map { Array($0.utf8) + [0] } ?? [] }
  private var codeOffset: UInt32 { 0x1000 }
  private var constantOffset: UInt32 { (codeOffset + UInt32(codeByteCount) + 0xfff) & ~0xfff }
  private var dataOffset: UInt32 {
    let page = constantOffset + UInt32(constantByteCount) & ~0xfff
    return dataPlace >= UInt32(constantByteCount) & 0xfff
      ? page + dataPlace : page + 0x1000 + dataPlace
  }
  /// The data's page is the one behind the constants', though both may show the same page of the
  /// file.
  private var dataAddress: UInt32 {
    base + (constantOffset + UInt32(constantByteCount) + 0xfff) & ~0xfff + dataPlace
  }

  private var programHeaders: [ELFProgramHeader] {
    var headers: [ELFProgramHeader] = []
    func add(
      _ type: UInt32, _ offset: UInt32, _ address: UInt32, _ count: Int, zeros: UInt32 = 0,
      _ flags: UInt32, alignment: UInt32
    ) {
      headers.append(
        ELFProgramHeader(
          type: type, fileOffset: offset, address: address, fileByteCount: UInt32(count),
          memoryByteCount: UInt32(count) + zeros, flags: flags, alignment: alignment))
    }
    if interpreter != nil {
      add(
        ELFProgramHeader.interpreter, pathOffset, base + pathOffset, pathBytes.count, 4,
        alignment: 1)
    }
    let load = ELFProgramHeader.load
    add(load, 0, base, Int(pathOffset) + pathBytes.count, 4, alignment: 0x1000)
    add(load, codeOffset, base + codeOffset, codeByteCount, 5, alignment: 0x1000)
    add(load, constantOffset, base + constantOffset, constantByteCount, 4, alignment: 0x1000)
    add(
      load, dataOffset, dataAddress, dataByteCount, zeros: zeroByteCount, 6, alignment: 0x1000)
    add(ELFProgramHeader.note, noteOffset, base + noteOffset, Self.note.count, 4, alignment: 4)
    if hasStackMark { add(ELFProgramHeader.stack, 0, 0, 0, 6, alignment: 16) }
    return headers
  }

  private var sections: [ELFWriter.Section] {
    var sections: [ELFWriter.Section] = []
    func add(
      _ name: String, _ type: UInt32, _ flags: UInt32, _ address: UInt32, _ offset: UInt32,
      _ count: UInt32
    ) {
      sections.append(
        ELFWriter.Section(
          name: name, type: type, flags: flags, address: address, fileOffset: offset,
          byteCount: count))
    }
    add(".note.gnu.build-id", 7, 2, base + noteOffset, noteOffset, UInt32(Self.note.count))
    if interpreter != nil {
      add(".interp", 1, 2, base + pathOffset, pathOffset, UInt32(pathBytes.count))
    }
    add(".text", 1, 6, base + codeOffset, codeOffset, UInt32(codeByteCount))
    add(".rodata", 1, 2, base + constantOffset, constantOffset, UInt32(constantByteCount))
    add(".data", 1, 3, dataAddress, dataOffset, UInt32(dataByteCount))
    add(
      ".bss", 8, 3, dataAddress + UInt32(dataByteCount), dataOffset + UInt32(dataByteCount),
      zeroByteCount)
    return sections
  }

  private var parts: [(offset: Int, bytes: [UInt8])] {
    // mov $1, %eax; xor %ebx, %ebx; int $0x80; then nothing to do.
    let code: [UInt8] = [0xb8, 1, 0, 0, 0, 0x31, 0xdb, 0xcd, 0x80]
    let words = Array("\(path): the constants of a program. ".utf8)
    let numbers = (1...UInt32(dataByteCount + 3) / 4).flatMap(\.littleEndianBytes)
    return [
      (Int(noteOffset), Self.note), (Int(pathOffset), pathBytes),
      (Int(codeOffset), code + [UInt8](repeating: 0x90, count: codeByteCount - code.count)),
      (Int(constantOffset), (0..<constantByteCount).map { words[$0 % words.count] }),
      (Int(dataOffset), Array(numbers.prefix(dataByteCount))),
    ]
  }

  /// A build-id as linkers leave it: 4 and 20 bytes long, type 3, `GNU`.
  private static let note: [UInt8] =
    [4, 0, 0, 0, 20, 0, 0, 0, 3, 0, 0, 0, 0x47, 0x4e, 0x55, 0] + (1...20).map { UInt8($0 * 7) }
}
