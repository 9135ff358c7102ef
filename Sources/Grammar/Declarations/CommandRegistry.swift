/// Commands, and with each of them what carries it out: the grammar reads declarations and never
/// learns who that is.
public final class CommandRegistry<Performer: Sendable>: Sendable {
  /// The declarations, by group.
  public let catalog: CommandCatalog
  /// Of the command at the same index of the catalog.
  private let performers: [Performer]

  /// - Precondition: no two commands share a name, an alias or the name of a C form.
  /// - Parameter help: in other languages than the declarations'.
  public init(
    _ entries: [(definition: CommandDefinition, performer: Performer)], help: [HelpTable] = []
  ) {
    let sorted = CommandGroup.sorted(entries) { $0.definition.group }
    catalog = CommandCatalog(sorted.map(\.definition), help: help)
    performers = sorted.map(\.performer)
  }

  /// What carries out a command that was read with this catalog.
  public func performer(of invocation: borrowing Invocation) -> Performer {
    performers[invocation.commandIndex]
  }

  /// The commands whose declarations are as wanted.
  public func filter(_ isIncluded: (CommandDefinition) -> Bool) -> CommandRegistry {
    CommandRegistry(
      zip(catalog.commands, performers).filter { isIncluded($0.0) }.map { ($0.0, $0.1) },
      help: catalog.helpTables)
  }
}

extension CommandGroup {
  /// Things in the order of their groups; inside a group they keep their own.
  public static func sorted<Element>(_ elements: [Element], by group: (Element) -> CommandGroup)
    -> [Element]
  {
    allCases.flatMap { wanted in elements.filter { group($0) == wanted } }
  }
}
