import Drawing
import Grammar
import Hardware
import KernelModel

/// The segment registers and the global descriptor table, decoded.
package struct DescriptorTableReport: Report {
  package static let kind = "descriptorTable"

  package struct Register: Encodable, Sendable {
    let name: String
    let selector: UInt16
    /// What the hidden part holds: `base 00000000 limit ffffffff, data, writable, DPL 3`.
    let segment: String
  }

  package struct Entry: Encodable, Sendable {
    package let index: Int
    package let selector: UInt16
    package let value: UInt64?
    package let segment: String
  }

  package let base: VirtualAddress
  package let limit: UInt32
  package let privilegeLevel: Int
  package let registers: [Register]
  /// The entries that are not zero.
  package let entries: [Entry]

  package init(_ machine: Machine) {
    let segments = machine.segments
    base = segments.globalTable.base
    limit = segments.globalTable.limit
    privilegeLevel = segments.privilegeLevel
    registers = zip(SegmentRegister.allCases, ["ES", "CS", "SS", "DS", "FS", "GS"]).map {
      let loaded = segments[$0]
      return Register(
        name: $1, selector: loaded.selector.rawValue,
        segment: loaded.descriptor?.words ?? "null: any use faults")
    }
    entries = machine.descriptors(of: segments.globalTable).enumerated().compactMap {
      guard let descriptor = $1 else {
        return Entry(
          index: $0, selector: UInt16($0 * 8), value: nil, segment: "cannot be read")
      }
      guard descriptor.rawValue != 0 else { return nil }
      let level = descriptor.isSystem ? 0 : descriptor.privilege
      return Entry(
        index: $0, selector: UInt16($0 * 8 + level), value: descriptor.rawValue,
        segment: descriptor.words)
    }
  }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    var table = Table([.init(""), .init(""), .init("")])
    for register in registers {
      table.append([
        .init(register.name, .label), .init(hexadecimal(register.selector, digits: 4), .value),
        .init(register.segment),
      ])
    }
    table.draw(into: &text, indent: 2, width: canvas.width)
    guard limit > 0 else {
      text.appendLine(
        "GDTR holds no table: the registers keep what they hold, CPL \(privilegeLevel)")
      return
    }
    text.append("GDT at ")
    text.append(base.digits, .address)
    text.appendLine(", limit \(hexadecimal(limit, digits: 4)), CPL \(privilegeLevel)")
    var list = Table([.init("", .right), .init(""), .init("", isOptional: true), .init("")])
    for entry in entries {
      list.append([
        .init("\(entry.index)", .label), .init(hexadecimal(entry.selector, digits: 4)),
        .init(entry.value.map { hexadecimal($0, digits: 16) } ?? "", .value),
        .init(entry.segment),
      ])
    }
    list.draw(into: &text, indent: 2, width: canvas.width)
  }
}

extension SegmentDescriptor {
  /// Where the segment lies and what may be done with it.
  package var words: String {
    let place =
      "base \(hexadecimal(base, digits: 8)) limit \(hexadecimal(limit, digits: 8))"
    let what: String
    switch kind {
    case .data(let isWritable, let expandsDown):
      what = "data" + (isWritable ? ", writable" : "") + (expandsDown ? ", expands down" : "")
    case .code(let isReadable, let isConforming):
      what = "code" + (isReadable ? ", readable" : "") + (isConforming ? ", conforming" : "")
    case .system(let type): what = "system, type \(hexadecimal(type.rawValue))"
    }
    return "\(place) \(what), DPL \(privilege)\(isPresent ? "" : ", not present")"
  }
}
