import Drawing
import Grammar
import Hardware
import KernelModel

/// The fixmap from the top down: slots by name, what they map, and the stack of temporary kmaps.
package struct FixedMapReport: Report {
  package static let kind = "fixmap"

  package struct Slot: Encodable, Sendable {
    let name: String
    let index: Int
    let count: Int
    let address: VirtualAddress
    let purpose: String
    let isBootOnly: Bool
    /// The entries that are not empty.
    let mapped: [Mapping]
  }

  package struct Mapping: Encodable, Sendable {
    package let index: Int
    package let name: String
    package let address: VirtualAddress
    package let physical: PhysicalAddress
    package let entry: PageTableEntry
    package let what: String
  }

  package let start: VirtualAddress
  package let end: VirtualAddress
  package let slots: [Slot]
  /// Temporary kmaps that are open on this CPU, and how many there can be.
  package let depth: Int
  package let slotsPerCPU: Int
  /// The slots belong to the running task, not to the CPU.
  let followsTask: Bool
  package let process: Int32

  package init(_ kernel: Kernel) {
    let map = kernel.fixedMap
    start = kernel.layout.fixmap.lowerBound
    end = kernel.layout.fixmap.upperBound
    depth = map.temporaryDepth
    slotsPerCPU = map.slotsPerCPU
    followsTask = kernel.rules.temporaryMapsFollowTask
    process = kernel.current.id.rawValue
    slots = (map.slots + map.bootSlots).map { slot in
      Slot(
        name: slot.name, index: slot.index, count: slot.count,
        address: FixedMap.address(of: slot.index), purpose: slot.purpose,
        isBootOnly: slot.isBootOnly,
        mapped: slot.indices.compactMap { index in
          let entry = map.entry(of: index)
          guard entry.isPresent else { return nil }
          return Mapping(
            index: index, name: slot.name(of: index), address: FixedMap.address(of: index),
            physical: entry.frame.base, entry: entry,
            what: FrameDescription(entry.frame, in: kernel).shortWords)
        })
    }
  }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    let permanent = slots.filter { !$0.isBootOnly }
    let used = permanent.reduce(0) { $0 + $1.mapped.count }
    let count = permanent.reduce(0) { $0 + $1.count }
    let boots = slots.reduce(0) { $0 + $1.mapped.count } - used
    text.appendLine(
      "fixmap \((start..<end).digits) and the hole: \(used) of \(count) slots"
        + (boots == 0 ? "" : ", and \(boots) of boot's"), .heading)
    for slot in slots {
      if slot.name == "FIX_KMAP_BEGIN" {
        drawStack(slot, on: canvas, into: &text)
      } else {
        draw(slot, into: &text)
      }
    }
  }

  private func draw(_ slot: Slot, into text: inout StyledText) {
    let last = slot.index + slot.count - 1
    for mapping in slot.mapped {
      line(mapping.address, "\(mapping.index)", mapping.name, into: &text)
      text.append("P:\(mapping.physical.digits)", .address)
      let isReadOnly = !mapping.entry.isWritable
      text.append(mapping.entry.contains(.cacheDisabled) ? "  uncached" : "")
      text.appendLine(isReadOnly ? "  read-only" : "")
    }
    guard slot.mapped.count < slot.count else { return }
    if slot.count > 1 {
      let first = (slot.mapped.last?.index ?? slot.index - 1) + 1
      guard first <= last else { return }
      let name = slot.mapped.isEmpty ? slot.name : "+\(first - slot.index)..\(last - slot.index)"
      line(FixedMap.address(of: first), "\(first)-\(last)", name, into: &text)
    } else {
      line(slot.address, "\(slot.index)", slot.name, into: &text)
    }
    let state = slot.isBootOnly ? "boot: " : slot.index == 0 ? "" : "empty: "
    text.appendLine("\(state)\(slot.purpose)", .faint)
  }

  private func line(
    _ address: VirtualAddress, _ index: String, _ name: String, into text: inout StyledText
  ) {
    text.append("  \(address.digits)", .address)
    text.append("  \(index.right(7))  ")
    text.append(name.left(23), .label)
  }

  /// The stack grows downwards on the screen as it does in memory.
  private func drawStack(_ slot: Slot, on canvas: Canvas, into text: inout StyledText) {
    let last = slot.index + slot.count - 1
    line(slot.address, "\(slot.index)-\(last)", slot.name, into: &text)
    text.appendLine(
      followsTask
        ? "temporary kmaps of process \(process), \(depth) of \(slotsPerCPU)"
        : "temporary kmaps of CPU 0, \(depth) of \(slotsPerCPU)", .faint)
    for (level, mapping) in slot.mapped.enumerated() {
      let isTop = level == slot.mapped.count - 1
      text.append("    \(mapping.address.digits)", .address)
      text.append("  \(canvas.glyph(isTop ? "└─" : "├─", ascii: isTop ? "`-" : "|-")) ", .faint)
      text.append(mapping.what, .third)
      text.appendLine(isTop ? "  mapped last, must end first" : "", .note)
    }
  }
}
