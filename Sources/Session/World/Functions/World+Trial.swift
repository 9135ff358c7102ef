import Grammar
import KernelModel

/// Commands on a machine that is thrown away: `cost(touch p w).frames`.
extension World {
  public func trial(of commands: SourceLine) throws(CommandError) -> any Trial {
    guard !isBare else { throw CommandError(.cannotTry(.hasNoKernel), at: commands.range) }
    guard !isTrial, haltedDefinition == nil else {
      throw CommandError(.cannotTry(.isInside), at: commands.range)
    }
    guard let other = copy(commandSet) else {
      throw CommandError(.cannotTry(.hasNoRoom), at: commands.range)
    }
    other.isTrial = true
    other.startWorld = startWorld
    other.ending = .none
    other.isInterrupted = isInterrupted
    let counter = FaultCounter()
    other.kernel.observer = counter
    let execution = other.execute(commands)
    other.kernel.observer = nil
    if let error = execution.error { throw error }
    return WorldTrial(before: self, world: other, faultCount: counter.count)
  }
}

private struct WorldTrial: Trial {
  let before: World
  let world: World
  let faultCount: Int

  var after: any SymbolResolver { world }

  func figure(named name: String) -> Int128? {
    switch name {
    case "faults": Int128(faultCount)
    case "errno", "signal": world.value(ofSymbol: name)
    case "result": world.results.latest ?? 0
    case "frames": framesTaken { _ in true }
    case _ where name.hasPrefix("frames."): framesTaken(inZone: name.dropFirst(7))
    default: nil
    }
  }

  private func framesTaken(inZone name: Substring) -> Int128? {
    guard world.kernel.allocator.zones.contains(where: { $0.kind.name == name }) else { return nil }
    return framesTaken { $0.kind.name == name }
  }

  /// Frames taken less frames given back. Those that a CPU's list parks are nobody's.
  private func framesTaken(in isCounted: (Zone) -> Bool) -> Int128 {
    func used(_ world: World) -> Int {
      world.kernel.allocator.zones.filter(isCounted).reduce(0) {
        $0 + $1.managedPages - $1.freePages - $1.perCPUPages
      }
    }
    return Int128(used(world) - used(before))
  }
}

/// Counts page faults as effects do: those of the kernel's own accesses among them.
private final class FaultCounter: KernelObserver {
  private(set) var count = 0

  func kernelDid(_ event: KernelEvent, depth: Int) {
    if case .fault(.taken) = event { count += 1 }
  }
}
