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
        .outOfRange(
          invocation.text(1) ?? "", bounds: register.bounds, unit: .named(register.name)), at: 1)
    }
    return RegisterReport(register, UInt64(value), into: machine)
  }
}
