import Hardware

extension CommandError {
  /// What is wrong: one line, lower case, without a full stop, with the value as it was typed.
  public var message: String {
    switch reason {
    case .invalidNumber(let text): "'\(text)' is not a number"
    case .numberTooLarge(let text): "\(text) does not fit in 64 bits"
    case .overflow: "the result does not fit in 64 bits"
    case .divisionByZero: "division by zero"
    case .shiftOutOfRange(let count): "cannot shift by \(count)"
    case .nestedTooDeep(let limit): "nested more than \(limit) deep"
    case .noSuchResult(0, _): "there is no result yet"
    case .noSuchResult(let number, _): "there is no result $\(number)"
    case .unknownSymbol(let name, _): "nothing is called '\(name)'"
    case .unterminatedString: "the string does not end"
    case .expected(let what, let found): "expected \(what), found \(found)"
    case .unknownCommand(let name, _): "unknown command '\(name)'"
    case .ambiguousCommand(let name, _): "'\(name)' may mean several commands"
    case .expressionAsCommand(let text): "'\(text)' is not a command"
    case .missingArgument(let name, _): "\(name) is missing"
    case .unexpectedArgument(let text, _): "'\(text)' is one argument too many"
    case .unknownWord(let word, _, _): "unknown word '\(word)'"
    case .givenTwice(let name): "\(name) is given twice"
    case .tooManyArguments(let call, let limit):
      "\(call) takes \(limit) argument\(limit == 1 ? "" : "s")"
    case .invalidFormat(let text): "'\(text)' is not a format"
    case .takesNoFormat(let name): "'\(name)' takes no format"
    case .invalidByte(let byte, let offset):
      "byte 0x\(hexadecimal(byte)) at column \(offset + 1) is not text"
    case .outOfRange(let text, _, _): "\(text) is out of range"
    case .notPageAligned(let address): "address 0x\(hexadecimal(address)) is not page-aligned"
    case .noSuchProcess(let number): "there is no process \(number)"
    case .nameTaken(let name, _): "'\(name)' cannot name a result"
    case .unexpectedResult(let expected, let got): "expected \(expected), got \(got)"
    case .unreadableFile(let path, let why): "cannot read '\(path)': \(why)"
    case .needsSession(let name): "'\(name)' needs a session"
    case .refused(let message, _): message
    }
  }

  /// The nearest right thing, if there is one.
  public var note: String? {
    switch reason {
    case .invalidNumber:
      "numbers are 4096, 0x1000, 0b11, 4K, 1M, 2G, 8p (pages), or an address of 8 hex digits"
    case .shiftOutOfRange: "shifts go from 0 to 63"
    case .noSuchResult(_, 0): "commands such as 'mmap' and 'print' leave results"
    case .noSuchResult(_, let count): "the results are $1\(count == 1 ? "" : " to $\(count)")"
    case .unknownSymbol(_, let nearest): nearest.map { "did you mean '\($0)'?" }
    case .unknownCommand(_, let nearest):
      nearest.map { "did you mean '\($0)'?" } ?? "'help' lists the commands"
    case .ambiguousCommand(_, let candidates): candidates.joined(separator: ", ")
    case .expressionAsCommand(let text): "'print \(text)' shows its value"
    case .missingArgument(_, let usage), .unexpectedArgument(_, let usage): "usage: \(usage)"
    case .unknownWord(_, let nearest, let usage):
      nearest.map { "did you mean '\($0)'?" } ?? "usage: \(usage)"
    case .invalidFormat: "a format is a count, a letter of xduotacs and a size of bhwg: 4xw"
    case .outOfRange(let text, let bounds, let unit):
      Self.noteOnEightDigits(text) + Self.note(on: bounds, unit)
    case .notPageAligned(let address): "the page starts at 0x\(hexadecimal(address & ~0xfff))"
    case .noSuchProcess: "'ps' lists the processes"
    case .nameTaken(_, let owner): "it is \(owner)"
    case .refused(_, let note): note
    default: nil
    }
  }

  public static func note(on bounds: ClosedRange<Int128>, _ unit: String) -> String {
    let shownInHexadecimal = unit.hasSuffix("address") || unit == "RAM"
    func spelled(_ bound: Int128) -> String {
      guard shownInHexadecimal else { return "\(bound)" }
      return (bound < 0 ? "-" : "") + "0x\(hexadecimal(bound.magnitude))"
    }
    return "\(unit) goes from \(spelled(bounds.lowerBound)) to \(spelled(bounds.upperBound))"
  }

  /// A number of eight digits is meant as a decimal one more often than not.
  public static func noteOnEightDigits(_ text: String) -> String {
    let isAddress = text.utf8.count == 8 && text.utf8.allSatisfy { 0x30...0x39 ~= $0 }
    return isAddress ? "eight digits are an address, 0x\(text); " : ""
  }
}
