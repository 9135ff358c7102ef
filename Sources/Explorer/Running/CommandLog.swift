/// The commands that were carried out, in order: enough to do everything again.
///
/// The text lies in one buffer, so that half a million commands a second can be noted.
public struct CommandLog: Sendable {
  private var bytes: [UInt8] = []
  /// Where each command ends in `bytes`.
  private var ends: [Int] = []
  /// Whether each command changes the machine.
  private var effects: [CommandDefinition.Effect] = []

  public init() {}

  public var count: Int { ends.count }

  /// Notes a command: a range of a line's bytes.
  mutating func append(
    _ source: [UInt8], _ range: Range<Int>, _ effect: CommandDefinition.Effect
  ) {
    bytes.append(contentsOf: source[range])
    ends.append(bytes.count)
    effects.append(effect)
  }

  /// The command at an index, from 0.
  public subscript(index: Int) -> SourceLine {
    SourceLine(bytes: bytes, range: (index == 0 ? 0 : ends[index - 1])..<ends[index])
  }

  public func effect(_ index: Int) -> CommandDefinition.Effect { effects[index] }
}
