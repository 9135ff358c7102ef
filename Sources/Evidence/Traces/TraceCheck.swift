import KernelModel

/// Replays a program's system calls and compares each result, and at the end the mappings.
///
/// The program's memory begins as NAME.exec.maps lists it and must end as NAME.exit.maps does.
/// Beyond an `execve` of a program whose mappings were not recorded nothing can be compared, and
/// the report says how many lines that are.
struct TraceCheck {
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
  ///   - path: the trace; its maps lie beside it.
  init(_ session: Session, path: String) throws(FileRefusal) {
    self.session = session
    session.sink = nil
    reader = TraceReader(try LineReader(path: path, of: .files))
    let stem = path.hasSuffix(".strace") ? String(path.dropLast(7)) : path
    var initial = try LineReader(path: stem + ".exec.maps", of: .files)
    var final = try LineReader(path: stem + ".exit.maps", of: .files)
    session.world.trace.programMappings = try MappingRecord.all(in: &initial)
    finalMappings = try MappingRecord.all(in: &final)
  }

  mutating func run() throws(FileRefusal) -> CheckReport {
    while let line = try reader.next() {
      if let difference = difference(in: line) { return report(difference) }
    }
    guard hasEnded else {
      return report(.init(line: nil, CheckComplaint.traceEndsEarly))
    }
    return report(nil)
  }

  private mutating func difference(in line: SourceLine) -> CheckReport.Difference? {
    let number = line.leadingNumber.map { UInt32(truncatingIfNeeded: $0.value) }
    if programID == nil { programID = number }
    if let number, session.world.trace.unchecked.contains(number) {
      uncheckedCount += 1
      return nil
    }
    if line.callName == "execve", session.world.trace.programMappings == nil, let number {
      session.world.trace.unchecked.insert(number)
      uncheckedCount += 1
      return nil
    }
    if line.callName == "exit_group", number == programID {
      hasEnded = true
      if let difference = finalDifference() { return difference }
    }
    let execution = session.execute(line)
    switch execution.status {
    case .done, .refused, .quit:
      callCount += 1
      return nil
    case .interrupted:
      return .init(line: reader.lineNumber, CheckComplaint.interrupted)
    case .failed:
      return .init(
        line: reader.lineNumber, execution.complaint,
        lines: [.init(kind: .same, text: line.text)])
    }
  }

  /// How the program's mappings differ from those that it ended with.
  private func finalDifference() -> CheckReport.Difference? {
    guard let programID, let space = session.world.process(numbered: programID)?.space else {
      return .init(line: reader.lineNumber, CheckComplaint.programHasEnded)
    }
    let got = MappingRecord.all(of: space, in: session.kernel)
    guard
      let difference = LineDifference(
        expected: finalMappings.map { $0.comparedLine(hasPaths: true) },
        got: got.map { $0.comparedLine(hasPaths: true) })
    else { return nil }
    return .init(
      line: reader.lineNumber, CheckComplaint.lastMappingsDiffer,
      lines: difference.lines)
  }

  private func report(_ difference: CheckReport.Difference?) -> CheckReport {
    CheckReport(
      file: reader.name, .trace, count: callCount, of: .lines(unchecked: uncheckedCount),
      difference: difference)
  }
}

extension SourceLine {
  /// The name of the call that the line shows, behind the process's number.
  var callName: String {
    let start = leadingNumber?.end ?? range.lowerBound
    let end = bytes[start..<range.upperBound].firstIndex { !$0.isWordPart } ?? range.upperBound
    return text(in: start..<end)
  }
}
