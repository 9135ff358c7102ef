import Drawing
import Grammar
import Hardware
import KernelModel
import Reports
import Session

/// How the kernel names one byte in two ways: by its address and by its place in RAM.
extension Command {
  static let directMap = [virtToPhys, physToVirt, pageAddress, vmallocToPfn]

  static let virtToPhys = CommandDefinition(
    "virt_to_phys", .kernelMemory, .looks, "the physical address of one of the direct map",
    arguments: [ArgumentDefinition("ADDR", .address, "of the direct map")],
    call: CallForm(["virt_to_phys"], [CallParameter("address", 0)]),
    details: "Only PAGE_OFFSET is subtracted; no table is read. 'vmalloc_to_pfn' reads them.",
    example: "virt_to_phys 0xc0000001"
  ).byWorld { world, invocation throws(CommandError) in
    let layout = world.kernel.layout
    let address = invocation.address(0)
    guard let physical = layout.physicalAddress(of: address) else {
      let wrong = PhysicalAddress(rawValue: UInt64(address - KernelLayout.pageOffset))
      let complaint: KernelAddressComplaint =
        address < KernelLayout.pageOffset
        ? .isBelowPageOffset(address)
        : .isNotLowMemory(address, end: layout.highMemory, difference: wrong)
      throw invocation.error(.refused(complaint), at: 0)
    }
    return world.addressReport("virt_to_phys", physical.rawValue)
  }

  static let physToVirt = CommandDefinition(
    "phys_to_virt", .kernelMemory, .looks, "the address of a byte of low memory",
    arguments: [ArgumentDefinition("PHYS", .physicalAddress, "below the end of low memory")],
    call: CallForm(["phys_to_virt"], [CallParameter("address", 0)]),
    details: "High memory has none: 'kmap' gives one for a while.",
    example: "phys_to_virt 1"
  ).byWorld { world, invocation throws(CommandError) in
    let kernel = world.kernel
    let physical = PhysicalAddress(rawValue: UInt64(invocation.number(0)))
    let end = kernel.boot.lowMemoryEnd.base
    guard physical < end else {
      let complaint = KernelAddressComplaint.isBeyondDirectMap(
        physical, end: end, isRAM: kernel.boot.isPresent(physical.frame))
      throw invocation.error(.refused(complaint), at: 0)
    }
    return world.addressReport("phys_to_virt", UInt64(DirectMapPlan.virtual(physical).rawValue))
  }

  static let pageAddress = CommandDefinition(
    "page_address", .kernelMemory, .looks, "where the kernel sees a frame: direct map or kmap",
    arguments: [ArgumentDefinition("PFN", .frame, "the frame's number")],
    call: CallForm(["page_address"], [CallParameter("page", 0)]),
    details: "0 (NULL) for a high frame without a kmap: the hash does not know it.",
    example: "page_address 0x100"
  ).byWorld { world, invocation throws(CommandError) in
    let frame = invocation.frame(0)
    let kernel = world.kernel
    guard kernel.pages.contains(frame) else {
      throw invocation.error(.refused(KernelAddressComplaint.frameHasNoRecord(frame)), at: 0)
    }
    return world.addressReport("page_address", UInt64(kernel.address(of: frame)?.rawValue ?? 0))
  }

  static let vmallocToPfn = CommandDefinition(
    "vmalloc_to_pfn", .kernelMemory, .looks, "the frame behind an address of the vmalloc window",
    arguments: [ArgumentDefinition("ADDR", .address, "of the vmalloc window")],
    call: CallForm(["vmalloc_to_pfn"], [CallParameter("addr", 0)]),
    details: "The kernel's own tables are walked: nothing else knows.",
    example: "vmalloc 8K; vmalloc_to_pfn $1"
  ).byWorld { world, invocation throws(CommandError) in
    let kernel = world.kernel
    let address = invocation.address(0)
    guard kernel.layout.vmalloc.contains(address) else {
      throw invocation.error(
        .refused(KernelAddressComplaint.isOutsideVmalloc(address, window: kernel.layout.vmalloc)),
        at: 0)
    }
    let entry = kernel.windowEntry(of: address)
    guard entry.isPresent else {
      throw invocation.error(.refused(KernelAddressComplaint.isNotMapped(address)), at: 0)
    }
    return world.addressReport("vmalloc_to_pfn", UInt64(entry.frame.rawValue))
  }
}

extension World {
  fileprivate func addressReport(_ function: String, _ value: UInt64) -> any Report {
    AddressReport(function: function, name: nextResultName, value: value)
  }
}
