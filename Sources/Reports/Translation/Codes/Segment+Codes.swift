import Drawing
import Hardware

extension SegmentRegister: Coded {
  public var code: String {
    switch self {
    case .es: "es"
    case .cs: "cs"
    case .ss: "ss"
    case .ds: "ds"
    case .fs: "fs"
    case .gs: "gs"
    }
  }

  /// `DS`
  package var name: String { code.uppercased() }
}

extension SegmentDescriptor: DetailedFact {
  /// What the segment is for.
  public var code: String {
    switch kind {
    case .data: "data"
    case .code: "code"
    case .system: "system"
    }
  }

  public var details: Details {
    let common: Details = [
      "value": rawValue, "base": base, "limit": limit, "privilege": privilege,
      "isPresent": isPresent,
    ]
    return switch kind {
    case .data(let isWritable, let expandsDown):
      common.joined(by: ["isWritable": isWritable, "expandsDown": expandsDown])
    case .code(let isReadable, let isConforming):
      common.joined(by: ["isReadable": isReadable, "isConforming": isConforming])
    case .system(let type): common.joined(by: ["type": type.rawValue])
    }
  }
}

extension SegmentFault.Cause: Coded {
  public var code: String {
    switch self {
    case .nullSelector: "null-selector"
    case .beyondTable: "beyond-table"
    case .wrongType: "wrong-type"
    case .privilege: "privilege"
    case .notPresent: "not-present"
    case .notWritable: "not-writable"
    case .notReadable: "not-readable"
    case .limit: "limit"
    }
  }
}

/// Why the chip does not use a segment: a rule of segmentation, or a descriptor out of reach.
package enum SegmentRefusal: Hashable, DetailedFact {
  case rule(SegmentFault.Cause)
  /// Paging does not let the chip read the descriptor there.
  case unreadable(VirtualAddress)

  package var code: String {
    switch self {
    case .rule(let cause): cause.code
    case .unreadable: "unreadable-descriptor"
    }
  }

  package var details: Details {
    switch self {
    case .rule: [:]
    case .unreadable(let address): ["address": address]
    }
  }
}

/// An offset against a segment's limit, and how the comparison came out.
struct LimitCheck: Hashable, Encodable, Sendable {
  let offset: UInt32
  let limit: UInt32
  let expandsDown: Bool
  let isInside: Bool
}
