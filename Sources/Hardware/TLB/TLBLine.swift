/// One line of the TLB: the translation of a page, as the walk that filled it found it.
///
/// All zeros are an empty line, which holds no address.
public struct TLBLine: Hashable, BitwiseCopyable, Sendable {
  /// The first address of the page.
  var first: UInt32
  /// 4 KiB, 2 MiB or 4 MiB; 0 in an empty line.
  var size: UInt32
  /// The physical address of the page's first byte.
  var target: UInt64
  var flags: Flags

  @inline(__always)
  init(first: UInt32, size: UInt32, target: UInt64, flags: Flags) {
    self.first = first
    self.size = size
    self.target = target
    self.flags = flags
  }

  static let empty = TLBLine(first: 0, size: 0, target: 0, flags: Flags(rawValue: 0))

  /// The low bits of the leaf, with R/W and U/S as all levels together have them; software's bits
  /// are replaced by what the line adds.
  struct Flags: Hashable, BitwiseCopyable {
    var rawValue: UInt16

    @inline(__always) init(rawValue: UInt16) { self.rawValue = rawValue }

    static let global: UInt16 = 1 << 8
    /// PAT of the leaf, wherever it stands there.
    static let pat: UInt16 = 1 << 7
    static let noExecute: UInt16 = 1 << 9
    /// The line holds 4 KiB of a larger page.
    static let piece: UInt16 = 1 << 10
    /// The page of which the line is a piece has 4 MiB, not 2.
    static let ofFourMegabytes: UInt16 = 1 << 11

    @inline(__always) func has(_ bit: UInt16) -> Bool { rawValue & bit != 0 }

    init(_ rights: Rights) {
      let low = UInt16(rights.rawValue & 3) << 1 | UInt16(rights.rawValue & 4) << 4
      rawValue = low | UInt16(rights.rawValue & 8) << 6
    }

    @inline(__always)
    var rights: Rights {
      let low = rawValue &>> 1 & 3 | rawValue &>> 4 & 4
      return Rights(rawValue: UInt8(truncatingIfNeeded: low | rawValue &>> 6 & 8))
    }
  }

  /// Whether the line holds 2 MiB or 4 MiB.
  @inline(__always) var isLarge: Bool { size > 4096 }

  @inline(__always)
  func holds(_ address: VirtualAddress) -> Bool { address.rawValue &- first < size }

  @inline(__always)
  func translate(_ address: VirtualAddress) -> PhysicalAddress {
    PhysicalAddress(rawValue: target &+ UInt64(address.rawValue &- first))
  }

  /// The 4 KiB of a large page that hold `address`.
  func piece(at address: VirtualAddress) -> TLBLine {
    let page = address.rawValue & ~0xfff
    let whole = size == 4 << 20 ? Flags.piece | Flags.ofFourMegabytes : Flags.piece
    return TLBLine(
      first: page, size: 4096, target: target + UInt64(page - first),
      flags: Flags(rawValue: flags.rawValue | whole))
  }
}

extension TLBLine {
  @inline(__always)
  public var isEmpty: Bool { size == 0 }

  /// The first address that the line translates.
  public var page: VirtualAddress { VirtualAddress(rawValue: first) }

  /// Where the page lies.
  public var base: PhysicalAddress { PhysicalAddress(rawValue: target) }

  /// How many bytes the line translates: 4 KiB, 2 MiB or 4 MiB; 0 when empty.
  public var byteCount: Int { Int(size) }

  @inline(__always)
  public var rights: Rights { flags.rights }

  /// Whether the line survives a load of CR3.
  public var isGlobal: Bool { flags.has(Flags.global) }

  /// PAT * 4 + PCD * 2 + PWT.
  public var memoryType: Int { Int(flags.rawValue >> 3 & 3 | flags.rawValue >> 5 & 4) }

  /// Whether the line holds 4 KiB of a larger page.
  @inline(__always)
  public var isPiece: Bool { flags.has(Flags.piece) }

  /// The bytes of the page in the tables, of which a piece is but a part.
  public var pageByteCount: Int {
    guard isPiece else { return byteCount }
    return flags.has(Flags.ofFourMegabytes) ? 4 << 20 : 2 << 20
  }
}
