extension CommandCatalog {
  /// Every command of Pagewalk.
  public static let standard = CommandCatalog(
    CommandDefinition.processes + CommandDefinition.programs + CommandDefinition.fileCalls
      + [.prlimit]
      + CommandDefinition.traceMarks + CommandDefinition.mappingCalls
      + CommandDefinition.adviceCalls + CommandDefinition.library + CommandDefinition.accesses
      + CommandDefinition.examinations + CommandDefinition.translationViews
      + CommandDefinition.chip
      + CommandDefinition.addressSpaceViews + CommandDefinition.frameViews
      + CommandDefinition.linuxFiles
      + CommandDefinition.frameCommands + CommandDefinition.kernelMemory
      + CommandDefinition.debugger + CommandDefinition.session
      + CommandDefinition.sessionFiles + CommandDefinition.savedSessions
      + CommandDefinition.macros)

  /// The commands of a machine without a kernel.
  public static let bare = CommandCatalog(
    CommandDefinition.bareAccesses + [.poke, .translate, .pte, .tlb, .controlRegisters, .gdt]
      + CommandDefinition.chip + CommandDefinition.debugger + CommandDefinition.session
      + CommandDefinition.sessionFiles + CommandDefinition.savedSessions
      + CommandDefinition.macros)
}
