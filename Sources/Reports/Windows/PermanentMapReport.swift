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

  /// How many slots there are, and in which state.
  package struct Totals: Hashable, Encodable, Sendable {
    let slots: Int
    let held: Int
    /// Without a user, but perhaps in the TLB still.
    let unflushed: Int
    let free: Int
  }

  package struct Sleeper: Encodable, Sendable {
    let process: Int32
    let frame: PageFrameNumber
  }

  package let start: VirtualAddress
  package let end: VirtualAddress
  package let slotCount: Int
  package let totals: Totals
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
    let held = slots.count { $0.count > 1 }
    totals = Totals(
      slots: slotCount, held: held, unflushed: slots.count - held,
      free: slotCount - slots.count)
    sleepers = map.sleepers.map { Sleeper(process: $0.process.rawValue, frame: $0.frame) }
  }

  /// More holders than this are not listed.
  private static let mostRows = 16

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    let heading = WindowPhrase.permanentMaps(start..<end, totals, lastSlot: lastSlot)
    text.appendWrapped(
      canvas.words(heading), .heading, from: 0, width: canvas.width, indent: 2)
    Shape.mosaic(mosaic).draw(on: canvas, indent: 2, foldsRows: true, into: &text)
    drawHolders(on: canvas, into: &text)
    for sleeper in sleepers {
      let words = WindowPhrase.sleeper(process: sleeper.process, frame: sleeper.frame)
      text.appendLine(canvas.words(words), .warning)
    }
  }

  /// Those that are held, then those that wait for the flush, as far as each are few.
  private func drawHolders(on canvas: Canvas, into text: inout StyledText) {
    let held = slots.filter { $0.count > 1 }
    let waiting = slots.filter { $0.count == 1 }
    let listed =
      held.prefix(Self.mostRows) + (waiting.count > Self.mostRows ? [] : waiting[...])
    if !listed.isEmpty {
      func title(_ column: WindowPhrase.Column) -> String { canvas.words(column) }
      var table = Table([
        .init(title(.slot), .right), .init(title(.address)), .init(title(.count), .right),
        .init(title(.who)), .init(title(.frame)),
      ])
      for slot in listed.sorted(by: { $0.slot < $1.slot }) {
        let users = WindowPhrase.users(SlotUsers(count: slot.count))
        table.append([
          .init("\(slot.slot)"), .init(slot.address.digits, .address),
          .init("\(slot.count)", .value), .init(canvas.words(users)),
          .init(slot.frame.column(on: canvas)),
        ])
      }
      table.draw(into: &text, indent: 2, width: canvas.width)
    }
    if held.count > Self.mostRows {
      let more = WindowPhrase.more(held.count - Self.mostRows, .heldSlots)
      text.appendLine("  \(canvas.words(more))", .faint)
    }
    if waiting.count > Self.mostRows {
      let words = WindowPhrase.toBeFlushed(slots: waiting.count)
      text.appendLine("  \(canvas.words(words))", .faint)
    }
  }
}

extension PermanentMap {
  /// Slots that have an entry.
  var usedSlotCount: Int { (0..<slotCount).count { count(of: $0) > 0 } }
}
