import Drawing
import Grammar
import KernelModel
import Session

/// What a real kernel was asked and answered.
enum RecordingEvidence: Evidence {
  static let code = "recording"
  static let ending: String? = "klog"

  static func begins(with line: SourceLine, _ catalog: CommandCatalog) -> Bool {
    line.bytes[line.range].first == UInt8(ascii: "@")
  }

  static func check(_ file: EvidenceFile, on bench: EvidenceBench) throws(FileRefusal) -> Verdict {
    var check = RecordingCheck(file.reader) { (version, usesPAE) throws(ConfigurationRefusal) in
      try bench.session {
        $0.kernelVersion = version
        if usesPAE { $0.usesPAE = true }
      }
    }
    let report = try check.run()
    return Verdict(report: report, session: check.session)
  }
}

/// How the model answers otherwise than the kernel that was recorded.
enum RecordingCause: CheckCause {
  case unknownKernel(String)
  /// The machine that it names cannot be made.
  case noMachine(ConfigurationRefusal)
  /// Something stands before the kernel is named.
  case kernelMissing
  /// Something of swap stands before what that lies on.
  case deviceMissing
  case noSwapArea(String)
  case noProcess(UInt32)
  /// The memory that it had when the recording began.
  case unrestorable(Refusal)
  case mappings
  /// Where pages are, how counters grew, or how an access went.
  case swap
  case noSuchMapping
  /// Entries of a mapping that are not written as they must be.
  case unreadableTokens
  case unknownFigure(String)
  case figure(String, expected: UInt64, got: UInt64)
}

extension RecordingCause {
  var code: String {
    switch self {
    case .unknownKernel: "unknown-kernel"
    case .noMachine: "no-machine"
    case .kernelMissing: "kernel-missing"
    case .deviceMissing: "device-missing"
    case .noSwapArea: "no-swap-area"
    case .noProcess: "no-process"
    case .unrestorable: "unrestorable"
    case .mappings: "mappings"
    case .swap: "swap"
    case .noSuchMapping: "no-such-mapping"
    case .unreadableTokens: "unreadable-tokens"
    case .unknownFigure: "unknown-figure"
    case .figure: "figure"
    }
  }

  var details: Details {
    switch self {
    case .unknownKernel(let name), .unknownFigure(let name), .noSwapArea(let name):
      ["name": name]
    case .noProcess(let process): ["process": process]
    case .noMachine(let refusal): ["refusal": refusal]
    case .unrestorable(let refusal): ["errno": refusal.errno.name, "reason": refusal.reason]
    case .figure(let name, let expected, let got):
      ["name": name, "expected": expected, "got": got]
    case .kernelMissing, .deviceMissing, .mappings, .swap, .noSuchMapping, .unreadableTokens: [:]
    }
  }
}
