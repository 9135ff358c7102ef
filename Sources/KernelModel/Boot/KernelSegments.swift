import Hardware

/// Puts the descriptor table into RAM and loads the segment registers as a program finds them.
///
/// Linux: `load_direct_gdt`, `start_thread`.
enum KernelSegments {
  /// Where the first CPU's table lies: at the start of the kernel's data. Linux: `gdt_page`.
  static func table(of boot: BootLayout) -> PhysicalAddress {
    boot.parameters.image.frames(of: .data).lowerBound.base
  }

  /// CS and SS of a program, and DS and ES: all flat. FS and GS hold nothing until a C library
  /// asks for a thread block. Linux: `__USER_CS`, `__USER_DS`.
  ///
  /// - Precondition: paging is still off, so that the chip's reads of the table leave no trace in
  ///   the TLB.
  static func load(_ machine: Machine, _ boot: BootLayout) {
    let place = table(of: boot)
    KernelDescriptors.write(to: machine.memory, at: place)
    let limit = UInt32(KernelDescriptors.count * 8 - 1)
    let segments = machine.segments
    segments.globalTable = DescriptorTable(
      base: VirtualAddress(rawValue: UInt32(place.rawValue)), limit: limit)
    do throws(ProcessorFault) {
      _ = try segments.jump(to: selector("__KERNEL_CS"), offset: 0)
      try segments.load(.ss, selector("__KERNEL_DS"))
      for register in [SegmentRegister.ds, .es] {
        try segments.load(register, selector("__USER_DS"))
      }
      for register in [SegmentRegister.fs, .gs] {
        try segments.load(register, SegmentSelector(rawValue: 0))
      }
      _ = try segments.return(
        to: selector("__USER_CS"), offset: 0, stack: selector("__USER_DS"))
    } catch {
      kernelBug("the first descriptors do not suit the chip: \(error)")
    }
    segments.globalTable = DescriptorTable(
      base: KernelLayout.pageOffset + UInt32(place.rawValue), limit: limit)
  }

  private static func selector(_ name: String) -> SegmentSelector {
    guard let entry = KernelDescriptors.entries.first(where: { $0.name == name }) else {
      kernelBug("no descriptor is called \(name)")
    }
    return entry.selector
  }
}
