import Drawing
import Grammar
import KernelModel
import Reports
import Session

extension RecordingCause {
  var english: String {
    switch self {
    case .unknownKernel(let name): "unknown kernel '\(name)'"
    case .noMachine(let refusal): refusal.english.message
    case .kernelMissing: "@kernel must come first"
    case .deviceMissing: "@device must come first"
    case .noSwapArea(let name): "there is no swap area '\(name)'"
    case .noProcess(let process): "no process \(process)"
    case .unrestorable(let refusal): "its memory cannot be restored: \(refusal.reason.english)"
    case .mappings: "the mappings differ"
    case .swap: "the kernel that was recorded says otherwise"
    case .noSuchMapping: "there is no such mapping"
    case .unreadableTokens: "the pages are not written as they must be: p…, sTYPE:SLOT, z or ."
    case .unknownFigure(let name): "unknown figure '\(name)'"
    case .figure(let name, let expected, let got): "expected \(name)=\(expected), got \(got)"
    }
  }
}
