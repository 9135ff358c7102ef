/// What the control registers and the chip's address width mean for a walk, worked out once.
struct WalkRules: BitwiseCopyable {
  let isEnabled: Bool
  let isPAE: Bool
  /// Whether a directory entry with PS maps a large page: CR4.PSE, or PAE.
  let hasLargePages: Bool
  /// The bits of a leaf that a line keeps: G only with CR4.PGE.
  let keptBits: UInt16
  /// Added to the error code of a fetch: `fetch`, or nothing.
  let fetchCode: PageFault.Code
  /// The bits of any present 64-bit entry that must be clear.
  let reserved: UInt64
  /// The bits of a large page's directory entry that must be clear.
  let largeReserved: UInt64
  /// The bits of a present directory pointer that must be clear.
  let pointerReserved: UInt64
  /// NX where it is honoured.
  let noExecute: UInt64

  /// Intel SDM vol. 3, 4.3, 4.4.
  init(_ controls: ControlRegisters, physicalAddressBits bits: Int) {
    isEnabled = controls.mode != .disabled
    isPAE = controls.mode == .pae
    hasLargePages = isPAE || controls.cr4.contains(.pageSizeExtensions)
    keptBits = controls.cr4.contains(.pageGlobal) ? 0x1fe : 0xfe
    fetchCode = controls.reportsFetches ? .fetch : []
    noExecute = controls.honoursNoExecute ? 1 << 63 : 0
    let tooWide = ~UInt64(0) >> 1 & ~(1 << UInt64(bits) - 1)
    pointerReserved = 1 << 63 | tooWide | 0x1e6
    if isPAE {
      reserved = tooWide | (1 << 63 & ~noExecute)
      largeReserved = reserved | 0x001f_e000
    } else {
      // Bits 20:13 are bits 39:32 of the address, bit 21 is always reserved. SDM table 4-4.
      reserved = 0
      let usableBits = max(0, min(8, bits - 32))
      largeReserved = 1 << 21 | (0xff << UInt64(usableBits) & 0xff) << 13
    }
  }

  /// How far an address is shifted to name the part that one table covers.
  var tableShift: UInt32 { isPAE ? 21 : 22 }

  /// The bits of an address within a large page.
  @inline(__always)
  var largePageMask: UInt32 { isPAE ? 0x001f_ffff : 0x003f_ffff }

  /// Where a large page begins.
  @inline(__always)
  func largeBase(_ entry: UInt64) -> UInt64 {
    if isPAE { return entry & 0x000f_ffff_ffe0_0000 }
    return entry & 0xffc0_0000 | (entry & 0x001f_e000) << 19
  }
}
