/// One line of the TLB: the translation of a page, as the walk that filled it found it.
///
/// All zeros are an empty line, which matches no address.
public struct TLBLine: Hashable, BitwiseCopyable, Sendable {
  /// The page's first address with bit 0 set; 0 in an empty line.
  var tag: UInt32
  /// The bits of an address that name the page: fffff000, ffe00000 or ffc00000.
  var mask: UInt32
  /// The physical address of the page's first byte, with the flags in bits 11:0.
  var payload: UInt64

  @inline(__always)
  init(page: UInt32, mask: UInt32, payload: UInt64) {
    tag = page | 1
    self.mask = mask
    self.payload = payload
  }

  /// The mask of a line that holds 4 KiB.
  static let smallMask: UInt32 = 0xffff_f000

  static let empty = TLBLine(tag: 0, mask: 0, payload: 0)

  private init(tag: UInt32, mask: UInt32, payload: UInt64) {
    self.tag = tag
    self.mask = mask
    self.payload = payload
  }

  /// Bits 11:0 of `payload`. Bits 3:0 are the `Rights`.
  enum Flag {
    static let rights: UInt64 = 0xf
    /// The leaf had G and CR4.PGE was set.
    static let global: UInt64 = 1 << 4
    /// PAT * 4 + PCD * 2 + PWT of the leaf.
    static let memoryTypeShift: UInt64 = 5
    /// The line holds 4 KiB of a larger page.
    static let piece: UInt64 = 1 << 8
    /// The page (or the one of which it is a piece) has 4 MiB, or 2 MiB.
    static let fourMegabytes: UInt64 = 1 << 9
    static let twoMegabytes: UInt64 = 1 << 10
  }

  @inline(__always)
  func holds(_ address: VirtualAddress) -> Bool { address.rawValue & mask | 1 == tag }

  /// The 4 KiB of a large page that hold `address`.
  func piece(at address: VirtualAddress) -> TLBLine {
    let page = address.rawValue & Self.smallMask
    return TLBLine(
      page: page, mask: Self.smallMask, payload: payload + UInt64(page & ~mask) | Flag.piece)
  }

  @inline(__always)
  func translate(_ address: VirtualAddress) -> PhysicalAddress {
    PhysicalAddress(rawValue: payload & ~0xfff | UInt64(address.rawValue & ~mask))
  }
}

extension TLBLine {
  public var isEmpty: Bool { tag == 0 }

  /// The first address of the page that the line translates.
  public var page: VirtualAddress { VirtualAddress(rawValue: tag & ~1) }

  /// Where the page lies.
  public var base: PhysicalAddress { PhysicalAddress(rawValue: payload & ~0xfff) }

  /// How many bytes the line translates: 4 KiB, 2 MiB or 4 MiB.
  public var byteCount: Int { isEmpty ? 0 : Int(~mask) + 1 }

  @inline(__always)
  public var rights: Rights { Rights(rawValue: UInt8(payload & Flag.rights)) }

  /// Whether the line survives a load of CR3.
  public var isGlobal: Bool { payload & Flag.global != 0 }

  /// PAT * 4 + PCD * 2 + PWT.
  public var memoryType: Int { Int(payload >> Flag.memoryTypeShift & 7) }

  /// Whether the line holds 4 KiB of a larger page.
  public var isPiece: Bool { payload & Flag.piece != 0 }

  /// The bytes of the page in the tables, of which a piece is but a part.
  public var pageByteCount: Int {
    if payload & Flag.fourMegabytes != 0 { return 4 << 20 }
    return payload & Flag.twoMegabytes != 0 ? 2 << 20 : isEmpty ? 0 : 4096
  }
}
