import Drawing
import Grammar
import Hardware

/// Why the debugger does not go where it is sent.
enum DebuggerComplaint: Complaint {
  /// What asks for a halted command finds none: `bt`, `reverse-finish`, and what goes on.
  case hasNoFrames
  /// `frame`, `up` and `down` beyond what `bt` lists.
  case noFrame(Int, last: Int)
  case hasNothingToLeave
  case isNotHalted
  /// A condition does not hold; the figures and results that it names, as they are.
  case doesNotHold(String, [Figure])
  case hasNothingToStepThrough
  case translationEnds
  case traceIsNotOn
  case hasNoKernel
  case noBreakpoint(Int)
  case hasNoBreakpoints
  /// There is no checkpoint, or no history to leave, that is called so.
  case unknown(Named, String, nearest: String?)
  case cannotUndoInPast
  case hasNothingToUndo
  case isOnBranch(String)
  case comparesTwoPoints
  case liesInsideHalted(point: String)
  /// A breakpoint's commands went elsewhere and want to go on from there.
  case hasLeftHalt

  /// What bears names.
  enum Named: String, Encodable, Sendable { case checkpoint, branch }

  /// What a condition names, and its value.
  struct Figure: Encodable, Equatable, Sendable {
    let name: String
    let value: Int128

    /// Counts are decimal; what is as large as a program's addresses is one.
    var digits: String {
      word ?? (value < 0x0800_0000 ? "\(value)" : "0x\(hexadecimal(value))")
    }

    /// The word that it is, if it is no number.
    private var word: String? { WordValue(value: value)?.text }

    func encode(to encoder: any Encoder) throws {
      guard let word else {
        return try (["name": name, "value": value] as Details).encode(to: encoder)
      }
      try (["name": name, "word": word] as Details).encode(to: encoder)
    }
  }

  var code: String {
    switch self {
    case .hasNoFrames: "no-frames"
    case .noFrame: "no-such-frame"
    case .hasNothingToLeave: "nothing-to-leave"
    case .isNotHalted: "not-halted"
    case .doesNotHold: "does-not-hold"
    case .hasNothingToStepThrough: "nothing-to-step-through"
    case .translationEnds: "translation-ends"
    case .traceIsNotOn: "trace-is-not-on"
    case .hasNoKernel: "no-kernel"
    case .noBreakpoint: "no-such-breakpoint"
    case .hasNoBreakpoints: "no-breakpoints"
    case .unknown: "unknown-point"
    case .cannotUndoInPast: "undo-in-past"
    case .hasNothingToUndo: "nothing-to-undo"
    case .isOnBranch: "on-branch-already"
    case .comparesTwoPoints: "compares-two-points"
    case .liesInsideHalted: "inside-halted-command"
    case .hasLeftHalt: "left-halt"
    }
  }

  var details: Details {
    switch self {
    case .doesNotHold(let text, let figures): ["typed": text, "figures": figures]
    case .noFrame(let index, let last): ["number": index, "of": last]
    case .noBreakpoint(let number): ["breakpoint": number]
    case .unknown(let kind, let name, let nearest):
      ["kind": kind, "typed": name, "nearest": nearest]
    case .isOnBranch(let name): ["branch": name]
    case .liesInsideHalted(let point): ["point": point]
    case .hasNoFrames, .hasNothingToLeave, .isNotHalted, .hasNothingToStepThrough,
      .translationEnds, .traceIsNotOn, .hasNoKernel, .hasNoBreakpoints,
      .cannotUndoInPast, .hasNothingToUndo, .comparesTwoPoints, .hasLeftHalt:
      [:]
    }
  }
}
