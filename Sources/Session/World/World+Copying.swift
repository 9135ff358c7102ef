import Grammar
import KernelModel

/// Making a world again by copying it.
extension World {
  /// Another world that is what this one is, and goes its own way from here: what carrying out the
  /// log on a fresh one leads to. Nobody listens to it.
  ///
  /// - Returns: nil in the middle of a command, and of a machine without a kernel.
  /// - Complexity: a boot, and O(frames that were written, areas, processes, files, results).
  func copy(_ commands: CommandSet) -> World? {
    guard let kernel = bootedKernel, haltedDefinition == nil,
      let other = try? World(configuration, commands), let copy = other.bootedKernel
    else { return nil }
    copy.take(kernel)
    let isListed = currentProcess.map { kernel.process($0.id) === $0 } ?? true
    other.currentProcess = isListed ? currentProcess.flatMap { copy.process($0.id) } : copy.current
    other.results = results
    other.trace = trace
    other.commandCount = commandCount
    other.isTamperedWith = isTamperedWith
    other.ending = ending
    other.startWorld = startWorld
    return other
  }

  /// Bytes that a copy takes up, for the most part.
  var copiedByteCount: Int { (bootedKernel?.copiedByteCount ?? 0) + results.values.count * 16 }
}
