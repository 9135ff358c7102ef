import Drawing

/// A word that hands have learnt elsewhere and that is none here, and what is nearest to it.
///
/// It is asked for words that are no command and no beginning of one, so that none of these is an
/// alias: those that do the same here are declared as commands.
public struct Habit: Equatable, Sendable {
  /// What to type instead. Its first word is a command.
  public let command: String
  /// What is not here at all; nil where the command does the same.
  public let lack: Lack?

  init(_ command: String, lack: Lack? = nil) {
    self.command = command
    self.lack = lack
  }

  /// What other programs have and Pagewalk has not.
  public enum Lack: String, Coded, Equatable {
    /// It starts no programs of the host's.
    case hostCommands = "host-commands"
    /// Simulated programs run no instructions.
    case instructions
    /// They have no source code, and no variables.
    case source
    /// History is repeated by keys, not by signs.
    case repetition
    /// There are no pages of a manual behind the commands.
    case manual
  }
}

extension CommandCatalog {
  /// What is nearest to a word of another program; nil for an unknown one, and where this machine
  /// has no such command.
  ///
  /// - Parameter words: the unknown command, or a command and a word that it does not know.
  /// - Complexity: O(log *n*).
  func habit(_ words: String) -> Habit? {
    guard let habit = Habit.table[words],
      let name = habit.command.split(separator: " ").first,
      command(named: String(name.prefix { $0 != "/" && $0 != "(" })) != nil
    else { return nil }
    return habit
  }

  /// What is nearest to a command that begins with no letter: a sign, or a word in another script.
  func habit(ofSigns word: String) -> Habit? {
    if let habit = habit(word) { return habit }
    for length in [2, 1] where word.count > length {
      if let habit = habit(String(word.prefix(length))), word.first?.isASCII == true {
        return habit
      }
    }
    return nil
  }
}
