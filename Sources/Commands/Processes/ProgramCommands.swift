import Drawing
import Grammar
import Hardware
import KernelModel
import Reports
import Session

extension Command {
  static let programs = [exec, size]

  static let exec = CommandDefinition(
    "exec", .processes, .acts, "run a program in place of the one that runs",
    arguments: [
      ArgumentDefinition("FILE", .program, "a built-in program or an ELF file for i386"),
      ArgumentDefinition("ARG", .text, "what its argv holds behind its name", .repeated),
    ],
    call: CallForm(
      ["execve"],
      [CallParameter("pathname", 0), CallParameter("argv", nil), CallParameter("envp", nil)]),
    details: """
      Built in are demo, hello (loaded anywhere, by an interpreter) and old (no PT_GNU_STACK). \
      Files of the host are only read. An error leaves the old program alone; but once that is \
      gone, a program that cannot be loaded costs the process its life. \
      'pagewalk --set sysroot=DIR' takes absolute paths, interpreters among them, from DIR.
      """,
    example: "fork; switch $1; exec hello world; maps"
  ).byWorld { world, invocation throws(CommandError) in
    if invocation.form == .call, try world.beginProgram(invocation) {
      return world.callReport("execve", .none)
    }
    let process = try world.caller(invocation)
    let refusal = world.refusal(ofReading: invocation.programPath)
    // A pasted trace succeeded with a file that this host may not have, or not show.
    let unrecorded = ProgramComplaint.placeIsNotRecorded(program: invocation.text(0))
    guard case .value = invocation.expectation.kind else {
      if let refusal { throw invocation.error(.refused(refusal), at: 0) }
      return world.exec(invocation, process)
    }
    guard refusal == nil else { throw invocation.error(.refused(unrecorded), at: 0) }
    let report = world.exec(invocation, process)
    // What a refused call did to the machine is done, and part of the history.
    return report.outcome.isRefusal
      ? UnrecordedProgram(outcome: report.outcome, reason: unrecorded) : report
  }

  static let size = CommandDefinition(
    "size", .processes, .looks, "show the sizes of a program's sections as binutils' size does",
    arguments: [
      ArgumentDefinition("FILE", .program, "a built-in program or an ELF file", .repeated)
    ],
    details: """
      What is in memory and cannot be written is text, what else the file holds is data, the rest \
      is bss.
      """,
    example: "size demo"
  ).byWorld { world, invocation throws(CommandError) in
    guard invocation.isGiven(0) else {
      throw invocation.error(
        .missingArgument("FILE", usage: invocation.definition.usage), at: nil)
    }
    let values = [invocation[0]] + invocation.further
    let paths = values.map { invocation.text(of: $0) }
    for path in paths { try world.checkMayRead(BuiltInProgram.path(of: path), invocation) }
    return SizeReport(paths, world.kernel.files)
  }
}

/// A program that a pasted trace has run and this machine cannot: its error says all.
private struct UnrecordedProgram: Report {
  static let kind = SilentReport.kind

  let outcome: Outcome
  let reason: ProgramComplaint

  var refusalReason: (any Complaint)? { reason }

  private enum CodingKeys: CodingKey {}

  func draw(on canvas: Canvas, into text: inout StyledText) {}
}

extension Invocation {
  /// The file that the first argument names; in words the name of a built-in program is short.
  fileprivate var programPath: String {
    let typed = text(0) ?? ""
    return form == .call ? typed : BuiltInProgram.path(of: typed)
  }
}

extension World {
  fileprivate func exec(_ invocation: borrowing Invocation, _ process: Process) -> any Report {
    let typed = invocation.text(0) ?? ""
    let path = invocation.programPath
    let rest = invocation.isGiven(1) ? [invocation[1]] + invocation.further : []
    let arguments = [typed] + rest.map { invocation.text(of: $0) }
    let isCurrent = process === self.process
    do throws(Refusal) {
      let result = try kernel.exec(process, path: path, arguments: arguments)
      if isCurrent, result.process.isRunning { become(result.process) }
      if let failure = result.failure {
        return ProgramEndReport(
          process: result.process.id.rawValue, path: path, errno: failure.errno,
          reason: failure.reason,
          next: isCurrent && kernel.current.isRunning ? kernel.current.id.rawValue : nil)
      }
      guard let space = result.process.space else { return SilentReport() }
      if invocation.form == .call { return callReport("execve", .none) }
      return ProgramReport(result.process, path, space)
    } catch {
      return callReport("exec", .refused(error.errno), error.reason)
    }
  }
}
