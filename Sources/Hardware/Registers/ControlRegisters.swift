/// The registers that decide how an address is translated.
///
/// A value: `Machine.setControls(_:)` loads it into the chip, with the checks and the flushes
/// that the chip makes. Intel SDM vol. 3, 2.5.
public struct ControlRegisters: Hashable, BitwiseCopyable, Sendable {
  public var cr0: CR0
  /// The linear address of the last page fault.
  public var cr2: VirtualAddress
  /// Where the directory lies (bits 31:12; under PAE the four pointers, bits 31:5), PCD and PWT.
  public var cr3: UInt32
  public var cr4: CR4
  /// The model-specific register C0000080. Linux: `MSR_EFER`.
  public var efer: EFER
  /// EFLAGS.AC at CPL 0: supervisor accesses to user pages are allowed in spite of SMAP.
  public var alignmentCheck: Bool

  public init(
    cr0: CR0 = .reset, cr2: VirtualAddress = VirtualAddress(rawValue: 0), cr3: UInt32 = 0,
    cr4: CR4 = [], efer: EFER = [], alignmentCheck: Bool = false
  ) {
    self.cr0 = cr0
    self.cr2 = cr2
    self.cr3 = cr3
    self.cr4 = cr4
    self.efer = efer
    self.alignmentCheck = alignmentCheck
  }

  /// The kind of paging that the registers select.
  public var mode: PagingMode {
    guard cr0.contains(.paging) else { return .disabled }
    return cr4.contains(.physicalAddressExtension) ? .pae : .twoLevel
  }

  /// Whether bit 63 of an entry forbids fetches: EFER.NXE under PAE.
  public var honoursNoExecute: Bool { mode == .pae && efer.contains(.noExecute) }

  /// Whether the error code tells a fetch from a read: with SMEP, or NX in force.
  public var reportsFetches: Bool { cr4.contains(.smep) || honoursNoExecute }

  /// Whether SMAP refuses the accesses of supervisor code that does not ask to pass.
  public var enforcesSMAP: Bool { cr4.contains(.smap) && !alignmentCheck }
}

/// The three ways in which a linear address becomes a physical one.
public enum PagingMode: UInt8, Sendable, CaseIterable {
  /// CR0.PG is clear: the linear address is the physical address.
  case disabled
  /// Directory and table of 1024 32-bit entries each.
  case twoLevel
  /// Four pointers, then directory and table of 512 64-bit entries each.
  case pae
}

extension ControlRegisters {
  public struct CR0: OptionSet, Hashable, BitwiseCopyable, Sendable {
    public var rawValue: UInt32
    public init(rawValue: UInt32) { self.rawValue = rawValue }

    /// PE.
    public static let protection = CR0(rawValue: 1 << 0)
    /// ET, which cannot be cleared since the 486.
    public static let extensionType = CR0(rawValue: 1 << 4)
    /// WP: supervisor writes obey R/W.
    public static let writeProtect = CR0(rawValue: 1 << 16)
    /// NW, which needs CD.
    public static let notWriteThrough = CR0(rawValue: 1 << 29)
    /// CD.
    public static let cacheDisable = CR0(rawValue: 1 << 30)
    /// PG, which needs PE.
    public static let paging = CR0(rawValue: 1 << 31)

    /// After power-on: caches off, real mode.
    public static let reset: CR0 = [.extensionType, .notWriteThrough, .cacheDisable]
    /// What Linux runs with: PE MP ET NE WP AM PG.
    public static let linux = CR0(rawValue: 0x8005_0033)
    /// The bits that hold what is written to them; the others read as zero.
    public static let defined = CR0(rawValue: 0xe005_003f)
  }

  public struct CR4: OptionSet, Hashable, BitwiseCopyable, Sendable {
    public var rawValue: UInt32
    public init(rawValue: UInt32) { self.rawValue = rawValue }

    /// PSE: directory entries of two-level paging may map 4 MiB.
    public static let pageSizeExtensions = CR4(rawValue: 1 << 4)
    /// PAE.
    public static let physicalAddressExtension = CR4(rawValue: 1 << 5)
    /// PGE: entries with G survive a load of CR3.
    public static let pageGlobal = CR4(rawValue: 1 << 7)
    /// Supervisor code does not fetch from user pages.
    public static let smep = CR4(rawValue: 1 << 20)
    /// Supervisor code does not read or write user pages unless EFLAGS.AC is set.
    public static let smap = CR4(rawValue: 1 << 21)

    /// The bits that this chip knows: VME to UMIP, OSXSAVE, SMEP and SMAP. Any other is refused.
    public static let defined = CR4(rawValue: 0x0034_0fff)
    /// What Linux runs with on a chip without SMEP: PSE PGE OSFXSR OSXMMEXCPT.
    public static let linux = CR4(rawValue: 0x690)
  }

  public struct EFER: OptionSet, Hashable, BitwiseCopyable, Sendable {
    public var rawValue: UInt32
    public init(rawValue: UInt32) { self.rawValue = rawValue }

    /// SCE.
    public static let systemCall = EFER(rawValue: 1 << 0)
    /// NXE.
    public static let noExecute = EFER(rawValue: 1 << 11)

    /// The bits of a chip without long mode.
    public static let defined: EFER = [.systemCall, .noExecute]
  }
}
