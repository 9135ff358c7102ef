import Grammar
import Hardware
import KernelModel

/// Registers by the names that GDB gives them.
extension World {
  /// The value of `$esp`, `$pc`, `$cr3`, or of a result by its name with a `$`; nil for a register
  /// that nothing here has.
  ///
  /// Simulated programs run no instructions: their stack and instruction pointers are those with
  /// which they began.
  func value(ofRegister name: String) -> Int128? {
    guard name.utf8.first == UInt8(ascii: "$") else { return nil }
    guard let register = ProgramRegister(named: name) else {
      return results.value(named: String(name.dropFirst()))
    }
    return value(of: register).map { Int128($0) }
  }

  /// The value of a register; nil where nothing has it.
  package func value(of register: ProgramRegister) -> UInt32? {
    switch register {
    case .stackPointer: bootedKernel == nil ? nil : start(\.stackStart)
    case .instructionPointer: bootedKernel == nil ? nil : start(\.entry)
    case .control0: machine.controls.cr0.rawValue
    case .control2: machine.controls.cr2.rawValue
    case .control3: machine.controls.cr3
    case .control4: machine.controls.cr4.rawValue
    case .segment(let register): UInt32(machine.segments[register].selector.rawValue)
    case .general: nil
    }
  }

  /// Where something of the current program was when it began.
  private func start(_ place: KeyPath<ProgramImageBounds, VirtualAddress>) -> UInt32? {
    process.space.map { $0.image[keyPath: place].rawValue }.flatMap { $0 == 0 ? nil : $0 }
  }
}
