import Drawing

/// What a line was expected to go on with.
public enum Expected: DetailedFact, Equatable {
  case command, number, address
  /// The number of a frame as views print it.
  case frame
  /// A name that a person gives.
  case chosenName
  case endOfCommand, endOfLine
  /// The result of a call, or the end of the command.
  case result
  /// A comma, or the parenthesis that ends a call.
  case separator
  /// A bracket that was opened, or the end of a comment.
  case closing(String)
  /// One of the argument's words.
  case words([String])
  /// A value of the argument that is called so.
  case argument(String)
  /// A number behind a word.
  case addressBehind(String)
  case lengthBehind(String)
  // Fields of a recording or of /proc
  case addresses, offset, device, inode, version, fileName, processID
  /// Protection as `/proc/PID/maps` writes it.
  case mode
  /// What a line of a recording says; one of those that are known.
  case fact, knownFact
  /// `KEY=VALUE`; one with a certain key.
  case pair
  case valueOf(String)
  /// The line that ends a list.
  case endOfList

  public var code: String {
    switch self {
    case .command: "command"
    case .number: "number"
    case .address: "address"
    case .frame: "frame"
    case .chosenName: "chosen-name"
    case .endOfCommand: "end-of-command"
    case .endOfLine: "end-of-line"
    case .result: "result"
    case .separator: "separator"
    case .closing: "closing"
    case .words: "words"
    case .argument: "argument"
    case .addressBehind: "address-behind"
    case .lengthBehind: "length-behind"
    case .addresses: "addresses"
    case .offset: "offset"
    case .device: "device"
    case .inode: "inode"
    case .version: "version"
    case .fileName: "file-name"
    case .processID: "process"
    case .mode: "mode"
    case .fact: "fact"
    case .knownFact: "known-fact"
    case .pair: "pair"
    case .valueOf: "value-of"
    case .endOfList: "end-of-list"
    }
  }

  public var details: Details {
    switch self {
    case .command, .number, .address, .frame, .chosenName, .endOfCommand, .endOfLine, .result,
      .separator, .addresses, .offset, .device, .inode, .version, .fileName, .processID, .mode,
      .fact, .knownFact, .pair, .endOfList:
      [:]
    case .closing(let sign): ["sign": sign]
    case .words(let words): ["words": words]
    case .argument(let name): ["name": name]
    case .addressBehind(let word), .lengthBehind(let word): ["word": word]
    case .valueOf(let key): ["key": key]
    }
  }
}

/// What stands in a line where something else was expected.
public enum Found: DetailedFact, Equatable {
  /// As it was typed.
  case word(String)
  case nothing, endOfCommand, endOfLine, endOfFile

  public var code: String {
    switch self {
    case .word: "word"
    case .nothing: "nothing"
    case .endOfCommand: "end-of-command"
    case .endOfLine: "end-of-line"
    case .endOfFile: "end-of-file"
    }
  }

  public var details: Details {
    if case .word(let word) = self { ["word": word] } else { [:] }
  }
}

/// Why a name cannot name a result.
public enum NameFault: DetailedFact, Equatable {
  case isSymbol
  /// `$1`: results are numbered by themselves.
  case isResult
  case isTooLong(limit: Int)

  public var code: String {
    switch self {
    case .isSymbol: "symbol"
    case .isResult: "result"
    case .isTooLong: "too-long"
    }
  }

  public var details: Details {
    if case .isTooLong(let limit) = self { ["limit": limit] } else { [:] }
  }
}
