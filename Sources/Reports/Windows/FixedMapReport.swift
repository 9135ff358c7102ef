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
    let purpose: FixedSlot.Purpose
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
    package let frame: FrameDescription

    package func encode(to encoder: any Encoder) throws {
      let facts: Details = [
        "index": index, "name": name, "address": address, "physical": physical,
        "entry": entry.wide, "frame": frame,
      ]
      try facts.encode(to: encoder)
    }
  }

  package let start: VirtualAddress
  package let end: VirtualAddress
  package let slots: [Slot]
  /// Slots that map something and slots that there are, without those of boot; and boot's that map.
  let usedSlots: Int
  package let slotCount: Int
  let usedBootSlots: Int
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
            frame: FrameDescription(entry.frame, in: kernel))
        })
    }
    let permanent = slots.filter { !$0.isBootOnly }
    usedSlots = permanent.reduce(0) { $0 + $1.mapped.count }
    slotCount = permanent.reduce(0) { $0 + $1.count }
    usedBootSlots = slots.reduce(0) { $0 + $1.mapped.count } - usedSlots
  }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    let heading = WindowPhrase.fixmap(
      start..<end, used: usedSlots, slots: slotCount, boot: usedBootSlots)
    text.appendLine(canvas.words(heading), .heading)
    for slot in slots {
      if slot.purpose == .temporaryMaps {
        drawStack(slot, on: canvas, into: &text)
      } else {
        draw(slot, on: canvas, into: &text)
      }
    }
  }

  private func draw(_ slot: Slot, on canvas: Canvas, into text: inout StyledText) {
    let last = slot.index + slot.count - 1
    for mapping in slot.mapped {
      line(mapping.address, "\(mapping.index)", mapping.name, into: &text)
      text.append("P:\(mapping.physical.digits)", .address)
      if mapping.entry.contains(.cacheDisabled) {
        text.append("  \(canvas.words(WindowPhrase.uncached))")
      }
      if !mapping.entry.isWritable { text.append("  \(canvas.words(WindowPhrase.readOnly))") }
      text.endLine()
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
    let empty = WindowPhrase.emptySlot(slot.purpose, isBootOnly: slot.isBootOnly)
    text.appendLine(canvas.words(empty), .faint)
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
    let stack = WindowPhrase.stack(
      depth: depth, slots: slotsPerCPU, process: followsTask ? process : nil)
    text.appendLine(canvas.words(stack), .faint)
    for (level, mapping) in slot.mapped.enumerated() {
      let isTop = level == slot.mapped.count - 1
      text.append("    \(mapping.address.digits)", .address)
      text.append("  \(canvas.glyph(isTop ? "└─" : "├─", ascii: isTop ? "`-" : "|-")) ", .faint)
      text.append(mapping.frame.column(on: canvas), .third)
      text.appendLine(isTop ? "  \(canvas.words(WindowPhrase.mappedLast))" : "", .note)
    }
  }
}
