import Drawing
import Grammar
import Hardware
import KernelModel

/// An address of the kernel's gigabyte behind which a frame lies.
package struct KernelAlias: Encodable, Sendable {
  /// `direct map`, `vmalloc`, `kmap`, `kmap_atomic`, `fixmap`
  let window: String
  let address: VirtualAddress
  /// What the window knows of it.
  let note: String
}

extension Kernel {
  /// Every address at which the kernel sees a frame, found in its windows and tables.
  ///
  /// - Complexity: O(pages behind vmalloc areas)
  func kernelAliases(of frame: PageFrameNumber) -> [KernelAlias] {
    var found: [KernelAlias] = []
    if let address = layout.directAddress(of: frame) {
      found.append(KernelAlias(window: "direct map", address: address, note: "always"))
    }
    for area in vmalloc.all {
      var address = area.start
      while address < area.mappedEnd {
        if maps(address, to: frame) {
          let note = "\(area.kind.name) area \((area.start..<area.end).digits)"
          found.append(KernelAlias(window: "vmalloc", address: address, note: note))
        }
        address = address + VirtualAddress.pageByteCount
      }
    }
    if let slot = permanentMap.slot(of: frame) {
      let users = permanentMap.count(of: slot) - 1
      let note = "slot \(slot), \(users == 0 ? "no user, not flushed yet" : counted(users, "user"))"
      found.append(
        KernelAlias(window: "kmap", address: permanentMap.address(of: slot), note: note))
    }
    for slot in fixedMap.slots + fixedMap.bootSlots {
      for index in slot.indices {
        let address = FixedMap.address(of: index)
        guard maps(address, to: frame) else { continue }
        let isTemporary = slot.name == "FIX_KMAP_BEGIN"
        found.append(
          KernelAlias(
            window: isTemporary ? "kmap_atomic" : "fixmap", address: address,
            note: isTemporary
              ? "slot \(index - slot.index) of CPU 0" : "slot \(index), \(slot.name(of: index))"))
      }
    }
    guard let area = layout.cpuEntryArea else { return found }
    for part in CPUEntryPage.all {
      for page in part.index..<part.index + part.count {
        let address = area.lowerBound + UInt32(page) << 12
        guard maps(address, to: frame) else { continue }
        found.append(KernelAlias(window: "CPU entry", address: address, note: part.name))
      }
    }
    return found
  }

  private func maps(_ address: VirtualAddress, to frame: PageFrameNumber) -> Bool {
    let entry = tables.entry(of: address, in: tables.kernelDirectory)
    return entry.isPresent && entry.frame == frame
  }
}

extension VmallocArea.Kind {
  package var name: String {
    switch self {
    case .none: "unused"
    case .vmalloc: "vmalloc"
    case .vmap: "vmap"
    case .ioremap: "ioremap"
    }
  }
}

/// The addresses at which the kernel sees a physical address.
package struct KernelAliasReport: Report {
  package static let kind = "kernelAliases"

  package let physical: PhysicalAddress
  package let frame: FrameDescription
  /// The addresses of the byte itself.
  package let aliases: [KernelAlias]

  private let lowMemoryEnd: PhysicalAddress

  package enum CodingKeys: CodingKey { case physical, frame, aliases }

  package init(_ physical: PhysicalAddress, in kernel: Kernel) {
    self.physical = physical
    frame = FrameDescription(physical.frame, in: kernel)
    lowMemoryEnd = kernel.boot.lowMemoryEnd.base
    aliases = kernel.kernelAliases(of: physical.frame).map {
      KernelAlias(
        window: $0.window, address: $0.address + UInt32(physical.offset), note: $0.note)
    }
  }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    var lines = LabelledLines(labelWidth: 12, on: canvas)
    lines.text.append("P:\(physical.digits)", .address)
    lines.text.append(": ")
    lines.text.appendWrapped(
      frame.words, from: physical.digits.columnCount + 4, width: canvas.width)
    if physical >= lowMemoryEnd {
      lines.add("direct map", "none: it ends at P:\(lowMemoryEnd.digits)", .faint)
    }
    for alias in aliases {
      lines.label(alias.window)
      lines.text.append("V:\(alias.address.digits)", .address)
      lines.text.appendLine("  \(alias.note)")
    }
    text.append(lines.text)
  }
}
