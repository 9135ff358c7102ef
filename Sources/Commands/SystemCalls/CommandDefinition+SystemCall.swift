import Grammar
import KernelModel
import Session

extension CommandDefinition {
  /// The command as a system call that answers nothing, made by the process in front or by the
  /// current one.
  func bySystemCall(
    _ perform:
      @escaping @Sendable (Kernel, Process, borrowing Invocation) throws(Refusal) -> Void
  ) -> Command {
    byWorld { [name] world, invocation throws(CommandError) in
      let process = try world.caller(invocation)
      return world.report(name) { () throws(Refusal) in
        try perform(world.kernel, process, invocation)
      }
    }
  }
}
