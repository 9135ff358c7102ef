import Hardware

extension PageFault.Code {
  /// Each bit of the error code with its meaning, the lowest first.
  ///
  /// Linux: `enum x86_pf_error_code`.
  package var meanings: [(name: String, isSet: Bool, words: String)] {
    [
      ("P", contains(.protection), contains(.protection) ? "present, refused" : "not present"),
      ("W", contains(.write), contains(.write) ? "a write" : "no write"),
      ("U", contains(.user), contains(.user) ? "user code" : "supervisor code"),
      ("RSVD", contains(.reserved), contains(.reserved) ? "a reserved bit is set" : "none set"),
      ("I", contains(.fetch), contains(.fetch) ? "a fetch" : "no fetch, or not told"),
    ]
  }

  /// The bits that matter, in words: `P=0 not present, W=1 a write, U=1 user code`.
  package var spelledOut: String {
    meanings.enumerated().filter { $0.offset < 3 || $0.element.isSet }
      .map { "\($0.element.name)=\($0.element.isSet ? 1 : 0) \($0.element.words)" }
      .joined(separator: ", ")
  }
}

extension Access {
  /// `read`, `write`, `fetch`
  package var name: String {
    switch self {
    case .read: "read"
    case .write: "write"
    case .fetch: "fetch"
    }
  }
}

extension Privilege {
  package var name: String { self == .user ? "user" : "supervisor" }
}
