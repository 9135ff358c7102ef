import Drawing
import Grammar
import KernelModel
import Reports
import Session

extension CommonCause {
  public var english: String {
    switch self {
    case .unreadable(let refusal):
      refusal.line == nil ? refusal.english.message : refusal.fault.english
    case .unwritable(let refusal): refusal.english.message
    case .unknownKind(let text):
      "it is of no kind that check knows: '\(text.prefix(40))' begins neither a transcript, a log, "
        + "a recording, a trace, vectors, zones, decisions nor an OOM record"
    case .interrupted: "interrupted"
    case .failed(let error): error?.message ?? "it failed"
    case .invariant(let violation):
      "BUG: \(violation.structure.english): \(violation.number): \(violation.english)"
    case .brokeOff(nil): "Pagewalk could not go on with it"
    case .brokeOff(let signal?): "BUG: Pagewalk broke off in it, with signal \(signal)"
    }
  }
}
