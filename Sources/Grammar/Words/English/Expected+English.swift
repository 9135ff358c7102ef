import Drawing
import Hardware

extension Expected: Worded {
  public var english: String {
    switch self {
    case .command: "a command"
    case .number: "a number"
    case .address: "an address"
    case .frame: "a frame's number in hexadecimal"
    case .chosenName: "a name of letters, digits, _ and -"
    case .endOfCommand: "the end of the command"
    case .endOfLine: "the end of the line"
    case .result: "'=' or the end of the command"
    case .separator: "',' or ')'"
    case .closing(let sign): "'\(sign)'"
    case .words(let words): words.joined(separator: ", ")
    case .argument(let name): name
    case .addressBehind(let word): "an address behind '\(word)'"
    case .lengthBehind(let word): "a length behind '\(word)'"
    case .addresses: "addresses"
    case .offset: "an offset"
    case .device: "a device"
    case .inode: "an inode"
    case .version: "a version"
    case .fileName: "a name"
    case .processID: "a process number"
    case .mode: "a mode such as r-xp"
    case .fact: "a fact"
    case .knownFact: "a fact such as @maps"
    case .pair: "KEY=VALUE"
    case .valueOf(let key): "\(key)="
    case .endOfList: "@end"
    }
  }
}

extension Found: Worded {
  public var english: String {
    switch self {
    case .word(let word): "'\(word)'"
    case .nothing: "nothing"
    case .endOfCommand: "the end of the command"
    case .endOfLine: "the end of the line"
    case .endOfFile: "the end of the file"
    }
  }
}

extension NameFault: Worded {
  public var english: String {
    switch self {
    case .isSymbol: "a symbol"
    case .isResult: "the number that a result gets by itself: a name is a word"
    case .isTooLong(let limit): "longer than \(limit) characters"
    }
  }
}
