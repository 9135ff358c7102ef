import Hardware

/// A range of physical addresses and what it is, with the ranges inside it.
///
/// Linux: `struct resource`, shown as `/proc/iomem`.
public struct MemoryResource: Hashable, Sendable {
  public var addresses: ClosedRange<UInt64>
  /// As the kernel names it.
  public var name: String
  public var children: [MemoryResource]

  init(_ addresses: ClosedRange<UInt64>, _ name: String, children: [MemoryResource] = []) {
    self.addresses = addresses
    self.name = name
    self.children = children
  }
}

extension BootLayout {
  /// The machine's physical address space, lowest first. Without PAE an address has 32 bits, and
  /// what lies beyond is not listed. Linux: `e820__reserve_resources`, `probe_roms`.
  public var resources: [MemoryResource] {
    let limit: UInt64 = parameters.usesPAE ? .max : 0xffff_ffff
    var all = [
      MemoryResource(0...0xfff, "Reserved"),
      MemoryResource(0xa0000...0xbffff, "Video RAM area"),
      MemoryResource(0xc0000...0xc7fff, "Video ROM"),
      MemoryResource(0xfec0_0000...0xfec0_03ff, "IOAPIC 0"),
      timer, MemoryResource(0xfee0_0000...0xfee0_0fff, "Local APIC"),
    ]
    for entry in parameters.memoryMap.entries where entry.addresses.lowerBound <= limit {
      let range = max(entry.addresses.lowerBound, 0x1000)...entry.addresses.upperBound - 1
      switch entry.kind {
      case .usable:
        all.append(MemoryResource(range, "System RAM", children: kernelResources(in: range)))
      case .reserved:
        let rom = MemoryResource(0xf0000...0xfffff, "System ROM")
        let children = range == rom.addresses ? [rom] : []
        all.append(MemoryResource(range, "Reserved", children: children))
      }
    }
    return all.sorted { $0.addresses.lowerBound < $1.addresses.lowerBound }
  }

  /// The event timer, which kernels of today also name themselves. Linux: `hpet_late_init`.
  private var timer: MemoryResource {
    let addresses = 0xfed0_0000...0xfed0_03ff as ClosedRange<UInt64>
    let firmware = MemoryResource(addresses, "PNP0103:00")
    return parameters.rules.namesEventTimer
      ? MemoryResource(addresses, "HPET 0", children: [firmware]) : firmware
  }

  /// The kernel's program as far as it lies in a range.
  private func kernelResources(in range: ClosedRange<UInt64>) -> [MemoryResource] {
    let sections: [(KernelImage.Section, String)] = [
      (.text, "Kernel code"), (.readOnlyData, "Kernel rodata"), (.data, "Kernel data"),
      (.bss, "Kernel bss"),
    ]
    return sections.compactMap { section, name in
      let frames = parameters.image.frames(of: section)
      let addresses = frames.lowerBound.base.rawValue...frames.upperBound.base.rawValue - 1
      return range.contains(addresses.lowerBound) ? MemoryResource(addresses, name) : nil
    }
  }
}
