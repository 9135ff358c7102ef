import Drawing
import Hardware
import KernelModel

// What programs read of the chip's own facts: codes that stay when words are rewritten.

extension Access: Coded {
  public var code: String {
    switch self {
    case .read: "read"
    case .write: "write"
    case .fetch: "fetch"
    }
  }
}

extension Privilege: Coded {
  public var code: String {
    switch self {
    case .user: "user"
    case .supervisor: "supervisor"
    }
  }
}

extension PagingMode: Coded {
  public var code: String {
    switch self {
    case .disabled: "disabled"
    case .twoLevel: "two-level"
    case .pae: "pae"
    }
  }
}

extension TLBVerdict: Coded {
  public var code: String {
    switch self {
    case .hit: "hit"
    case .miss: "miss"
    case .clean: "clean"
    case .insufficient: "insufficient"
    }
  }
}

extension Rights: Encodable {
  /// The codes of the rights that are there; `user` is missing where supervisor code alone may.
  package var codes: [String] {
    let named: [(Rights, String)] = [
      (.user, "user"), (.writable, "writable"), (.dirty, "dirty"), (.noExecute, "no-execute"),
    ]
    return named.filter { contains($0.0) }.map(\.1)
  }

  public func encode(to encoder: any Encoder) throws { try codes.encode(to: encoder) }
}

extension PageFault.Code: Encodable {}

extension PageFault.Code {
  /// The codes of the bits that are set, the lowest first.
  package var causes: [String] {
    let named: [(Self, String)] = [
      (.protection, "protection"), (.write, "write"), (.user, "user"), (.reserved, "reserved"),
      (.fetch, "fetch"),
    ]
    return named.filter { contains($0.0) }.map(\.1)
  }
}

extension ExceptionVector: Coded {
  public var code: String {
    switch self {
    case .notPresent: "not-present"
    case .stack: "stack"
    case .generalProtection: "general-protection"
    case .pageFault: "page-fault"
    }
  }
}

extension Translation.Disagreement: DetailedFact {
  public var code: String {
    switch self {
    case .unmapped: "unmapped"
    case .otherTarget: "other-target"
    case .widerRights: "wider-rights"
    case .cleanLeaf: "clean-leaf"
    }
  }

  public var details: Details {
    switch self {
    case .unmapped(let level, let entry): ["level": level.code, "entry": entry.wide]
    case .otherTarget(let target): ["target": target]
    case .widerRights(let rights): ["rights": rights]
    case .cleanLeaf(let entry): ["entry": entry.wide]
    }
  }
}

extension Translation.Refusal: Coded {
  public var code: String {
    switch self {
    case .supervisorPage: "supervisor-page"
    case .readOnly: "read-only"
    case .noExecute: "no-execute"
    case .smep: "smep"
    case .smap: "smap"
    }
  }
}

extension GrowthObstacle: DetailedFact {
  public var code: String {
    switch self {
    case .belowMinimum: "below-minimum"
    case .guardGap: "guard-gap"
    case .pageOffset: "page-offset"
    case .stackLimit: "stack-limit"
    case .spaceLimit: "space-limit"
    case .lockLimit: "lock-limit"
    case .commitLimit: "commit-limit"
    }
  }

  public var details: Details {
    switch self {
    case .guardGap(let end): ["end": end]
    case .stackLimit(let limit): ["limit": limit]
    case .belowMinimum, .pageOffset, .spaceLimit, .lockLimit, .commitLimit: [:]
    }
  }
}
