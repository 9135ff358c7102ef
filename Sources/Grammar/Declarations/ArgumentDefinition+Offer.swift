/// What completes an argument beyond its kind: things that the session has made.
extension ArgumentDefinition {
  public enum Offer: Sendable {
    /// Kinds of events, functions of Linux, addresses; behind `if` a condition.
    case places
    /// What may be watched.
    case watched
    /// What a condition of a breakpoint may name.
    case conditions
    /// Numbers of breakpoints.
    case breakpoints
    /// Checkpoints, and where a history begins and ends.
    case points
    case checkpoints
    case branches
    /// Names that `alias` and `define` gave.
    case macros
    /// A command with its arguments.
    case commandLine
    /// What `when` is asked about, by the word before it.
    case causes
    /// Settings and registers, and what `trace` set.
    case shown
    /// What a setting is now, by the word before it.
    case settingValues
    /// How text may look.
    case themes
    /// Linux: `CLONE_*`.
    case cloneFlags
    /// Processes, for a number that need not be one.
    case processes
    /// Blocks that `alloc` took.
    case blocks
    /// These, and frames with kmaps.
    case heldFrames
    case mappedFrames
    /// What `kmalloc` returned.
    case kernelObjects
    case kernelAreas
    /// What `malloc` returned.
    case libraryBlocks
    case temporaryMaps
    case fixedSlots
    /// A linear or physical address, or a frame.
    case anyPlace
    /// Commands, groups and topics.
    case helpNames
    /// Lessons, and what can be done with one.
    case lessons
    /// Kinds of questions and the ideas that they are about.
    case questions
  }
}
