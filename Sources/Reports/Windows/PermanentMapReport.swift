import Drawing
import Grammar
import Hardware
import KernelModel

/// The slots of the permanent kmaps, who holds them and who waits for one.
package struct PermanentMapReport: Report {
  package static let kind = "pkmap"

  package struct Slot: Encodable, Sendable {
    let slot: Int
    let address: VirtualAddress
    /// Linux: `pkmap_count`.
    let count: Int
    let frame: FrameDescription
  }

  package struct Sleeper: Encodable, Sendable {
    package let process: Int32
    package let frame: PageFrameNumber
  }

  package let start: VirtualAddress
  package let end: VirtualAddress
  package let slotCount: Int
  /// Linux: `last_pkmap_nr`.
  package let lastSlot: Int
  /// Those whose count is not 0.
  package let slots: [Slot]
  package let sleepers: [Sleeper]

  package init(_ kernel: Kernel) {
    let map = kernel.permanentMap
    start = map.range.lowerBound
    end = map.range.upperBound
    slotCount = map.slotCount
    lastSlot = map.lastSlot
    slots = (0..<map.slotCount).filter { map.count(of: $0) > 0 }.map { slot in
      Slot(
        slot: slot, address: map.address(of: slot), count: map.count(of: slot),
        frame: FrameDescription(map.frame(of: slot), in: kernel))
    }
    sleepers = map.sleepers.map { Sleeper(process: $0.process.rawValue, frame: $0.frame) }
  }

  private static let columnCount = 64
  /// More holders than this are not listed.
  private static let mostRows = 16

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    let held = slots.count { $0.count > 1 }
    text.appendWrapped(
      "pkmap \((start..<end).digits), \(slotCount) slots: \(held) held, "
        + "\(slots.count - held) to be flushed, \(slotCount - slots.count) free; "
        + "last_pkmap_nr \(lastSlot)", .heading, from: 0, width: canvas.width, indent: 2)
    drawSlots(on: canvas, into: &text)
    drawHolders(on: canvas, into: &text)
    for sleeper in sleepers {
      text.appendLine(
        "process \(sleeper.process) sleeps on pkmap_map_wait for a slot for frame "
          + sleeper.frame.digits, .warning)
    }
  }

  /// A character a slot. Rows of one kind of slot are told, not drawn.
  private func drawSlots(on canvas: Canvas, into text: inout StyledText) {
    var counts = [Int](repeating: 0, count: slotCount)
    for slot in slots { counts[slot.slot] = slot.count }
    var equalRows = 0
    for row in stride(from: 0, to: slotCount, by: Self.columnCount) {
      let here = counts[row..<row + Self.columnCount]
      let isPlain = here.allSatisfy { $0 == here.first } && !here.indices.contains(lastSlot)
      let isLast = row + Self.columnCount == slotCount
      if isPlain, row > 0, !isLast, counts[row - 1] == here.first {
        equalRows += 1
        continue
      }
      tell(equalRows, into: &text)
      equalRows = 0
      text.append("  \((start + UInt32(row) << 12).digits) ", .address)
      for slot in here.indices {
        let mark = slot == lastSlot ? "[" : slot == lastSlot + 1 && slot > row ? "]" : " "
        text.append(slot % 32 == 0 && mark == " " ? " " : mark == " " ? "" : mark, .label)
        text.append(Self.letter(counts[slot], canvas), counts[slot] > 1 ? .third : .faint)
      }
      if here.endIndex == lastSlot + 1 { text.append("]", .label) }
      text.endLine()
    }
  }

  private func tell(_ equalRows: Int, into text: inout StyledText) {
    guard equalRows > 0 else { return }
    text.appendLine("           \(counted(equalRows, "row")) like the one above", .faint)
  }

  private static func letter(_ count: Int, _ canvas: Canvas) -> String {
    switch count {
    case 0: canvas.glyph("·", ascii: ".")
    case 1...9: "\(count)"
    default: "+"
    }
  }

  /// Those that are held, then those that wait for the flush, as far as each are few.
  private func drawHolders(on canvas: Canvas, into text: inout StyledText) {
    let held = slots.filter { $0.count > 1 }
    let waiting = slots.filter { $0.count == 1 }
    let listed =
      held.prefix(Self.mostRows) + (waiting.count > Self.mostRows ? [] : waiting[...])
    if !listed.isEmpty {
      var table = Table([
        .init("slot", .right), .init("address"), .init("count", .right), .init("who"),
        .init("frame"),
      ])
      for slot in listed.sorted(by: { $0.slot < $1.slot }) {
        let users = slot.count - 1
        table.append([
          .init("\(slot.slot)"), .init(slot.address.digits, .address),
          .init("\(slot.count)", .value),
          .init(users == 0 ? "nobody, to be flushed" : counted(users, "user")),
          .init(slot.frame.shortWords),
        ])
      }
      table.draw(into: &text, indent: 2, width: canvas.width)
    }
    if held.count > Self.mostRows {
      text.appendLine("  and \(counted(held.count - Self.mostRows, "slot")) more held", .faint)
    }
    if waiting.count > Self.mostRows {
      text.appendLine("  \(counted(waiting.count, "slot")) to be flushed", .faint)
    }
  }
}
