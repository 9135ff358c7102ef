import Drawing
import Grammar
import Hardware
import Reports

extension World {
  /// `set REGISTER VALUE`.
  package func load(
    _ register: MachineRegister, _ invocation: borrowing Invocation
  ) throws(CommandError) -> any Report {
    let value = invocation.number(1)
    guard register.bounds.contains(value) else {
      throw invocation.error(
        .outOfRange(invocation.text(1) ?? "", bounds: register.bounds, unit: register.name), at: 1)
    }
    let old = register.value(in: machine)
    let droppedBefore = machine.ledger.droppedLineCount
    var refusal: (trap: Trap, words: String)?
    do throws(RegisterFault) {
      try register.load(UInt64(value), into: machine)
    } catch {
      refusal = (.exception(error.vector, code: error.code), error.words)
    }
    return RegisterReport(
      register.name, old: old, new: register.value(in: machine), digits: register.digitCount,
      droppedLines: machine.ledger.droppedLineCount - droppedBefore, refusal: refusal)
  }
}
