import Drawing

extension CheckComplaint {
  var english: Advice {
    switch self {
    case .cannotRead(let refusal):
      refusal.line == nil ? refusal.english : Advice(refusal.fault.english)
    case .interrupted: Advice("interrupted")
    case .commandFails: Advice("it failed")
    case .brokenInvariant(let violation):
      Advice("BUG: \(violation.structure): \(violation.number): \(violation.description)")
    case .kernelIsMissing: Advice("@kernel must come first")
    case .unknownKernel(let name): Advice("unknown kernel '\(name)'")
    case .noProcess(let number): Advice("no process \(number)")
    case .cannotRestoreMemory(let reason):
      Advice("its memory cannot be restored: \(reason.words)")
    case .mappingsDiffer: Advice("the mappings differ")
    case .noSuchMapping: Advice("there is no such mapping")
    case .unknownFigure(let name): Advice("unknown figure '\(name)'")
    case .figureDiffers(let name, let expected, let got):
      Advice("expected \(name)=\(expected), got \(got)")
    case .traceEndsEarly: Advice("the trace ends before the program does")
    case .programHasEnded: Advice("the program has ended before")
    case .lastMappingsDiffer: Advice("the mappings at the end differ")
    case .promptDiffers: Advice("the prompt differs")
    case .outputStandsFirst: Advice("output stands before the first command")
    case .outputDiffers: Advice("the output differs")
    case .storyDiffers(let event): Advice("the output differs from event \(event) on")
    case .vectorDiffers(let name, let expected, let got):
      Advice("\(name): expected \(expected), got \(got)")
    case .zoneFigureDiffers(let zone, let name, let expected, let got):
      Advice(
        "\(zone.map { "\($0) " } ?? "")\(name): expected \(Self.list(expected)), "
          + "got \(Self.list(got))")
    case .hasNoZones: Advice("the file does not begin with zones")
    case .numberIsMissing(let text): Advice("a number is missing in '\(text)'")
    case .zoneIsTruncated(let zone): Advice("zone \(zone) ends before its managed pages")
    }
  }

  private static func list(_ numbers: [Int]) -> String {
    numbers.map(String.init).joined(separator: " ")
  }
}

extension CheckUnit: Worded {
  public var english: String {
    switch self {
    case .commands: "commands"
    case .facts: "facts"
    case .vectors: "vectors"
    case .figures: "figures"
    case .lines(unchecked: 0): "lines"
    case .lines(let unchecked): "lines, \(unchecked) of unrecorded programs"
    }
  }
}

extension CheckPhrase {
  var english: String {
    switch self {
    case .passes: "pass"
    case .fails: "FAIL"
    case .wrote: "wrote"
    case .count(let count, let unit): "\(count) \(unit.english)"
    case .changed(let changed, let count):
      "\(changed) of \(counted(count, "command")) changed"
    case .summary(let passed, let failed): "\(passed) passed, \(failed) failed"
    }
  }
}
