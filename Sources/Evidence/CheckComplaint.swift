import Drawing
import KernelModel

/// What a check finds beside errors of the lines themselves.
enum CheckComplaint: Complaint {
  /// The file as a whole, or one of its lines, cannot be read.
  case cannotRead(FileRefusal)
  case interrupted
  case commandFails
  /// The kernel that is left behind contradicts itself.
  case brokenInvariant(InvariantViolation)
  // Recordings
  case kernelIsMissing
  case unknownKernel(String)
  case noProcess(UInt32)
  case cannotRestoreMemory(Refusal.Reason)
  case mappingsDiffer
  case noSuchMapping
  case unknownFigure(String)
  case figureDiffers(String, expected: UInt64, got: Int)
  // Traces
  case traceEndsEarly
  case programHasEnded
  case lastMappingsDiffer
  // Transcripts
  case promptDiffers
  case outputStandsFirst
  case outputDiffers
  /// From an event of a story on.
  case storyDiffers(event: Int)
  // Vectors
  case vectorDiffers(String, expected: String, got: String)
  // Zones
  case zoneFigureDiffers(zone: String?, String, expected: [Int], got: [Int])
  case hasNoZones
  case numberIsMissing(String)
  case zoneIsTruncated(String)

  var code: String {
    switch self {
    case .cannotRead: "file-not-read"
    case .interrupted: "check-interrupted"
    case .commandFails: "command-fails"
    case .brokenInvariant: "broken-invariant"
    case .kernelIsMissing: "kernel-is-missing"
    case .unknownKernel: "unknown-kernel"
    case .noProcess: "no-such-process"
    case .cannotRestoreMemory: "memory-not-restored"
    case .mappingsDiffer: "mappings-differ"
    case .noSuchMapping: "no-such-mapping"
    case .unknownFigure: "unknown-figure"
    case .figureDiffers: "figure-differs"
    case .traceEndsEarly: "trace-ends-early"
    case .programHasEnded: "program-has-ended"
    case .lastMappingsDiffer: "last-mappings-differ"
    case .promptDiffers: "prompt-differs"
    case .outputStandsFirst: "output-stands-first"
    case .outputDiffers: "output-differs"
    case .storyDiffers: "story-differs"
    case .vectorDiffers: "vector-differs"
    case .zoneFigureDiffers: "zone-figure-differs"
    case .hasNoZones: "no-zones"
    case .numberIsMissing: "number-is-missing"
    case .zoneIsTruncated: "zone-is-truncated"
    }
  }

  var facts: KeyedFacts {
    switch self {
    case .cannotRead(let refusal): refusal.facts
    case .brokenInvariant(let violation):
      ["structure": violation.structure, "number": violation.number]
    case .unknownKernel(let name): ["kernel": name]
    case .noProcess(let number): ["process": number]
    case .unknownFigure(let name): ["figure": name]
    case .figureDiffers(let name, let expected, let got):
      ["figure": name, "expected": expected, "got": got]
    case .storyDiffers(let event): ["event": event]
    case .vectorDiffers(let name, let expected, let got):
      ["vector": name, "expected": expected, "got": got]
    case .zoneFigureDiffers(let zone, let name, let expected, let got):
      ["zone": zone, "figure": name, "expected": expected, "got": got]
    case .numberIsMissing(let text): ["text": text]
    case .zoneIsTruncated(let zone): ["zone": zone]
    case .interrupted, .commandFails, .kernelIsMissing, .cannotRestoreMemory, .mappingsDiffer,
      .noSuchMapping, .traceEndsEarly, .programHasEnded, .lastMappingsDiffer, .promptDiffers,
      .outputStandsFirst, .outputDiffers, .hasNoZones:
      [:]
    }
  }
}

extension Execution {
  /// What was wrong with a line that failed.
  var complaint: AnyComplaint {
    error.map { AnyComplaint($0.reason) } ?? AnyComplaint(CheckComplaint.commandFails)
  }
}

/// What a check counts.
public enum CheckUnit: Coded {
  case commands, facts, vectors, figures
  /// Of a trace; so many more are of programs whose place was not recorded, and cannot be compared.
  case lines(unchecked: Int)

  public var code: String {
    switch self {
    case .commands: "commands"
    case .facts: "facts"
    case .vectors: "vectors"
    case .figures: "figures"
    case .lines: "lines"
    }
  }

  public var facts: KeyedFacts {
    if case .lines(let unchecked) = self, unchecked > 0 { ["unchecked": unchecked] } else { [:] }
  }
}

/// What stands around the facts of a check's reports.
enum CheckPhrase: Worded {
  case passes, fails, wrote
  case count(Int, CheckUnit)
  case changed(Int, of: Int)
  case summary(passed: Int, failed: Int)
}
