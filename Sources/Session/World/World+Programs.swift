import Grammar
import KernelModel
import Reports

extension World {
  /// Gives the caller of a recorded `execve` the memory that the program began with.
  ///
  /// - Returns: false when it was not recorded where the program was loaded.
  package func beginProgram(_ invocation: borrowing Invocation) throws(CommandError) -> Bool {
    guard let mappings = trace.programMappings else { return false }
    trace.programMappings = nil
    let process = invocation.processID.flatMap { self.process(numbered: $0) } ?? self.process
    if let number = invocation.processID { trace.processes[number] = process.id }
    do throws(Refusal) {
      try restore(mappings, in: process)
    } catch {
      throw invocation.error(.refused(ProcessComplaint.cannotLoad(error.reason)))
    }
    return true
  }
}
