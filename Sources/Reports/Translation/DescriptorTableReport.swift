import Drawing
import Grammar
import Hardware
import KernelModel

/// The segment registers and the global descriptor table, decoded.
package struct DescriptorTableReport: Report {
  package static let kind = "descriptor-table"

  package struct Register: Encodable, Sendable {
    let register: SegmentRegister
    let selector: UInt16
    /// What the hidden part holds; nil after a null selector.
    let segment: SegmentDescriptor?
  }

  package struct Entry: Encodable, Sendable {
    package let index: Int
    package let selector: UInt16
    /// nil where the chip cannot read it.
    package let segment: SegmentDescriptor?
  }

  package let base: VirtualAddress
  package let limit: UInt32
  package let privilegeLevel: Int
  /// As many entries as the limit leaves room for.
  let slotCount: Int
  package let registers: [Register]
  /// The entries that are not zero.
  package let entries: [Entry]

  package init(_ machine: Machine) {
    let segments = machine.segments
    base = segments.globalTable.base
    limit = segments.globalTable.limit
    privilegeLevel = segments.privilegeLevel
    slotCount = segments.globalTable.count
    registers = SegmentRegister.allCases.map {
      let loaded = segments[$0]
      return Register(
        register: $0, selector: loaded.selector.rawValue, segment: loaded.descriptor)
    }
    entries = machine.descriptors(of: segments.globalTable).enumerated().compactMap {
      guard let descriptor = $1 else {
        return Entry(index: $0, selector: UInt16($0 * 8), segment: nil)
      }
      guard descriptor.rawValue != 0 else { return nil }
      let level = descriptor.isSystem ? 0 : descriptor.privilege
      return Entry(index: $0, selector: UInt16($0 * 8 + level), segment: descriptor)
    }
  }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    var table = Table([.init(""), .init(""), .init("")])
    for register in registers {
      let words =
        register.segment.map(canvas.words) ?? canvas.words(SegmentPhrase.nullSegment)
      table.append([
        .init(register.register.name, .label),
        .init(hexadecimal(register.selector, digits: 4), .value), .init(words),
      ])
    }
    table.draw(into: &text, indent: 2, width: canvas.width)
    guard limit > 0 else {
      return text.appendLine(canvas.words(SegmentPhrase.noTable(privilegeLevel: privilegeLevel)))
    }
    text.append("GDT \(canvas.words(SegmentPhrase.at))")
    text.append(base.digits, .address)
    text.appendLine(
      canvas.words(SegmentPhrase.tableLimit(limit, privilegeLevel: privilegeLevel)))
    var list = Table([.init("", .right), .init(""), .init("", isOptional: true), .init("")])
    for entry in entries {
      let words = entry.segment.map(canvas.words) ?? canvas.words(SegmentPhrase.unreadableEntry)
      list.append([
        .init("\(entry.index)", .label), .init(hexadecimal(entry.selector, digits: 4)),
        .init(entry.segment.map { hexadecimal($0.rawValue, digits: 16) } ?? "", .value),
        .init(words),
      ])
    }
    list.draw(into: &text, indent: 2, width: canvas.width)
  }
}
