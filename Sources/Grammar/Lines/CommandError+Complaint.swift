import Drawing

extension CommandError.Reason: Complaint {
  public var code: String {
    switch self {
    case .invalidNumber: "invalid-number"
    case .fraction: "fraction"
    case .hexadecimalAmount: "hexadecimal-amount"
    case .unitApart: "unit-apart"
    case .swapped: "swapped"
    case .numberTooLarge: "number-too-large"
    case .overflow: "overflow"
    case .divisionByZero: "division-by-zero"
    case .shiftOutOfRange: "shift-out-of-range"
    case .nestedTooDeep: "nested-too-deep"
    case .noSuchResult: "no-such-result"
    case .unknownSymbol: "unknown-symbol"
    case .registerWithoutValue: "register-without-value"
    case .nothingToRead: "nothing-to-read"
    case .unterminatedString: "unterminated-string"
    case .unknownFunction: "unknown-function"
    case .wrongArguments: "wrong-arguments"
    case .wordIsNoNumber: "word-is-no-number"
    case .wordTooLong: "word-too-long"
    case .functionWithoutParenthesis: "function-without-parenthesis"
    case .startOfWhat: "start-of-what"
    case .costOfWhat: "cost-of-what"
    case .needsMachine: "needs-machine"
    case .cannotTry: "cannot-try"
    case .expected: "expected"
    case .unknownCommand: "unknown-command"
    case .habit: "habit"
    case .ambiguousCommand: "ambiguous-command"
    case .expressionAsCommand: "expression-as-command"
    case .missingArgument: "missing-argument"
    case .unexpectedArgument: "unexpected-argument"
    case .unknownWord: "unknown-word"
    case .givenTwice: "given-twice"
    case .tooManyArguments: "too-many-arguments"
    case .invalidFormat: "invalid-format"
    case .takesNoFormat: "takes-no-format"
    case .invalidByte: "invalid-byte"
    case .secondName: "second-name"
    case .outOfRange: "out-of-range"
    case .notPageAligned: "not-page-aligned"
    case .noSuchProcess: "no-such-process"
    case .nameTaken: "name-taken"
    case .unexpectedResult: "unexpected-result"
    case .unexpectedFaults: "unexpected-faults"
    case .needsSession: "needs-session"
    case .foreign(let complaint): complaint.code
    }
  }

  public var details: Details {
    switch self {
    case .overflow, .divisionByZero, .unterminatedString, .startOfWhat, .costOfWhat, .needsMachine:
      [:]
    case .wrongArguments(let name, let usage): ["function": name, "usage": usage]
    case .wordIsNoNumber(let value): ["typed": WordValue(value: value)?.text]
    case .functionWithoutParenthesis(let name): ["function": name]
    case .wordTooLong(let limit): ["limit": limit]
    case .cannotTry(let obstacle): ["obstacle": obstacle]
    case .swapped(let length, let address, _): ["length": length, "address": address]
    case .invalidNumber(let text), .numberTooLarge(let text), .fraction(let text),
      .hexadecimalAmount(let text), .unitApart(let text), .expressionAsCommand(let text), .invalidFormat(let text),
      .registerWithoutValue(let text):
      ["typed": text]
    case .nothingToRead(let address): ["address": address]
    case .habit(let text, let habit, _):
      ["typed": text, "nearest": habit.command, "lack": habit.lack]
    case .shiftOutOfRange(let count): ["count": count]
    case .nestedTooDeep(let limit): ["limit": limit]
    case .noSuchResult(let number, let count): ["number": number, "count": count]
    case .unknownSymbol(let name, let nearest), .unknownCommand(let name, let nearest),
      .unknownFunction(let name, let nearest):
      ["typed": name, "nearest": nearest]
    case .expected(let expected, let found): ["expected": expected, "found": found]
    case .ambiguousCommand(let name, let candidates): ["typed": name, "candidates": candidates]
    case .missingArgument(let name, let usage): ["argument": name, "usage": usage]
    case .unexpectedArgument(let text, let usage): ["typed": text, "usage": usage]
    case .unknownWord(let word, let nearest, let usage):
      ["typed": word, "nearest": nearest, "usage": usage]
    case .givenTwice(let name): ["argument": name]
    case .tooManyArguments(let call, let limit): ["call": call, "limit": limit]
    case .takesNoFormat(let name), .needsSession(let name): ["command": name]
    case .invalidByte(let byte, let offset): ["byte": byte, "offset": offset]
    case .secondName(let name): ["typed": name]
    case .outOfRange(let text, let bounds, let unit):
      [
        "typed": text, "lowest": bounds.lowerBound, "highest": bounds.upperBound, "quantity": unit,
      ]
    case .notPageAligned(let address): ["address": address]
    case .noSuchProcess(let number): ["process": number]
    case .nameTaken(let name, let fault): ["typed": name, "fault": fault]
    case .unexpectedResult(let expected, let got):
      ["expectedResult": expected, "gotResult": got.written]
    case .unexpectedFaults(let expected, let got): ["expectedFaults": expected, "gotFaults": got]
    case .foreign(let complaint): complaint.details
    }
  }
}

extension CommandError.Reason.TrialObstacle: Coded {
  public var code: String {
    switch self {
    case .isInside: "is-inside"
    case .hasNoKernel: "has-no-kernel"
    case .hasNoRoom: "has-no-room"
    }
  }
}
