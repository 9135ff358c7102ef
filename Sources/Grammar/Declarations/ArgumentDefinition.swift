/// One argument of a command, declared once: help, completion and parsing read the same words.
public struct ArgumentDefinition: Sendable {
  public enum Presence: Sendable {
    case required
    case optional
    /// Optional, and may be given many times.
    case repeated
  }

  /// A word that an argument may be.
  public struct Word: Sendable {
    public let word: String
    /// What it stands for: the value of a choice, the bits of a flag.
    public let value: UInt32
    public let summary: String

    public init(_ word: String, _ value: UInt32, _ summary: String = "") {
      self.word = word
      self.value = value
      self.summary = summary
    }
  }

  /// What help calls it, in capitals.
  public let name: String
  public let kind: ArgumentKind
  public let presence: Presence
  /// The word that stands before the value and lets it stand anywhere: `at ADDR`.
  public let keyword: String?
  /// The words of a choice or of flags.
  public let words: [Word]
  /// What it means, in half a line.
  public let summary: String
  /// Whether the keyword may stand without a value; the text is empty then.
  public private(set) var isValueOptional = false
  /// What of the session completes it; nil for what its kind says.
  public private(set) var offer: Offer?

  public init(
    _ name: String, _ kind: ArgumentKind, _ summary: String, _ presence: Presence = .required,
    keyword: String? = nil, words: [Word] = []
  ) {
    self.name = name
    self.kind = kind
    self.presence = presence
    self.keyword = keyword
    self.words = words
    self.summary = summary
  }

  /// The same argument, completed by what the session has made.
  public func offering(_ offer: Offer) -> ArgumentDefinition {
    var definition = self
    definition.offer = offer
    return definition
  }

  /// The same argument, whose keyword may stand alone.
  public var withOptionalValue: ArgumentDefinition {
    var definition = self
    definition.isValueOptional = true
    return definition
  }

  /// How the argument is written: `[at ADDR]`, `[r|w|x]`, `[on disk|ram]`, `[FLAG...]`.
  public var usage: String {
    let value =
      kind == .choice && words.count <= 4 ? words.map(\.word).joined(separator: "|") : name
    var text = keyword.map { "\($0) \(isValueOptional ? "[\(value)]" : value)" } ?? value
    if kind == .flags || presence == .repeated { text += "..." }
    return presence == .required ? text : "[\(text)]"
  }
}

/// One place in the C form of a command, and the argument that it fills.
public struct CallParameter: Sendable {
  /// The name that strace may print before the value: `flags=`.
  public let name: String
  /// The index of the argument among the command's; nil for a value that is read and ignored.
  public let argument: Int?

  public init(_ name: String, _ argument: Int?) {
    self.name = name
    self.argument = argument
  }
}

/// A spelling of the command as a C function.
public struct CallForm: Sendable {
  /// Every name that calls it: `mmap`, `mmap2`.
  public let names: [String]
  public let parameters: [CallParameter]
  /// How many of the parameters must be there.
  public let requiredCount: Int

  /// - Parameter requiredCount: all of them unless told otherwise.
  public init(_ names: [String], _ parameters: [CallParameter], requiredCount: Int? = nil) {
    self.names = names
    self.parameters = parameters
    self.requiredCount = requiredCount ?? parameters.count
  }

  /// A form whose parameters fill the command's arguments in the order of their declaration.
  public init(_ names: [String], inOrder parameters: String..., requiredCount: Int? = nil) {
    self.init(
      names, parameters.enumerated().map { CallParameter($1, $0) }, requiredCount: requiredCount)
  }

  /// How the call is written: `mmap2(addr, length, prot, flags, fd, offset)`.
  public var usage: String { usage(as: names[0]) }

  /// How the call is written under one of its names.
  public func usage(as name: String) -> String {
    "\(names.contains(name) ? name : names[0])(\(parameters.map(\.name).joined(separator: ", ")))"
  }
}
