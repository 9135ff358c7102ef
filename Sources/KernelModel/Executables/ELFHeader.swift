/// The head of a program file. Linux: `struct elf32_hdr`; the format is that of the System V ABI,
/// chapter 4, for a 32-bit little-endian machine.
struct ELFHeader: Hashable, Sendable {
  /// 7f 45 4c 46.
  var hasMagic: Bool
  /// `e_type`: 2 executable at fixed addresses, 3 loadable anywhere.
  var type: UInt16
  /// `e_machine`
  var machine: UInt16
  /// `e_entry`
  var entry: UInt32
  /// `e_phoff`: where the program headers begin in the file.
  var programHeaderOffset: UInt32
  /// `e_phentsize`, `e_phnum`
  var programHeaderSize: UInt16
  var programHeaderCount: UInt16

  static let byteCount = 52
  static let fixedType: UInt16 = 2
  static let movableType: UInt16 = 3

  /// Bytes that are missing count as zeros, as in the buffer that Linux reads into.
  init(_ bytes: [UInt8]) {
    hasMagic = bytes.prefix(4) == [0x7f, 0x45, 0x4c, 0x46]
    type = bytes.half(at: 16)
    machine = bytes.half(at: 18)
    entry = bytes.word(at: 24)
    programHeaderOffset = bytes.word(at: 28)
    programHeaderSize = bytes.half(at: 42)
    programHeaderCount = bytes.half(at: 44)
  }

  /// 80386, or 80486 in files of long ago. Linux: `elf_check_arch`.
  var isForThisMachine: Bool { machine == 3 || machine == 6 }
  var isMovable: Bool { type == Self.movableType }
  var isProgram: Bool { type == Self.fixedType || type == Self.movableType }
}

/// What a program says of one part of its file. Linux: `struct elf32_phdr`.
struct ELFProgramHeader: Hashable, Sendable {
  /// `p_type`
  var type: UInt32
  /// `p_offset`, in bytes.
  var fileOffset: UInt32
  /// `p_vaddr`, before the load bias.
  var address: UInt32
  /// `p_filesz`, `p_memsz`, in bytes.
  var fileByteCount: UInt32
  var memoryByteCount: UInt32
  /// `p_flags`
  var flags: UInt32
  /// `p_align`
  var alignment: UInt32

  static let byteCount = 32
  /// `PT_LOAD`: mapped into memory.
  static let load: UInt32 = 1
  /// `PT_INTERP`: the path of the program that loads it.
  static let interpreter: UInt32 = 3
  /// `PT_NOTE`
  static let note: UInt32 = 4
  /// `PT_GNU_STACK`: whether the stack may hold code.
  static let stack: UInt32 = 0x6474_e551

  init(
    type: UInt32, fileOffset: UInt32, address: UInt32, fileByteCount: UInt32,
    memoryByteCount: UInt32, flags: UInt32, alignment: UInt32
  ) {
    self.type = type
    self.fileOffset = fileOffset
    self.address = address
    self.fileByteCount = fileByteCount
    self.memoryByteCount = memoryByteCount
    self.flags = flags
    self.alignment = alignment
  }

  init(_ bytes: [UInt8], at start: Int) {
    type = bytes.word(at: start)
    fileOffset = bytes.word(at: start + 4)
    address = bytes.word(at: start + 8)
    fileByteCount = bytes.word(at: start + 16)
    memoryByteCount = bytes.word(at: start + 20)
    flags = bytes.word(at: start + 24)
    alignment = bytes.word(at: start + 28)
  }

  var isExecutable: Bool { flags & 1 != 0 }
  var isWritable: Bool { flags & 2 != 0 }

  /// Linux: `make_prot`.
  var protection: Protection {
    var protection = Protection.none
    if flags & 4 != 0 { protection.insert(.read) }
    if isWritable { protection.insert(.write) }
    if isExecutable { protection.insert(.execute) }
    return protection
  }
}

extension [UInt8] {
  /// A little-endian half word; bytes behind the end are zeros.
  func half(at index: Int) -> UInt16 {
    (0..<2).reduce(0) { $0 | UInt16(index + $1 < count ? self[index + $1] : 0) << (8 * $1) }
  }

  /// A little-endian word; bytes behind the end are zeros.
  func word(at index: Int) -> UInt32 {
    (0..<4).reduce(0) { $0 | UInt32(index + $1 < count ? self[index + $1] : 0) << (8 * $1) }
  }
}
