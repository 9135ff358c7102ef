import Grammar
import KernelModel
import Session

/// Replays a program's system calls and compares each result, and at the end the mappings.
///
/// The program's memory begins as NAME.exec.maps lists it and must end as NAME.exit.maps does.
/// Beyond an `execve` of a program whose mappings were not recorded nothing can be compared, and
/// the report says how many lines that are.
package struct TraceCheck {
  private let session: Session
  private var reader: TraceReader
  private let finalMappings: [MappingRecord]
  private var callCount = 0
  private var uncheckedCount = 0
  /// The number that the program bears in the trace.
  private var programID: UInt32?
  private var hasEnded = false

  /// - Parameters:
  ///   - session: a fresh one, of the kernel that the trace was taken under.
  ///   - file: the trace; its maps lie beside it.
  init(_ session: Session, _ file: EvidenceFile) throws(FileRefusal) {
    self.session = session
    session.sink = nil
    reader = TraceReader(file.reader)
    var initial = try file.beside(".exec.maps")
    var final = try file.beside(".exit.maps")
    session.world.trace.programMappings = try MappingRecord.all(in: &initial)
    finalMappings = try MappingRecord.all(in: &final)
  }

  mutating func run() throws(FileRefusal) -> CheckReport {
    while let line = try reader.next() {
      if let difference = difference(in: TracedLine(line)) { return report(difference) }
    }
    guard hasEnded else {
      return report(.init(line: nil, TraceCause.breaksOff))
    }
    return report(nil)
  }

  private mutating func difference(in traced: TracedLine) -> CheckReport.Difference? {
    let number = traced.processID
    if programID == nil { programID = number }
    if let number, session.world.trace.unchecked.contains(number) {
      uncheckedCount += 1
      return nil
    }
    if traced.callName == "execve", session.world.trace.programMappings == nil, let number {
      session.world.trace.unchecked.insert(number)
      uncheckedCount += 1
      return nil
    }
    if traced.callName == "exit_group", number == programID {
      hasEnded = true
      if let difference = finalDifference() { return difference }
    }
    let execution = session.execute(traced.line)
    switch execution.status {
    case .done, .refused, .quit:
      callCount += 1
      return nil
    case .interrupted:
      return .init(line: reader.lineNumber, CommonCause.interrupted)
    case .failed:
      return .init(
        line: reader.lineNumber, CommonCause.failed(execution.error), in: traced.line.text)
    }
  }

  /// How the program's mappings differ from those that it ended with.
  private func finalDifference() -> CheckReport.Difference? {
    guard let programID, let space = session.world.process(numbered: programID)?.space else {
      return .init(line: reader.lineNumber, TraceCause.programHasEnded)
    }
    let got = MappingRecord.all(of: space, in: session.kernel)
    guard
      let difference = LineDifference(
        expected: finalMappings.map { $0.comparedLine(hasPaths: true) },
        got: got.map { $0.comparedLine(hasPaths: true) })
    else { return nil }
    return .init(line: reader.lineNumber, TraceCause.finalMappings, lines: difference.lines)
  }

  private func report(_ difference: CheckReport.Difference?) -> CheckReport {
    CheckReport(
      file: reader.name, .trace, count: callCount, of: .lines(unchecked: uncheckedCount),
      difference: difference)
  }
}
