import Grammar
import KernelModel

/// Values at the start, `start.rss`: of what `start` was typed before, or of the machine.
extension World {
  public func start(at range: Range<Int>) throws(CommandError) -> any SymbolResolver {
    guard !isBare else { throw CommandError(.cannotTry(.hasNoKernel), at: range) }
    let start =
      if let startWorld { startWorld } else {
        try World.another(configuration, commandSet, at: range)
      }
    startWorld = start
    return StartSymbols(start: start, now: self)
  }

  /// Keeps the machine as it is now, for `start.rss`.
  ///
  /// - Complexity: that of a copy.
  /// - Returns: false in the middle of a command, and of a machine without a kernel.
  package func beginAnew() -> Bool {
    guard let copy = copy(commandSet) else { return false }
    startWorld = copy
    ending = .none
    return true
  }
}

/// The figures of then, and the results of now: what was named since is an address then, too.
package struct StartSymbols: ForwardingSymbols {
  private let start: World
  private let now: World

  package init(start: World, now: World) {
    self.start = start
    self.now = now
  }

  package func value(ofSymbol name: String) -> Int128? {
    now.results.value(named: name) ?? start.value(ofSymbol: name)
  }
  package func value(ofResult number: UInt64) -> Int128? { now.value(ofResult: number) }
  package var resultCount: Int { now.resultCount }
  package var forwarded: any SymbolResolver { start }

  /// There is one start.
  package func start(at range: Range<Int>) throws(CommandError) -> any SymbolResolver {
    throw CommandError(.needsMachine, at: range)
  }

  /// Nothing is tried then.
  package func trial(of commands: SourceLine) throws(CommandError) -> any Trial {
    throw CommandError(.needsMachine, at: commands.range)
  }
}
