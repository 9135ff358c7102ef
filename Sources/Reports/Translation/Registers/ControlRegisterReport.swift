import Drawing
import Grammar
import Hardware
import KernelModel

/// The registers that decide how addresses are translated, bit by bit.
package struct ControlRegisterReport: Report {
  package static let kind = "control-registers"

  package struct Register: Encodable, Sendable {
    /// Intel's name.
    let name: String
    let value: UInt32
    /// The names of the bits that are set, the lowest first.
    let bits: [String]
    let meaning: Meaning
  }

  /// What a register's value switches.
  enum Meaning: Sendable {
    case pagingOff
    /// Paging is on; whether supervisor writes obey W.
    case pagingOn(obeysWritable: Bool)
    case lastFault
    case directory(of: Int32?)
    case pointers(of: Int32?)
    case extensions([Extension])
    case noExecute(isInForce: Bool)
  }

  /// What CR4 adds to the plain walk.
  enum Extension: String, Coded {
    case threeLevels = "three-levels"
    case largePages = "large-pages"
    case twoLevels = "two-levels"
    case globalPages = "global-pages"
    case smep
    case smap
    /// SMAP is set, and EFLAGS.AC lifts it.
    case liftedSMAP = "lifted-smap"
  }

  package let registers: [Register]
  /// PAE's four pointers as the chip holds them; empty without PAE.
  package let pointers: [PageTableEntry]

  /// - Parameter owner: the process whose tables CR3 holds.
  package init(_ machine: Machine, owner: Process?) {
    let controls = machine.controls
    let isPAE = controls.mode == .pae
    let owner = owner?.id.rawValue
    registers = [
      Register(
        name: "CR0", value: controls.cr0.rawValue, bits: controls.cr0.names,
        meaning: controls.mode == .disabled
          ? .pagingOff : .pagingOn(obeysWritable: controls.cr0.contains(.writeProtect))),
      Register(name: "CR2", value: controls.cr2.rawValue, bits: [], meaning: .lastFault),
      Register(
        name: "CR3", value: controls.cr3, bits: [],
        meaning: isPAE ? .pointers(of: owner) : .directory(of: owner)),
      Register(
        name: "CR4", value: controls.cr4.rawValue, bits: controls.cr4.names,
        meaning: .extensions(controls.extensions)),
      Register(
        name: "EFER", value: controls.efer.rawValue, bits: controls.efer.names,
        meaning: .noExecute(isInForce: controls.honoursNoExecute)),
    ]
    pointers = isPAE ? (0..<4).map { machine.pointers[$0] } : []
  }

  package func encode(to encoder: any Encoder) throws {
    let facts: Details = [
      "registers": registers, "pointers": pointers,
      "pointersDecimal": pointers.map(\.wide.decimal),
    ]
    try facts.encode(to: encoder)
  }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    var lines = LabelledLines(labelWidth: 5, on: canvas)
    for register in registers {
      lines.label(register.name)
      lines.text.append(hexadecimal(register.value, digits: 8), .value)
      lines.text.append("  ")
      let words = canvas.words(ControlRegisterPhrase.register(register.bits, register.meaning))
      lines.text.appendWrapped(words, from: 17, width: canvas.width)
    }
    for (index, pointer) in pointers.enumerated() {
      lines.label("PDPTE ")
      lines.text.append(hexadecimal(pointer.rawValue, digits: 16), .value)
      lines.text.appendLine(
        "  \(canvas.words(ControlRegisterPhrase.pointer(gigabyte: index, pointer.frame.base)))")
    }
    text.append(lines.text)
  }
}

extension ControlRegisterReport.Meaning: DetailedFact {
  var code: String {
    switch self {
    case .pagingOff: "paging-off"
    case .pagingOn: "paging-on"
    case .lastFault: "last-fault"
    case .directory: "directory"
    case .pointers: "pointers"
    case .extensions: "extensions"
    case .noExecute: "no-execute"
    }
  }

  var details: Details {
    switch self {
    case .pagingOff, .lastFault: [:]
    case .pagingOn(let obeysWritable): ["obeysWritable": obeysWritable]
    case .directory(let process), .pointers(let process): ["process": process]
    case .extensions(let extensions): ["extensions": extensions]
    case .noExecute(let isInForce): ["isInForce": isInForce]
    }
  }
}

/// What is said around the values of the control registers.
enum ControlRegisterPhrase: Sendable {
  /// The names of the bits that are set, and what they switch.
  case register([String], ControlRegisterReport.Meaning)
  case pointer(gigabyte: Int, PhysicalAddress)
}

extension ControlRegisters {
  fileprivate var extensions: [ControlRegisterReport.Extension] {
    var found: [ControlRegisterReport.Extension] = [
      mode == .pae
        ? .threeLevels : cr4.contains(.pageSizeExtensions) ? .largePages : .twoLevels
    ]
    if cr4.contains(.pageGlobal) { found.append(.globalPages) }
    if cr4.contains(.smep) { found.append(.smep) }
    if cr4.contains(.smap) { found.append(enforcesSMAP ? .smap : .liftedSMAP) }
    return found
  }
}

/// The names of the bits that are set, the lowest first.
private func setBits(
  of value: UInt32, in table: [(bit: UInt32, name: String)]
) -> [String] {
  table.filter { value >> $0.bit & 1 != 0 }.map(\.name)
}

extension ControlRegisters.CR0 {
  fileprivate var names: [String] { setBits(of: rawValue, in: Self.bitNames) }
}

extension ControlRegisters.CR4 {
  fileprivate var names: [String] { setBits(of: rawValue, in: Self.bitNames) }
}

extension ControlRegisters.EFER {
  fileprivate var names: [String] { setBits(of: rawValue, in: Self.bitNames) }
}
