/// A line that is no line of a vector file: where it stands and what is wrong with it.
public struct VectorRefusal: Error, Hashable, Sendable {
  /// Counted from 1.
  public var lineNumber: Int
  /// The offending word's place in the line, counted from 1.
  public var column: Int
  public var cause: Cause
  /// The offending word, shortened; bytes that are no text are replaced.
  public var word: String

  public enum Cause: Hashable, Sendable {
    case unknownLine
    case unknownFlag
    case unknownMode
    case missing(String)
    case badNumber
    case badWordWidth
    case tooLarge(bits: Int)
    case badPrivilege
    case badExpectation
    case excess
    case outsideVector
  }

  /// The refusal in words, one line.
  public var message: String {
    switch cause {
    case .unknownLine: "unknown kind of line '\(word)'"
    case .unknownFlag: "unknown flag '\(word)'"
    case .unknownMode: "unknown paging mode '\(word)'"
    case .missing(let what): "the line ends where \(what) should stand"
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
  public var note: String {
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
