import Drawing
import Hardware
import KernelModel

extension CommandError.Reason {
  public var english: ErrorWords {
    switch self {
    case .invalidNumber(let text):
      ErrorWords(
        "'\(text)' is not a number",
        note:
          "numbers are 4096, 0x1000, 0b11, 4K, 1M, 2G, 8p (pages), or an address of 8 hex digits")
    case .fraction(let text):
      ErrorWords("'\(text)' is not a whole number", note: "half a page is 2K, half a megabyte 512K")
    case .hexadecimalAmount(let text):
      ErrorWords(
        "'\(text)' is not a decimal number",
        note: "sizes, counts and settings are decimal; in hexadecimal write 0x\(text)")
    case .unitApart(let text):
      ErrorWords("the unit stands apart from its number", note: "write '\(text)'")
    case .swapped(let length, let address, let command):
      ErrorWords(
        "\(length) is a length and \(address) an address",
        note: "the address comes first: '\(command) \(address) \(length)'")
    case .numberTooLarge(let text): ErrorWords("\(text) does not fit in 64 bits")
    case .overflow: ErrorWords("the result does not fit in 64 bits")
    case .divisionByZero: ErrorWords("division by zero")
    case .shiftOutOfRange(let count):
      ErrorWords("cannot shift by \(count)", note: "shifts go from 0 to 63")
    case .nestedTooDeep(let limit): ErrorWords("nested more than \(limit) deep")
    case .noSuchResult(let number, let count):
      ErrorWords(
        number == 0 ? "there is no result yet" : "there is no result $\(number)",
        note: count == 0
          ? "commands such as 'mmap' and 'print' leave results"
          : "the results are $1\(count == 1 ? "" : " to $\(count)")")
    case .unknownSymbol(let name, let nearest):
      ErrorWords("nothing is called '\(name)'", note: English.suggestion(nearest))
    case .registerWithoutValue(let name):
      ErrorWords(
        "\(name) has no value: programs here run no instructions",
        note: "$esp and $eip are as the program began, $cr0 to $cr4 and $cs to $gs the chip's")
    case .nothingToRead(let address):
      ErrorWords(
        "nothing can be seen at \(VirtualAddress(rawValue: address).digits)",
        note: "'maps' lists what is mapped")
    case .unterminatedString: ErrorWords("the string does not end", note: "another \" ends it")
    case .unknownFunction(let name, let nearest):
      ErrorWords(
        "there is no function '\(name)'",
        note: English.suggestion(nearest) ?? "'help expect' lists the functions")
    case .wrongArguments(let name, let usage):
      ErrorWords("'\(name)' is called otherwise", note: "usage: \(usage)")
    case .wordIsNoNumber(let value):
      ErrorWords(
        "'\(WordValue(value: value)?.text ?? "")' is a word, no number",
        note: "words can be compared with == and !=")
    case .wordTooLong(let limit): ErrorWords("a word has at most \(limit) bytes")
    case .functionWithoutParenthesis(let name):
      ErrorWords(
        "'\(name)' is a function", note: "its parenthesis follows at once, as in '\(name)(…)'")
    case .startOfWhat:
      ErrorWords(
        "it is not said what was worth something at the start",
        note: "'start.rss', 'start.pfn($1)'; 'begin' makes now the start")
    case .costOfWhat:
      ErrorWords(
        "it is not said what is asked of the commands",
        note: "'cost(touch $1 w).frames'; also .faults, .rss, .errno and each figure")
    case .needsMachine: ErrorWords("there is no machine here to ask")
    case .cannotTry(.isInside):
      ErrorWords(
        "inside a command nothing can be tried", note: "'finish' goes to its end")
    case .cannotTry(.hasNoRoom):
      ErrorWords(
        "the host has no memory for a machine to try it on", note: "'ulimit -v' may limit it")
    case .cannotTry(.hasNoKernel):
      ErrorWords("only a machine with a kernel can be tried")
    case .expected(let expected, let found):
      ErrorWords(
        "expected \(expected.english), found \(found.english)",
        note: English.remark(onWideSign: found))
    case .unknownCommand(let name, let nearest):
      ErrorWords(
        "unknown command '\(name)'",
        note: English.suggestion(nearest) ?? "'help' lists the commands")
    case .habit(let text, let habit, let isArgument):
      ErrorWords(
        "unknown \(isArgument ? "word" : "command") '\(text)'", note: habit.english)
    case .ambiguousCommand(let name, let candidates):
      ErrorWords("'\(name)' may mean several commands", note: candidates.joined(separator: ", "))
    case .expressionAsCommand(let text):
      ErrorWords("'\(text)' is not a command", note: "'print \(text)' shows its value")
    case .missingArgument(let name, let usage):
      ErrorWords("\(name) is missing", note: "usage: \(usage)")
    case .unexpectedArgument(let text, let usage):
      ErrorWords("'\(text)' is one argument too many", note: "usage: \(usage)")
    case .unknownWord(let word, let nearest, let usage):
      ErrorWords("unknown word '\(word)'", note: English.suggestion(nearest) ?? "usage: \(usage)")
    case .givenTwice(let name): ErrorWords("\(name) is given twice")
    case .tooManyArguments(let call, let limit):
      ErrorWords("\(call) takes \(counted(limit, "argument"))")
    case .invalidFormat(let text):
      ErrorWords(
        "'\(text)' is not a format",
        note: "a format is a count, a letter of xduotacs and a size of bhwg: 4xw")
    case .takesNoFormat(let name): ErrorWords("'\(name)' takes no format")
    case .invalidByte(let byte, let offset):
      ErrorWords("byte 0x\(hexadecimal(byte)) at column \(offset + 1) is not text")
    case .secondName(let name):
      ErrorWords("a result has one name", note: "'\(name) = print $' gives the last result another")
    case .outOfRange(let text, let bounds, let unit):
      ErrorWords(
        "\(text) is out of range",
        note: English.bounds(bounds, of: unit.english, inHexadecimal: unit.isHexadecimal))
    case .notPageAligned(let address):
      ErrorWords(
        "address 0x\(hexadecimal(address)) is not page-aligned",
        note: "the page starts at 0x\(hexadecimal(address & ~0xfff))")
    case .noSuchProcess(let number):
      ErrorWords("there is no process \(number)", note: "'ps' lists the processes")
    case .nameTaken(let name, let fault):
      ErrorWords("'\(name)' cannot name a result", note: "it is \(fault.english)")
    case .unexpectedResult(let expected, let got):
      ErrorWords("expected \(expected), got \(got.written)")
    case .unexpectedFaults(let expected, let got):
      ErrorWords("expected faults=\(expected), got faults=\(got)")
    case .needsSession(let name): ErrorWords("'\(name)' needs a session")
    case .foreign(let complaint): complaint.english
    }
  }
}
