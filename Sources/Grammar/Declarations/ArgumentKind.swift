/// What an argument may be: how it is read, which values it takes, what completes it.
public enum ArgumentKind: Equatable, Sendable {
  /// A linear address, 0 to 0xffffffff.
  case address
  /// A linear address, or a segment register or a selector with an offset: `ss:bffff000`,
  /// `73:08048000`. Selector and offset are hexadecimal.
  case logicalAddress
  /// A physical address, 0 to 2^40 - 1.
  case physicalAddress
  /// The number of a page frame, 0 to 2^28 - 1.
  case frame
  /// A number of bytes, 0 to 0xffffffff.
  case byteCount
  /// A place in a file, in bytes: 0 to 2^44 - 1.
  case fileOffset
  /// A number of things, 0 to 0xffffffff.
  case count
  /// A block's order in the buddy system, 0 to 10.
  case order
  /// A number of a process, 1 to 4194304.
  case processID
  /// Any whole number that an expression may have; digits may be of an address or of an amount.
  case number
  /// Any whole number of something: a setting's value.
  case amount
  /// What an entry of a page table holds, up to 64 bits.
  case entry
  /// A word of memory, written with or without a sign: -2^31 to 2^32 - 1.
  case memoryWord
  /// Any whole number, or a comparison, which is 1 or 0.
  case condition
  /// A 32-bit word, written with or without a sign: -2^31 to 2^32 - 1.
  case word32
  /// An address, or with a `+` or `-` in front a distance from where something is now.
  case addressOrDistance
  /// One of the argument's words.
  case choice
  /// Any of the argument's words, in any order, joined by `|` or apart; or a number with their
  /// bits.
  case flags
  /// An open file, as strace writes it (`3</etc/passwd>`), or a number.
  case descriptor
  /// The name of a file: bytes up to white space, or a string.
  case file
  /// The name of a program file, or of a built-in program.
  case program
  /// A word that is not looked up: letters, digits, `_`, `-`, `.`.
  case name
  /// Bytes up to white space, or a string.
  case text
  /// Everything up to the end of the line.
  case rest
  /// Everything up to the end of the command: the line's, or a `;` outside a string.
  case words
  /// Anything that strace prints: a structure, a list, a string, a number.
  case anything

  /// Whether it may name a file of the host.
  var isPath: Bool {
    switch self {
    case .file, .program: true
    default: false
    }
  }

  /// How bare digits are read that are the whole of it.
  enum Digits {
    /// In decimal, but for exactly eight digits, which are an address.
    case either
    /// In decimal.
    case decimal
    /// In hexadecimal, as every view prints them: so many at most.
    case hexadecimal(limit: Int)
  }

  var digits: Digits {
    switch self {
    case .address, .logicalAddress, .addressOrDistance: .hexadecimal(limit: 8)
    case .physicalAddress: .hexadecimal(limit: 10)
    case .frame: .hexadecimal(limit: 7)
    case .memoryWord: .hexadecimal(limit: 8)
    case .entry: .hexadecimal(limit: 16)
    case .byteCount, .fileOffset, .count, .order, .processID, .amount, .word32, .descriptor:
      .decimal
    case .number, .condition, .choice, .flags, .file, .program, .name, .text, .rest,
      .words, .anything:
      .either
    }
  }

  /// The numbers that the argument takes; nil when it is no number.
  public var bounds: ClosedRange<Int128>? {
    switch self {
    case .address, .logicalAddress, .byteCount, .count: 0...0xffff_ffff
    case .physicalAddress: 0...0xff_ffff_ffff
    case .fileOffset: 0...0xfff_ffff_ffff
    case .frame: 0...0xfff_ffff
    case .order: 0...10
    case .processID: 1...4_194_304
    case .number, .amount, .condition: Int128(Int64.min)...Int128(UInt64.max)
    case .entry: 0...Int128(UInt64.max)
    case .word32, .memoryWord, .descriptor: -0x8000_0000...0xffff_ffff
    case .addressOrDistance: -0xffff_ffff...0xffff_ffff
    case .flags: 0...0xffff_ffff
    case .choice, .file, .program, .name, .text, .rest, .words, .anything: nil
    }
  }

  /// What a value of it counts or names.
  public var unit: Quantity {
    switch self {
    case .address, .logicalAddress, .addressOrDistance: .address
    case .physicalAddress: .physicalAddress
    case .frame: .frame
    case .byteCount: .byteCount
    case .fileOffset: .fileOffset
    case .count: .count
    case .order: .order
    case .processID: .processID
    case .word32, .memoryWord: .word32
    case .descriptor: .descriptor
    case .flags: .flags
    case .entry: .entry
    case .number, .amount, .condition, .choice, .file, .program, .name, .text, .rest, .words,
      .anything:
      .number
    }
  }
}
