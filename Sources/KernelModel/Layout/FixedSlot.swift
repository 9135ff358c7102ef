/// A slot of the fixmap with a name of its own, or a run of them. Linux: `enum fixed_addresses`.
public struct FixedSlot: Hashable, Sendable {
  /// What a slot is for.
  public enum Purpose: Hashable, Sendable {
    /// Never mapped: the last 4 KiB.
    case hole
    case usbDebugPort, earlyConsole, localAPIC, ioAPICs
    /// A stack for each CPU. Linux: `kmap_atomic`.
    case temporaryMaps
    case pciConfiguration, acpiErrorInterrupt, acpiErrorNMI
    /// Eight windows for devices before `ioremap` works.
    case earlyRemap
    /// Tries whether the CPU obeys CR0.WP.
    case writeProtectTest
  }

  public let name: String
  public let purpose: Purpose
  /// The first of its indices; index i lies i pages below the top.
  public let index: Int
  public let count: Int
  /// Used while the kernel starts, before `ioremap` works.
  public let isBootOnly: Bool

  public var indices: Range<Int> { index..<index + count }

  /// What one index of the slot is called: `FIX_KMAP_BEGIN+3`.
  public func name(of index: Int) -> String {
    index == self.index ? name : "\(name)+\(index - self.index)"
  }
}

/// How a slot of the fixmap is mapped.
public enum FixedProtection: UInt32, Hashable, Sendable {
  /// `set_fixmap`: `PAGE_KERNEL` (163).
  case normal
  /// `set_fixmap_nocache`: `PAGE_KERNEL_NOCACHE` (17b).
  case uncached
  /// `set_fixmap_io`: `PAGE_KERNEL_IO`, on x86 as `PAGE_KERNEL`; the MTRRs keep devices uncached.
  case device
  /// `PAGE_KERNEL_RO` (161).
  case readOnly
}

extension KernelLayout {
  /// The index of the first CPU's first temporary kmap. Linux: `FIX_KMAP_BEGIN`.
  static let firstTemporarySlot = 68

  /// Every slot from the top down, those of boot last.
  public var fixedSlots: [FixedSlot] { Self.fixedSlots(options) }

  static func fixedSlots(_ options: Options) -> [FixedSlot] {
    var slots: [FixedSlot] = []
    var next = 0
    func add(
      _ name: String, _ purpose: FixedSlot.Purpose, _ count: Int = 1, isBootOnly: Bool = false
    ) {
      slots.append(
        FixedSlot(
          name: name, purpose: purpose, index: next, count: count, isBootOnly: isBootOnly))
      next += count
    }
    add("FIX_HOLE", .hole)
    add("FIX_DBGP_BASE", .usbDebugPort)
    add("FIX_EARLYCON_MEM_BASE", .earlyConsole)
    add("FIX_APIC_BASE", .localAPIC)
    add("FIX_IO_APIC_BASE_0", .ioAPICs, 64)
    add("FIX_KMAP_BEGIN", .temporaryMaps, options.slotsPerCPU * options.cpuCount)
    add("FIX_PCIE_MCFG", .pciConfiguration)
    add("FIX_APEI_GHES_IRQ", .acpiErrorInterrupt)
    add("FIX_APEI_GHES_NMI", .acpiErrorNMI)
    // Eight windows of 64 pages must lie within one page table.
    let entriesPerTable = options.usesPAE ? 512 : 1024
    if next / entriesPerTable != (next + 511) / entriesPerTable { next = (next + 511) / 512 * 512 }
    add("FIX_BTMAP_END", .earlyRemap, 512, isBootOnly: true)
    add("FIX_WP_TEST", .writeProtectTest, isBootOnly: true)
    return slots
  }
}
