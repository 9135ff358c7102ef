import Evidence
import Grammar
import Session

extension CommandSet {
  /// Every command of Pagewalk.
  public static let standard = CommandSet(
    booted: CommandRegistry(kernel + everywhere, help: HelpTable.all),
    bare: CommandRegistry(chip + everywhere, help: HelpTable.all))

  /// What needs a kernel, and what asks the chip below it.
  private static let kernel: [Command] = [
    Command.processes, Command.programs, Command.fileCalls, [.prlimit], Command.traceMarks,
    Command.mappingCalls, Command.adviceCalls, Command.library, Command.accesses,
    Command.examinations, Command.translationViews, Command.chip, Command.addressSpaceViews,
    Command.frameViews, Command.linuxFiles, Command.crash, Command.frameCommands,
    Command.swapping, Command.outOfMemory, Command.fileStreams, Command.kernelMemory,
    Command.pictures, [.begin],
  ].flatMap { $0 }

  /// What a machine without a kernel understands.
  private static let chip: [Command] =
    Command.bareAccesses + [.poke, .translate, .pte, .tlb, .controlRegisters, .gdt]
    + Command.chip

  /// What needs no machine of a kind.
  private static let everywhere: [Command] = [
    [Command.otherCall], Command.debugger, Command.session, Command.sessionFiles,
    Command.savedSessions, Command.macros, Command.learning,
  ].flatMap { $0 }
}

extension Session {
  /// Boots a machine with every command of Pagewalk.
  ///
  /// - Throws: why the configuration makes no machine.
  public convenience init(
    configuration: Configuration = Configuration()
  ) throws(ConfigurationRefusal) {
    try self.init(configuration: configuration, commands: .standard)
  }
}

extension FileChecker {
  /// Judges files by a machine with every command of Pagewalk.
  public init(
    _ configuration: Configuration, isInterrupted: @escaping () -> Bool = { false }
  ) {
    self.init(configuration, commands: .standard, isInterrupted: isInterrupted)
  }
}
