import Grammar
import Hardware

/// How the chip takes an address apart, which entries it reads, and what it refuses.
extension World {
  /// An index of an address, or the physical address of the entry that it selects with the present
  /// cr3: 0 on a level that the walk does not get to, or that the machine does not have.
  func walkValue(of function: MachineFunction, at address: VirtualAddress) -> Int128 {
    let isPAE = machine.controls.mode == .pae
    let translation = machine.translate(address, .read, .supervisor)
    func place(_ level: PagingLevel) -> Int128 {
      Int128(translation.levels.first { $0.level == level }?.place.rawValue ?? 0)
    }
    let bits = address.rawValue
    return switch function {
    case .pointerIndex: Int128(isPAE ? bits >> 30 : bits >> 22)
    case .directoryIndex: Int128(isPAE ? bits >> 21 & 511 : 0)
    case .tableIndex: Int128(isPAE ? bits >> 12 & 511 : bits >> 12 & 1023)
    // Without PAE the upper level is the directory, and Linux calls it pgd.
    case .pointerPlace: place(isPAE ? .pointer : .directory)
    case .directoryPlace: isPAE ? place(.directory) : 0
    default: place(.table)
    }
  }

  /// The error code of the page fault that an access would meet now; -1 where there is none.
  func errorCode(_ call: FunctionCall) throws(CommandError) -> Int128 {
    let address = VirtualAddress(rawValue: try call.word(0, .address))
    let access = try call.choice(1, of: [("r", Access.read), ("w", .write), ("x", .fetch)])
    let privilege = try call.choice(2, of: [("user", Privilege.user), ("kernel", .supervisor)])
    let fault = machine.translate(address, access, privilege).outcome.fault
    return fault.map { Int128($0.code.rawValue) } ?? -1
  }
}
