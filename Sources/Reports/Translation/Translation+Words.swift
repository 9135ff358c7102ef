import Hardware
import KernelModel

extension Rights {
  /// `user, writable`; NX only where it is set, since it is seldom in force.
  package var words: String {
    (contains(.user) ? "user" : "supervisor") + (contains(.writable) ? ", writable" : ", read-only")
      + (contains(.noExecute) ? ", no-execute" : "")
  }
}

extension TLBVerdict {
  package var name: String {
    switch self {
    case .hit: "hit"
    case .miss: "miss"
    case .clean: "clean"
    case .insufficient: "insufficient"
    }
  }
}

extension Translation.Refusal {
  /// Which rule forbids the access, and which levels are to blame.
  package func words(_ translation: Translation) -> String {
    switch self {
    case .supervisorPage: "refused, U is clear in the \(blamed(translation, .user, false))"
    case .readOnly:
      "refused, W is clear in the \(blamed(translation, .writable, false))"
        + (translation.privilege == .supervisor ? " and CR0.WP is set" : "")
    case .noExecute: "refused, NX is set in the \(blamed(translation, .noExecute, true))"
    case .smep: "refused, CR4.SMEP is set"
    case .smap: "refused, CR4.SMAP is set and EFLAGS.AC clear"
    }
  }

  private func blamed(
    _ translation: Translation, _ bit: PageTableEntry.Bits, _ isSet: Bool
  ) -> String {
    translation.levels.filter { $0.level != .pointer && $0.entry.contains(bit) == isSet }
      .map { EntryKind($0.level, $0.decision).name }.joined(separator: " and ")
  }
}
