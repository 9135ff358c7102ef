import Drawing
import Grammar
import KernelModel
import Session

/// What is wrong with a file or with what came of it.
///
/// Each kind of evidence has causes of its own.
public protocol CheckCause: DetailedFact, Worded {}

/// What can be wrong with files of every kind.
public enum CommonCause: CheckCause {
  case unreadable(FileRefusal)
  /// What came could not be written into it.
  case unwritable(FileRefusal)
  /// A line that no kind of evidence begins with.
  case unknownKind(String)
  /// Nobody wants to know any more.
  case interrupted
  /// A line came to something else than it says, or to nothing; nil when nobody says why.
  case failed(CommandError?)
  /// The file agrees, but the kernel does not agree with itself.
  case invariant(InvariantViolation)
  /// The program that checked it was ended by a signal, or by itself where the signal is nil.
  case brokeOff(signal: Int32?)
}

extension CommonCause {
  public var code: String {
    switch self {
    case .unreadable: "unreadable"
    case .unwritable: "unwritable"
    case .unknownKind: "unknown-kind"
    case .interrupted: "interrupted"
    case .failed: "failed"
    case .invariant: "invariant"
    case .brokeOff: "broke-off"
    }
  }

  public var details: Details {
    switch self {
    case .unreadable(let refusal), .unwritable(let refusal): refusal.details
    case .unknownKind(let text): ["text": text]
    case .interrupted: [:]
    case .failed(let error): ["error": error?.reason]
    case .invariant(let violation):
      ["violation": violation]
    case .brokeOff(let signal): ["signal": signal]
    }
  }
}
