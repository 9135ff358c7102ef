import Drawing

extension VectorRefusal {
  public var english: Advice {
    switch cause {
    case .unknownLine:
      Advice(
        "unknown kind of line '\(word)'",
        note:
          "a line begins with vector, paging, mem, cr3, set, invlpg, read, write, fetch or after")
    case .unknownFlag:
      Advice(
        "unknown flag '\(word)'",
        note:
          "the flags are \(VectorFlags.names.joined(separator: ", ")), each followed by =0 or =1")
    case .unknownMode:
      Advice("unknown paging mode '\(word)'", note: "the modes are 32 and pae")
    case .missing(let part): Advice("the line ends where \(part.english) should stand")
    case .badNumber: Advice("'\(word)' is not a hexadecimal number")
    case .badWordWidth:
      Advice("a memory word has 8 or 16 digits, '\(word)' has \(word.utf8.count)")
    case .tooLarge(let bits): Advice("\(word) does not fit into \(bits) bits")
    case .badPrivilege:
      Advice("an access is made by 'user' or 'kernel', not by '\(word)'")
    case .badExpectation:
      Advice("after '=' stands a physical address or #PF, not '\(word)'")
    case .excess: Advice("nothing may follow here, but '\(word)' does")
    case .outsideVector: Advice("'\(word)' stands before the first 'vector'")
    }
  }
}

extension VectorRefusal.Part: Worded {
  public var english: String {
    switch self {
    case .address: "an address"
    case .linearAddress: "a linear address"
    case .name: "a name"
    case .flag: "a flag"
    case .mode: "a paging mode"
    case .memoryWord: "a word"
    case .privilege: "'user' or 'kernel'"
    case .equalSign: "'='"
    case .expectation: "a physical address or #PF"
    case .assigned(let name): "\(name)="
    }
  }
}
