import Drawing

/// A group of commands, in the order in which help lists them.
public enum CommandGroup: CaseIterable, Sendable {
  case processes
  case systemCalls
  case library
  case memoryAccess
  case frames
  case kernelMemory
  case translation
  case views
  case debugger
  case session
  case learning
}

extension CommandGroup: Coded {
  public var code: String {
    switch self {
    case .processes: "processes"
    case .systemCalls: "system-calls"
    case .library: "c-library"
    case .memoryAccess: "memory-access"
    case .frames: "page-frames"
    case .kernelMemory: "kernel-memory"
    case .translation: "translation"
    case .views: "views"
    case .debugger: "debugger"
    case .session: "session"
    case .learning: "learning"
    }
  }

  /// The names by which `help` knows it: `kernel memory`, and each word alone.
  public var helpNames: [String] {
    let words = code.split(separator: "-").map(String.init)
    return [words.joined(separator: " ")] + words
  }
}

/// A command, declared once: its name, its arguments and its words of help. Who carries it out is
/// known to a `CommandRegistry`.
///
/// Parsing, help, completion, hints, suggestions and the C spelling are all read from here.
public final class CommandDefinition: Sendable {
  /// What the command does to the machine.
  public enum Effect: Sendable {
    /// It shows something and leaves the machine as it was.
    case looks
    /// It changes the machine, and a replay must repeat it.
    case acts
    /// It steers the session: nothing of it is replayed.
    case steers
  }

  public let name: String
  public let aliases: [String]
  public let group: CommandGroup
  public let effect: Effect
  /// What it does, in half a line.
  public let summary: String
  public let arguments: [ArgumentDefinition]
  public let call: CallForm?
  /// Whether `/NFU` may follow the name, as in GDB.
  public let takesFormat: Bool
  /// What help says beyond the summary: whole sentences.
  public let details: String
  /// Lines that run in a fresh session, for help.
  public let example: String
  /// It is known to the parser but not listed: a line of a trace that a person would not type, or
  /// what the help of another command explains.
  public let isHidden: Bool
  /// It stands for a call, with its name as the first argument, that no other command knows.
  public let takesUnknownCalls: Bool
  /// It asks about the session's history and is no part of it.
  public let isOfDebugger: Bool
  /// A replay carries it out again although it only looks.
  public let isRepeated: Bool
  /// It acts on its first argument; without one it shows something: `free`.
  public let looksAlone: Bool

  /// What each of the arguments' words means.
  public let words: WordTable<WordMeaning>
  /// The indices of the arguments that stand without a keyword, in order.
  public let positions: [Int]
  /// An address and a length come first: `munmap ADDR LENGTH`.
  let beginsWithRange: Bool

  /// - Precondition: there are at most 8 arguments; no word occurs twice among them.
  public init(
    _ name: String, aliases: [String] = [], _ group: CommandGroup, _ effect: Effect,
    _ summary: String, arguments: [ArgumentDefinition] = [], call: CallForm? = nil,
    takesFormat: Bool = false, isHidden: Bool = false, takesUnknownCalls: Bool = false,
    isRepeated: Bool = false, looksAlone: Bool = false, details: String = "",
    example: String? = nil
  ) {
    precondition(arguments.count <= Invocation.argumentLimit)
    self.name = name
    self.aliases = aliases
    self.group = group
    if case .debugger = group { isOfDebugger = true } else { isOfDebugger = false }
    self.effect = effect
    self.summary = summary
    self.arguments = arguments
    self.call = call
    self.takesFormat = takesFormat
    self.isHidden = isHidden
    self.details = details
    self.example = example ?? name
    self.takesUnknownCalls = takesUnknownCalls
    self.isRepeated = isRepeated
    self.looksAlone = looksAlone
    words = WordTable(arguments.enumerated().flatMap { WordMeaning.all(of: $1, index: $0) })
    positions = arguments.indices.filter {
      arguments[$0].keyword == nil && arguments[$0].kind != .choice && arguments[$0].kind != .flags
    }
    beginsWithRange =
      positions.prefix(2) == [0, 1] && arguments[0].kind == .address
      && arguments[1].kind == .byteCount
  }

  /// What a parser holds before its first command.
  public static let nothing = CommandDefinition("", .session, .looks, "", isHidden: true)

  /// How the command is written: `mmap LENGTH [PROT...] [at ADDR]`.
  public var usage: String {
    let format = takesFormat ? "[/FORMAT]" : ""
    return (["\(name)\(format)"] + arguments.map(\.usage)).joined(separator: " ")
  }
}

/// What a word among a command's arguments means.
public struct WordMeaning: BitwiseCopyable, Sendable {
  /// The argument it belongs to.
  public var argument: UInt8
  /// It announces the argument's value, which follows; otherwise it is the value.
  public var isKeyword: Bool
  var value: UInt32

  static func all(
    of argument: ArgumentDefinition, index: Int
  ) -> [(word: String, value: WordMeaning)] {
    let index = UInt8(index)
    var meanings = argument.words.map {
      ($0.word, WordMeaning(argument: index, isKeyword: false, value: $0.value))
    }
    if let keyword = argument.keyword {
      meanings.append((keyword, WordMeaning(argument: index, isKeyword: true, value: 0)))
    }
    return meanings
  }
}
