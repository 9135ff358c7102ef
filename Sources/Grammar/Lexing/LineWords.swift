/// A line cut into commands and words, without asking what any of them means.
///
///     [PID] NAME = COMMAND[/FORMAT] WORD... ; COMMAND(PARAMETER, ...) # comment
///
/// It is for whoever helps with a line in the making, or changes one before it is read, and never
/// fails: what is wrong is a state of the word that it is wrong with. Where `CommandParser` accepts
/// a command both find the same parts.
public struct LineWords: Sendable {
  public let line: SourceLine
  /// At least one. The last is empty where the line is, or ends in a `;`.
  public let commands: [LineCommand]
  /// The comment at the line's end, with its `#`.
  public let comment: Range<Int>?

  /// - Complexity: O(length).
  public init(_ line: SourceLine) {
    self.line = line
    var lexer = Lexer(line)
    var commands: [LineCommand] = []
    while true {
      commands.append(LineCommand(line, &lexer))
      guard lexer.byte(at: lexer.position) == UInt8(ascii: ";") else { break }
      lexer.position += 1
    }
    self.commands = commands
    comment = lexer.position < lexer.end ? lexer.position..<lexer.end : nil
  }

  /// The command that goes on at the line's end.
  public var last: LineCommand { commands[commands.count - 1] }
}
