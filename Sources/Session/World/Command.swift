import Drawing
import Grammar

/// Who carries a command out.
public enum Performer: Sendable {
  /// - Throws: what is wrong with the line. The machine is then as it was before.
  public typealias WorldPerformance =
    @Sendable (World, borrowing Invocation) throws(CommandError) -> any Report
  public typealias SessionPerformance =
    @Sendable (Session, borrowing Invocation) throws(CommandError) -> any Report

  /// The world alone: a replay can do it again.
  case world(WorldPerformance)
  /// The session around it: it steers, or asks about the history.
  case session(SessionPerformance)
}

/// A command: its declaration, and who carries it out.
public struct Command: Sendable {
  public let definition: CommandDefinition
  public let performer: Performer

  public var name: String { definition.name }
}

extension CommandDefinition {
  /// The command with this declaration that the world carries out.
  public func byWorld(_ perform: @escaping Performer.WorldPerformance) -> Command {
    Command(definition: self, performer: .world(perform))
  }

  /// The command with this declaration that the session carries out.
  public func bySession(_ perform: @escaping Performer.SessionPerformance) -> Command {
    Command(definition: self, performer: .session(perform))
  }
}

extension CommandRegistry<Performer> {
  public convenience init(_ commands: [Command], help: [HelpTable] = []) {
    self.init(commands.map { ($0.definition, $0.performer) }, help: help)
  }
}

/// The commands of a machine with a kernel, and those of one without.
public struct CommandSet: Sendable {
  public let booted: CommandRegistry<Performer>
  public let bare: CommandRegistry<Performer>

  public init(booted: CommandRegistry<Performer>, bare: CommandRegistry<Performer>) {
    self.booted = booted
    self.bare = bare
  }

  /// The commands of a machine.
  package func commands(of configuration: Configuration) -> CommandRegistry<Performer> {
    configuration.isBare ? bare : booted
  }

  /// The commands whose declarations are as wanted.
  package func filter(_ isIncluded: (CommandDefinition) -> Bool) -> CommandSet {
    CommandSet(booted: booted.filter(isIncluded), bare: bare.filter(isIncluded))
  }
}
