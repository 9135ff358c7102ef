import Hardware

/// What the chip's registers hold, hidden parts included.
struct RegisterState: StateFigures {
  let id = StructureID.registers
  let machine: Machine

  var figures: [(figure: StateFigure, fields: FieldList)] {
    RegisterFigure.all.map { (.register($0), fields(of: $0)) }
  }

  private func fields(of register: RegisterFigure) -> FieldList {
    let (controls, segments) = (machine.controls, machine.segments)
    var list = FieldList()
    switch register {
    case .cr0: list.add(.value, controls.cr0.rawValue)
    case .cr2: list.add(.value, controls.cr2.rawValue)
    case .cr3: list.add(.value, controls.cr3)
    case .cr4: list.add(.value, controls.cr4.rawValue)
    case .efer: list.add(.value, controls.efer.rawValue)
    case .alignmentCheck: list.add(.value, controls.alignmentCheck)
    case .privilegeLevel: list.add(.value, segments.privilegeLevel)
    case .globalTable:
      list.add(.base, segments.globalTable.base.rawValue)
      list.add(.limit, segments.globalTable.limit)
    case .localTable:
      list.add(.selector, segments.localSelector.rawValue)
      list.add(.base, segments.localTable.base.rawValue)
      list.add(.limit, segments.localTable.limit)
    case .segment(let register):
      list.add(.selector, segments[register].selector.rawValue)
      if let descriptor = segments[register].descriptor {
        list.add(.descriptor, descriptor.rawValue)
      }
    case .pointer(let index): list.add(.value, machine.pointers[index].rawValue)
    }
    return list
  }
}

/// A register whose contents are part of the machine's state.
package enum RegisterFigure: Hashable, Sendable {
  case cr0, cr2, cr3, cr4, efer, alignmentCheck, privilegeLevel, globalTable, localTable
  case segment(SegmentRegister)
  /// An entry of the page-directory-pointer table, as PAE keeps it in the chip.
  case pointer(Int)

  static let all: [RegisterFigure] =
    [.cr0, .cr2, .cr3, .cr4, .efer, .alignmentCheck, .privilegeLevel, .globalTable, .localTable]
    + SegmentRegister.allCases.map { .segment($0) } + (0..<4).map { .pointer($0) }

  var code: String {
    switch self {
    case .cr0: "cr0"
    case .cr2: "cr2"
    case .cr3: "cr3"
    case .cr4: "cr4"
    case .efer: "efer"
    case .alignmentCheck: "eflags-ac"
    case .privilegeLevel: "cpl"
    case .globalTable: "gdtr"
    case .localTable: "ldtr"
    case .segment(let register): register.name.lowercased()
    case .pointer(let index): "pdpte-\(index)"
    }
  }
}
