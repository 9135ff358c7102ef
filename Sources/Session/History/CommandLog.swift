import Grammar
import Reports

/// The commands that were carried out, in order: enough to do everything again.
///
/// The text lies in one buffer, so that half a million commands a second can be noted.
public struct CommandLog: Sendable {
  private var bytes: [UInt8] = []
  /// Where each command ends in `bytes`.
  private var ends: [Int] = []
  /// Whether each command changes the machine.
  private var effects: [CommandDefinition.Effect] = []
  /// Whether each command that only looks left something that others may name.
  private var leavesValue: [Bool] = []
  /// What commands found of the host's files.
  private var foundFiles: [Int: FoundFiles] = [:]

  public init() {}

  public var count: Int { ends.count }

  /// Notes a command: a range of a line's bytes.
  mutating func append(
    _ source: [UInt8], _ range: Range<Int>, _ effect: CommandDefinition.Effect,
    leavesValue: Bool
  ) {
    bytes.append(contentsOf: source[range])
    ends.append(bytes.count)
    effects.append(effect)
    self.leavesValue.append(leavesValue)
  }

  /// Keeps what the last command found of the host's files.
  mutating func keep(_ files: FoundFiles) { foundFiles[count - 1] = files }

  /// What a command found; nothing where it did not look.
  func foundFiles(_ index: Int) -> FoundFiles {
    foundFiles.isEmpty ? [:] : foundFiles[index] ?? [:]
  }

  /// Forgets all but the first commands.
  mutating func truncate(to count: Int) {
    guard count < ends.count else { return }
    foundFiles = foundFiles.filter { $0.key < count }
    ends.removeSubrange(count...)
    effects.removeSubrange(count...)
    leavesValue.removeSubrange(count...)
    bytes.removeSubrange((ends.last ?? 0)...)
  }

  /// The command at an index, from 0.
  public subscript(index: Int) -> SourceLine {
    SourceLine(bytes: bytes, range: (index == 0 ? 0 : ends[index - 1])..<ends[index])
  }

  public func effect(_ index: Int) -> CommandDefinition.Effect { effects[index] }

  /// Whether a replay must carry the command out again.
  func isRepeated(_ index: Int) -> Bool {
    effects[index] == .acts || effects[index] == .looks && leavesValue[index]
  }
}
