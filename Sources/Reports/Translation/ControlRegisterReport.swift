import Drawing
import Grammar
import Hardware
import KernelModel

/// The registers that decide how addresses are translated, bit by bit.
package struct ControlRegisterReport: Report {
  package static let kind = "controlRegisters"

  package struct Register: Encodable, Sendable {
    let name: String
    let value: UInt32
    /// The names of the bits that are set.
    let bits: [String]
    let words: String
  }

  package let registers: [Register]
  /// PAE's four pointers as the chip holds them; empty without PAE.
  package let pointers: [PageTableEntry]

  /// - Parameter owner: the process whose tables CR3 holds.
  package init(_ machine: Machine, owner: Process?) {
    let controls = machine.controls
    let isPAE = controls.mode == .pae
    registers = [
      Register(
        name: "CR0", value: controls.cr0.rawValue, bits: controls.cr0.names,
        words: controls.mode == .disabled
          ? "paging is off"
          : "paging is on; supervisor writes "
            + (controls.cr0.contains(.writeProtect) ? "obey W" : "ignore W")),
      Register(
        name: "CR2", value: controls.cr2.rawValue, bits: [],
        words: "the address of the last page fault"),
      Register(
        name: "CR3", value: controls.cr3, bits: [],
        words: (isPAE ? "four directory pointers" : "page directory")
          + (owner.map { " of process \($0.id.rawValue)" } ?? "")),
      Register(
        name: "CR4", value: controls.cr4.rawValue, bits: controls.cr4.names,
        words: controls.words),
      Register(
        name: "EFER", value: controls.efer.rawValue, bits: controls.efer.names,
        words: controls.honoursNoExecute ? "NX is in force" : "NX is not in force"),
    ]
    pointers = isPAE ? (0..<4).map { machine.pointers[$0] } : []
  }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    var lines = LabelledLines(labelWidth: 5, on: canvas)
    for register in registers {
      lines.label(register.name)
      lines.text.append(hexadecimal(register.value, digits: 8), .value)
      lines.text.append("  ")
      let names = register.bits.joined(separator: " ")
      let words = names.isEmpty ? register.words : "\(names): \(register.words)"
      lines.text.appendWrapped(words, from: 17, width: canvas.width)
    }
    for (index, pointer) in pointers.enumerated() {
      lines.label("PDPTE ")
      lines.text.append(hexadecimal(pointer.rawValue, digits: 16), .value)
      lines.text.appendLine("  \(index) GiB: directory at P:\(pointer.frame.base.digits)")
    }
    text.append(lines.text)
  }
}

extension ControlRegisters {
  fileprivate var words: String {
    var words = [
      mode == .pae
        ? "three levels, 64-bit entries"
        : cr4.contains(.pageSizeExtensions) ? "two levels, 4 MiB pages" : "two levels"
    ]
    if cr4.contains(.pageGlobal) { words.append("global pages") }
    if cr4.contains(.smep) { words.append("no kernel fetch from user pages") }
    if cr4.contains(.smap) {
      words.append(
        enforcesSMAP ? "no kernel access to user pages" : "kernel access to user pages (AC is set)")
    }
    return words.joined(separator: ", ")
  }
}

/// The names of the bits that are set, the lowest first.
private func setBits(_ value: UInt32, _ table: [(bit: UInt32, name: String)]) -> [String] {
  table.filter { value >> $0.bit & 1 != 0 }.map(\.name)
}

extension ControlRegisters.CR0 {
  fileprivate var names: [String] { setBits(rawValue, Self.bitNames) }
}

extension ControlRegisters.CR4 {
  fileprivate var names: [String] { setBits(rawValue, Self.bitNames) }
}

extension ControlRegisters.EFER {
  fileprivate var names: [String] { setBits(rawValue, Self.bitNames) }
}
