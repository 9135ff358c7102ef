import Hardware

/// The value of one argument, and where it stands in the line.
public struct ArgumentValue: BitwiseCopyable, Sendable {
  /// The number, the choice's value or the flags' bits; 0 when the argument is no number.
  public var number: Int128 = 0
  /// Where the argument was written; empty when it was not.
  public var start: UInt32 = 0
  public var end: UInt32 = 0
  /// It was written.
  public var isGiven = false
  /// A sign stood in front: the number is a distance.
  public var isRelative = false
  /// The value is a number, rather than text to be found at the range.
  public var isNumber = false
  /// The segment in which the number is an offset; nil for a linear address.
  public var segment: LogicalAddress.Segment?

  public var range: Range<Int> { Int(start)..<Int(end) }

  public init() {}

  /// Text at a range.
  public init(_ range: Range<Int>) {
    start = UInt32(range.lowerBound)
    end = UInt32(range.upperBound)
    isGiven = true
  }
}

/// A command that was read and checked: which, with which values, and what should come of it.
public struct Invocation: Sendable {
  public static let argumentLimit = 8

  public enum Form: Sendable {
    /// `mmap 64K rw`
    case words
    /// `mmap(NULL, 65536, …)`
    case call
  }

  public let definition: CommandDefinition
  /// Where the definition stands in the catalog that it was read with.
  let commandIndex: Int
  /// The line it was read from.
  public let line: SourceLine
  /// The command's bytes, without what separates it from others.
  public internal(set) var range: Range<Int>
  public internal(set) var form = Form.words
  /// The process that was named in front; nil is the current one.
  public internal(set) var processID: UInt32?
  /// The name that the result shall bear.
  public internal(set) var resultName: String?
  /// The letters after the `/`.
  public internal(set) var format: MemoryFormat?
  /// What the line says will come of it.
  public internal(set) var expectation = ExpectedResult()
  /// How digits were read that could have meant something else.
  public internal(set) var reading: NumberReading?
  /// Values of a repeated argument after its first.
  public internal(set) var further: [ArgumentValue] = []

  public var values = InlineArray<8, ArgumentValue>(repeating: ArgumentValue())

  public init(_ definition: CommandDefinition, _ index: Int, _ line: SourceLine, from start: Int) {
    self.definition = definition
    commandIndex = index
    self.line = line
    range = start..<start
  }

  /// The value of the argument at an index of the declaration.
  public subscript(index: Int) -> ArgumentValue { values[index] }

  public func isGiven(_ index: Int) -> Bool { values[index].isGiven }

  /// What the command does to the machine with these arguments.
  public var effect: CommandDefinition.Effect {
    definition.looksAlone && !isGiven(0) ? .looks : definition.effect
  }
}

extension Invocation {
  /// An argument's number; 0 when it was not given.
  public func number(_ index: Int) -> Int128 { values[index].number }

  /// An argument as an address; 0 when it was not given.
  public func address(_ index: Int) -> VirtualAddress {
    VirtualAddress(rawValue: UInt32(truncatingIfNeeded: values[index].number))
  }

  /// An argument as a 32-bit word; 0 when it was not given.
  public func word(_ index: Int) -> UInt32 { UInt32(truncatingIfNeeded: values[index].number) }

  /// An argument as a word, or nil when it was not given.
  public func wordIfGiven(_ index: Int) -> UInt32? { isGiven(index) ? word(index) : nil }

  /// An argument as it was typed, without a string's quotes and escapes; nil when it was not given.
  /// In a file's name outside quotes `~` is the home directory.
  public func text(_ index: Int) -> String? {
    guard isGiven(index) else { return nil }
    let text = text(of: values[index])
    let start = values[index].range.lowerBound
    guard !values[index].range.isEmpty, definition.arguments[index].kind.isPath,
      line.bytes[start] == UInt8(ascii: "~") else {
      return text
    }
    return text.homeExpanded
  }

  /// A value as it was typed, without a string's quotes and escapes.
  public func text(of value: ArgumentValue) -> String {
    line.bytes.unquoted(in: value.range)
  }

  /// The command with another number in the place of an argument.
  public func text(with number: some BinaryInteger, at index: Int) -> String {
    let place = values[index].range
    return line.text(in: range.lowerBound..<place.lowerBound) + "\(number)"
      + line.text(in: place.upperBound..<range.upperBound)
  }

  /// That an argument is missing which the grammar allows to be.
  public func missing(_ index: Int) -> CommandError {
    CommandError(
      .missingArgument(definition.arguments[index].name, usage: definition.usage),
      at: range.upperBound..<range.upperBound)
  }

  /// An error that points at an argument, or at the command when the argument was not given.
  public func error(_ reason: CommandError.Reason, at index: Int? = nil) -> CommandError {
    guard let index, isGiven(index) else { return CommandError(reason, at: range) }
    return CommandError(reason, at: values[index].range)
  }
}

extension [UInt8] {
  /// The text at `range`. A string loses its quotes, and `\n`, `\t`, `\0`, `\xHH`, `\"` and `\\`
  /// become what they stand for.
  func unquoted(in range: Range<Int>) -> String {
    String(decoding: unquotedBytes(in: range), as: UTF8.self)
  }

  /// The bytes at `range`, as `unquoted(in:)` reads them.
  public func unquotedBytes(in range: Range<Int>) -> [UInt8] {
    guard range.count >= 2, self[range.lowerBound] == UInt8(ascii: "\""),
      self[range.upperBound - 1] == UInt8(ascii: "\"")
    else { return Array(self[range]) }
    var result: [UInt8] = []
    var index = range.lowerBound + 1
    while index < range.upperBound - 1 {
      let byte = self[index]
      index += 1
      guard byte == UInt8(ascii: "\\"), index < range.upperBound - 1 else {
        result.append(byte)
        continue
      }
      let escaped = self[index]
      index += 1
      switch escaped {
      case UInt8(ascii: "n"): result.append(0x0a)
      case UInt8(ascii: "t"): result.append(0x09)
      case UInt8(ascii: "r"): result.append(0x0d)
      case UInt8(ascii: "0"): result.append(0)
      case UInt8(ascii: "x"):
        let digitEnd = Swift.min(index + 2, range.upperBound - 1)
        if let value = digits(in: index..<digitEnd, base: 16) {
          result.append(UInt8(value))
          index = digitEnd
        } else {
          result.append(escaped)
        }
      default: result.append(escaped)
      }
    }
    return result
  }
}
