import Commands
import Drawing
import Grammar
import KernelModel
import Session

/// A session whose output is at hand, over the sample commands or others.
package final class SampleSession {
  package let session: Session
  package private(set) var output = ""

  package init(_ commands: CommandSet = .standard) {
    var configuration = Configuration()
    configuration.memoryByteCount = 64 << 20
    session = try! Session(configuration: configuration, commands: commands)
    session.checksInvariants = false
    session.tellsStories = false
    session.sink = { [unowned self] in output += $0 }
  }

  /// What a line prints.
  package func type(_ line: String) -> String {
    output = ""
    session.execute(line)
    return output
  }
}

extension CommandSet {
  /// The same commands on every machine.
  package init(_ commands: [Command]) {
    self.init(booted: CommandRegistry(commands), bare: CommandRegistry(commands))
  }
}

extension CommandDefinition {
  /// A command that does nothing.
  package var silent: Command {
    byWorld { _, _ throws(CommandError) in SilentReport() }
  }
}
