import Drawing
import Hardware
import Reports

extension VectorCause {
  var english: String {
    switch self {
    case .unreadable(let refusal): refusal.english
    case .mismatch(let vector, let mismatch): "\(vector): \(mismatch.english)"
    }
  }
}

extension VectorMismatch: Worded {
  public var english: String {
    switch self {
    case .access, .word: "expected \(expected ?? ""), got \(got)"
    case .refused(let keyword, let fault):
      "expected \(keyword) is accepted, got \(got): \(fault.cause.english)"
    }
  }
}

extension VectorRefusal: Worded {
  /// One line.
  public var english: String {
    switch cause {
    case .unknownLine: "unknown kind of line '\(word)'"
    case .unknownFlag: "unknown flag '\(word)'"
    case .unknownMode: "unknown paging mode '\(word)'"
    case .missing(let part): "the line ends where \(part.english) should stand"
    case .badNumber: "'\(word)' is not a hexadecimal number"
    case .badWordWidth: "a memory word has 8 or 16 digits, '\(word)' has \(word.utf8.count)"
    case .tooLarge(let bits): "\(word) does not fit into \(bits) bits"
    case .badPrivilege: "an access is made by 'user' or 'kernel', not by '\(word)'"
    case .badExpectation: "after '=' stands a physical address or #PF, not '\(word)'"
    case .excess: "nothing may follow here, but '\(word)' does"
    case .outsideVector: "'\(word)' stands before the first 'vector'"
    }
  }

  /// What would be right, one line; empty when the message says it.
  public var englishNote: String {
    switch cause {
    case .unknownLine:
      "a line begins with vector, paging, mem, cr3, set, invlpg, read, write, fetch or after"
    case .unknownFlag:
      "the flags are \(VectorFlags.names.joined(separator: ", ")), each followed by =0 or =1"
    case .unknownMode: "the modes are 32 and pae"
    default: ""
    }
  }
}

extension VectorRefusal.Part {
  fileprivate var english: String {
    switch self {
    case .address: "an address"
    case .linearAddress: "a linear address"
    case .word: "a word"
    case .flag: "a flag"
    case .mode: "a paging mode"
    case .name: "a name"
    case .privilege: "'user' or 'kernel'"
    case .equals: "'='"
    case .expectation: "a physical address or #PF"
    case .errorCode: "error="
    case .faultAddress: "cr2="
    }
  }
}
