import Drawing
import Hardware

extension Rights: Worded {
  /// `user, writable`; NX only where it is set, since it is seldom in force.
  public var english: String {
    (contains(.user) ? "user" : "supervisor") + (contains(.writable) ? ", writable" : ", read-only")
      + (contains(.noExecute) ? ", no-execute" : "")
  }
}

extension Access: Worded {
  public var english: String {
    switch self {
    case .read: "read"
    case .write: "write"
    case .fetch: "fetch"
    }
  }
}

extension Privilege: Worded {
  public var english: String {
    switch self {
    case .user: "user"
    case .supervisor: "supervisor"
    }
  }
}

extension TLBVerdict: Worded {
  public var english: String {
    switch self {
    case .hit: "hit"
    case .miss: "miss"
    case .clean: "clean"
    case .insufficient: "insufficient"
    }
  }
}

extension AccessRefusal: Worded {
  package var english: String {
    let names = entries.map(\.name).joined(separator: " and ")
    return switch rule {
    case .supervisorPage: "refused, U is clear in the \(names)"
    case .readOnly:
      "refused, W is clear in the \(names)"
        + (privilege == .supervisor ? " and CR0.WP is set" : "")
    case .noExecute: "refused, NX is set in the \(names)"
    case .smep: "refused, CR4.SMEP is set"
    case .smap: "refused, CR4.SMAP is set and EFLAGS.AC clear"
    }
  }
}

extension Translation.Disagreement: Worded {
  /// What the tables say instead.
  public var english: String {
    switch self {
    case .unmapped(let level, let entry):
      entry.isPresent
        ? "the \(level.name) has a bit that must be clear"
        : "the \(level.name) is not present any more"
    case .otherTarget(let address): "the tables lead to P:\(address.digits)"
    case .widerRights(let rights): "the tables allow \(rights.english) alone"
    case .cleanLeaf: "D is clear in the PTE, and a write would not set it"
    }
  }
}

extension PageFault.Code: Worded {
  /// The bits that matter, each with its meaning, the lowest first:
  /// `P=0 not present, W=1 a write, U=1 user code`. Linux: `enum x86_pf_error_code`.
  public var english: String {
    func told(_ bit: Self, _ name: String, _ set: String, _ clear: String) -> String {
      contains(bit) ? "\(name)=1 \(set)" : "\(name)=0 \(clear)"
    }
    var words = [
      told(.protection, "P", "present, refused", "not present"),
      told(.write, "W", "a write", "no write"), told(.user, "U", "user code", "supervisor code"),
    ]
    if contains(.reserved) { words.append("RSVD=1 a reserved bit is set") }
    if contains(.fetch) { words.append("I=1 a fetch") }
    return words.joined(separator: ", ")
  }
}

extension PageFault: Worded {
  /// What stands behind `#PF` in every view:
  /// `error code 0x6: P=0 not present, W=1 a write, U=1 user code`.
  public var english: String { "error code 0x\(hexadecimal(code.rawValue)): \(code.english)" }
}
