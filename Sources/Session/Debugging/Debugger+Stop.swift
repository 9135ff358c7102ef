import Reports

/// Where a command is to halt, and why it has halted.
extension Debugger {
  /// When to halt, besides at breakpoints.
  package enum Rule: Equatable {
    /// At breakpoints alone.
    case never
    /// At the end of the command, or at a breakpoint before.
    case endOfCommand
    /// At the next event that decides or changes something.
    case nextEvent
    /// At the next one that is no deeper inside Linux's functions.
    case noDeeper(than: Int)
    /// At the event of that number.
    case event(Int)
  }

  /// An event at which a breakpoint halts.
  package struct Hit: Equatable {
    package let event: Int
    let breakpoint: Int
  }

  /// A halt inside a command.
  package struct Stop {
    /// The event that has just happened.
    let number: Int
    package let entry: Journal.Entry
    /// The breakpoint that was hit, if it was one.
    var breakpoint: Int?
    /// What a watched expression was worth, and is.
    var change: Change?
    /// The breakpoint's condition cannot be worked out.
    var hasBadCondition = false
    /// Ctrl-C halted the machine.
    var isInterruption = false

    struct Change: Equatable {
      let old: Int128
      let new: Int128
    }
  }
}

extension EventContext {
  init(following world: World) {
    if let kernel = world.bootedKernel { self.init(following: kernel) } else { self.init() }
  }
}
