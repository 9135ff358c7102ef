/// The global descriptor table with which Linux runs an i386 machine, as the first CPU has it.
///
/// All memory segments that programs use begin at 0 and have 4 GiB, so a linear address equals the
/// offset, except through FS and GS. Linux: `struct desc_struct gdt_page`, asm/segment.h.
public enum KernelDescriptors {
  /// One entry of the table.
  public struct Entry: Hashable, Sendable {
    /// Its place, 0 to 31.
    public var index: Int
    public var name: String
    public var descriptor: SegmentDescriptor

    init(_ index: Int, _ name: String, _ rawValue: UInt64) {
      self.index = index
      self.name = name
      descriptor = SegmentDescriptor(rawValue: rawValue)
    }

    /// The selector as the kernel writes it: with RPL 3 for what programs load.
    public var selector: SegmentSelector {
      let isForPrograms = (6...8).contains(index) || (14...15).contains(index)
      return SegmentSelector(rawValue: UInt16(index * 8) | (isForPrograms ? 3 : 0))
    }
  }

  /// How many entries there are, used or not. The table's limit is ff.
  public static let count = 32

  /// The entries that have a name; all others are zero.
  public static let entries = [
    Entry(0, "null", 0),
    Entry(6, "TLS 1", 0),
    Entry(7, "TLS 2", 0),
    Entry(8, "TLS 3", 0),
    Entry(12, "__KERNEL_CS", 0x00cf_9a00_0000_ffff),
    Entry(13, "__KERNEL_DS", 0x00cf_9300_0000_ffff),
    Entry(14, "__USER_CS", 0x00cf_fa00_0000_ffff),
    Entry(15, "__USER_DS", 0x00cf_f300_0000_ffff),
    Entry(16, "TSS", 0xff00_8b40_6000_407b),
    Entry(17, "LDT", 0),
    Entry(18, "PNPBIOS CS32", 0x0040_9a00_0000_ffff),
    Entry(19, "PNPBIOS CS16", 0x0000_9a00_0000_ffff),
    Entry(20, "PNPBIOS DS", 0x0000_9200_0000_ffff),
    Entry(21, "PNPBIOS TS1", 0x0000_9200_0000_0000),
    Entry(22, "PNPBIOS TS2", 0x0000_9200_0000_0000),
    Entry(23, "APM CS32", 0x0040_9a00_0000_ffff),
    Entry(24, "APM CS16", 0x0000_9a00_0000_ffff),
    Entry(25, "APM DS", 0x0040_9200_0000_ffff),
    Entry(26, "ESPFIX SS", 0x00cf_9200_0000_ffff),
    Entry(27, "per-CPU", 0x348f_9323_1000_ffff),
    Entry(28, "stack canary", 0),
    Entry(31, "double-fault TSS", 0xff00_8940_5f98_407b),
  ]

  /// A descriptor for a thread's block at `base`, as `set_thread_area` makes it: data of 4 GiB at
  /// privilege 3 with AVL set. Linux: `fill_ldt`.
  public static func threadBlock(base: UInt32) -> SegmentDescriptor {
    SegmentDescriptor(flags: 0xd0f3, base: base, limit: 0xf_ffff)
  }

  /// The name of the entry that a selector leads to in the global table, if it has one.
  public static func name(of selector: SegmentSelector) -> String? {
    guard !selector.isLocal else { return nil }
    return entries.first { $0.index == selector.index }?.name
  }

  /// Writes the whole table into RAM from a physical address on, 256 bytes.
  public static func write(to memory: PhysicalMemory, at place: PhysicalAddress) {
    for index in 0..<count { memory.store(UInt64(0), at: place + UInt64(index * 8)) }
    for entry in entries {
      memory.store(entry.descriptor.rawValue, at: place + UInt64(entry.index * 8))
    }
  }
}
