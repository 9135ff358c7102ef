import Drawing
import Grammar
import Hardware
import KernelModel
import Reports
import Session

extension Command {
  static let kernelMemory: [Command] =
    [
      kmalloc, kfree, vmalloc, vfree, vmap, vunmap, ioremap, iounmap, vmUnmapAliases, kmap, kunmap,
      kmapAtomic, kunmapAtomic, setFixmap, clearFixmap,
    ] + directMap + windowViews

  static let kmalloc = CommandDefinition(
    "kmalloc", .kernelMemory, .acts, "take memory of the kernel, contiguous in RAM",
    arguments: [
      .bytes,
      ArgumentDefinition(
        "GFP", .flags, "GFP_KERNEL unless told", .optional,
        words: ArgumentDefinition.allocationWords),
      ArgumentDefinition(
        "COUNT", .count, "again and again, until it fails", .optional, keyword: "times"),
    ],
    call: CallForm(["kmalloc"], [CallParameter("size", 0), CallParameter("flags", 1)]),
    details: "Up to 8 KiB come from slabs of fixed sizes, more from the page allocator itself.",
    example: "kmalloc 100; kfree $1; kmalloc 4K times 3"
  ).byWorld { world, invocation throws(CommandError) in
    let flags = try invocation.allocationFlags(1)
    let byteCount = Int(invocation.word(0))
    let count = invocation.wordIfGiven(2) ?? 1
    // Every one is an event or two of the history.
    guard count <= 1_000_000 else {
      throw invocation.error(
        .outOfRange(invocation.text(2) ?? "", bounds: 1...1_000_000, unit: .repetitions), at: 2)
    }
    guard count > 0 else {
      return world.callReport("kmalloc", .refused(.invalidArgument), .lengthIsZero)
    }
    var last = VirtualAddress(rawValue: 0)
    var interruption: Interruption?
    do throws(Refusal) {
      for done in 0..<count {
        guard done == 0 || !world.isInterrupted() else {
          interruption = Interruption(
            done: Int(done), of: Int(count), .call, command: invocation.text(with: done, at: 2))
          break
        }
        if let address = try world.kernel.kmalloc(byteCount, flags) {
          last = address
        } else if done == 0 {
          return AllocationFailureReport("kmalloc", byteCount: byteCount, flags, in: world.kernel)
        } else {
          throw Refusal(.outOfMemory, .outOfFramesAfter(done))
        }
      }
    } catch {
      return world.callReport("kmalloc", .refused(error.errno), error.reason)
    }
    return world.callReport(
      "kmalloc", .value(Int128(last.rawValue)), isAddress: true, interruption: interruption)
  }

  static let kfree = CommandDefinition(
    "kfree", .kernelMemory, .acts, "give back what 'kmalloc' took",
    arguments: [.address.offering(.kernelObjects)],
    call: CallForm(["kfree"], [CallParameter("objp", 0)]),
    example: "kmalloc 64; kfree $1"
  ).byWorld { world, invocation throws(CommandError) in
    let address = invocation.address(0)
    let isKernelsOwn = world.kernel.slabs.isKernelsOwn(address)
    do throws(BadSlabFree) {
      try world.kernel.kfree(address)
      // As with 'poke': the kernel goes on to use it.
      if isKernelsOwn { world.isTamperedWith = true }
      return world.callReport("kfree", .none)
    } catch {
      return BadSlabReport(error)
    }
  }

  static let vmalloc = CommandDefinition(
    "vmalloc", .kernelMemory, .acts, "take kernel addresses in a row, over scattered frames",
    arguments: [.bytes],
    call: CallForm(["vmalloc"], [CallParameter("size", 0)]),
    details: """
      Frames are taken at once, high memory first; a guard page follows the area. 'vmallocmap' \
      draws the window, 'set vmalloc_sync 0' lets processes learn of new tables by a fault.
      """,
    example: "vmalloc 20K; vfree $1"
  ).byWorld { world, invocation throws(CommandError) in
    world.report("vmalloc", isAddress: true) { () throws(Refusal) in
      Int128(try world.kernel.allocateArea(byteCount: invocation.word(0)).rawValue)
    }
  }

  static let vmap = CommandDefinition(
    "vmap", .kernelMemory, .acts, "give a block of frames kernel addresses in a row",
    arguments: [
      .frame,
      ArgumentDefinition("COUNT", .count, "how many frames; 1 unless told", .optional),
    ],
    example: "alloc 2 GFP_HIGHUSER; vmap $1 4; vunmap $"
  ).byWorld { world, invocation throws(CommandError) in
    let first = invocation.frame(0)
    let count = invocation.wordIfGiven(1) ?? 1
    return world.report("vmap", isAddress: true) { () throws(Refusal) in
      Int128(try world.kernel.mapArea(first, count: count).rawValue)
    }
  }

  static let ioremap = CommandDefinition(
    "ioremap", .kernelMemory, .acts, "give a device's registers kernel addresses, uncached",
    arguments: [
      ArgumentDefinition("PHYS", .physicalAddress, "where they lie on the bus"), .bytes,
    ],
    call: CallForm(["ioremap"], [CallParameter("offset", 0), CallParameter("size", 1)]),
    details: "The range must be no RAM. 'iomem' lists the devices.",
    example: "ioremap 0xfed00000 1K; iounmap $1"
  ).byWorld { world, invocation throws(CommandError) in
    world.report("ioremap", isAddress: true) { () throws(Refusal) in
      let device = PhysicalAddress(rawValue: UInt64(invocation.number(0)))
      return Int128(try world.kernel.mapDevice(device, byteCount: invocation.word(1)).rawValue)
    }
  }

  static let vmUnmapAliases = CommandDefinition(
    "vm_unmap_aliases", .kernelMemory, .acts, "flush the areas that wait, so that they are free",
    call: CallForm(["vm_unmap_aliases"], []),
    details: "The kernel does so by itself when 8192 pages wait, or when no room is left.",
    example: "vmalloc 4K; vfree $1; vm_unmap_aliases"
  ).byWorld { world, _ throws(CommandError) in
    world.report("vm_unmap_aliases") { () throws(Refusal) in
      try world.kernel.purgeAreas()
    }
  }

  static let kmap = CommandDefinition(
    "kmap", .kernelMemory, .acts, "give a frame of high memory an address for a while",
    arguments: [.frame, .frameCount],
    call: CallForm(["kmap"], [CallParameter("page", 0)]),
    details: """
      A frame of low memory has an address for ever: the direct map's. The process in front, \
      or the current one, sleeps when every slot is held. 'pkmap' draws the slots.
      """,
    example: "alloc 0 GFP_HIGHUSER; kmap $1"
  ).byWorld { world, invocation throws(CommandError) in
    let frame = invocation.frame(0)
    let process = try world.caller(invocation)
    let count = invocation.wordIfGiven(1) ?? 1
    do throws(Refusal) {
      let kernel = world.kernel
      try kernel.checkIsRAM(frame, count: count)
      var last = VirtualAddress(rawValue: 0)
      let interruption = try world.repeated(count, invocation) { (index) throws(Refusal) in
        switch try kernel.mapPermanently(frame + index, for: process) {
        case .direct(let address), .slot(_, let address): last = address
        case .sleeps:
          throw Refusal(.tryAgain, .sleeps(slots: kernel.permanentMap.slotCount, mapped: index))
        }
      }
      return world.callReport(
        "kmap", .value(Int128(last.rawValue)), isAddress: true, interruption: interruption)
    } catch {
      return world.callReport("kmap", .refused(error.errno), error.reason)
    }
  }

  static let kunmap = CommandDefinition(
    "kunmap", .kernelMemory, .acts, "end one use of a frame's kmap",
    arguments: [.frame.offering(.mappedFrames), .frameCount],
    call: CallForm(["kunmap"], [CallParameter("page", 0)]),
    details: "The address stays until the window wraps around, so that another kmap finds it.",
    example: "alloc 0 GFP_HIGHUSER; kmap $1; kunmap $1"
  ).byWorld { world, invocation throws(CommandError) in
    let frame = invocation.frame(0)
    let count = invocation.wordIfGiven(1) ?? 1
    do throws(Refusal) {
      try world.kernel.checkIsRAM(frame, count: count)
      let interruption = try world.repeated(count, invocation) { (index) throws(Refusal) in
        try world.kernel.unmapPermanently(frame + index)
      }
      return world.callReport("kunmap", .none, interruption: interruption)
    } catch {
      return world.callReport("kunmap", .refused(error.errno), error.reason)
    }
  }

  static let kmapAtomic = CommandDefinition(
    "kmap_atomic", .kernelMemory, .acts, "give a frame an address in this CPU's fixmap slots",
    arguments: [.frame],
    call: CallForm(["kmap_atomic"], [CallParameter("page", 0)]),
    details: "The slots are a stack: what was mapped last must be unmapped first.",
    example: "alloc 0 GFP_HIGHUSER; kmap_atomic $1; kunmap_atomic $"
  ).byWorld { world, invocation throws(CommandError) in
    let frame = invocation.frame(0)
    return world.report("kmap_atomic", isAddress: true) { () throws(Refusal) in
      Int128(try world.kernel.mapTemporarily(frame).rawValue)
    }
  }

  static let kunmapAtomic = CommandDefinition(
    "kunmap_atomic", .kernelMemory, .acts, "end the temporary kmap made last",
    arguments: [.address.offering(.temporaryMaps)],
    call: CallForm(["kunmap_atomic"], [CallParameter("addr", 0)]),
    example: "alloc 0 GFP_HIGHUSER; kmap_atomic $1; kunmap_atomic $"
  ).byWorld { world, invocation throws(CommandError) in
    world.report("kunmap_atomic") { () throws(Refusal) in
      try world.kernel.unmapTemporarily(invocation.address(0))
    }
  }
}

extension ArgumentDefinition {
  fileprivate static let bytes = ArgumentDefinition("BYTES", .byteCount, "how many, or pages: 8p")
  fileprivate static let frame = ArgumentDefinition("PFN", .frame, "the frame's number")
  fileprivate static let frameCount = ArgumentDefinition(
    "COUNT", .count, "so many frames from there on, one by one", .optional)
}

extension Invocation {
  func frame(_ index: Int) -> PageFrameNumber {
    PageFrameNumber(rawValue: UInt32(truncatingIfNeeded: number(index)))
  }
}

extension World {
  /// Does something for each frame of `PFN COUNT`, until somebody interrupts it.
  ///
  /// - Returns: how far it came then; nil when all was done.
  fileprivate func repeated(
    _ count: UInt32, _ invocation: borrowing Invocation, _ body: (Int) throws(Refusal) -> Void
  ) throws(Refusal) -> Interruption? {
    for done in 0..<Int(count) {
      guard done == 0 || !isInterrupted() else {
        return Interruption(
          done: done, of: Int(count), .page, command: invocation.text(with: done, at: 1))
      }
      try body(done)
    }
    return nil
  }
}
