import Hardware
import KernelModel

extension Session {
  /// Every structure of the machine and of what the session keeps beside it.
  ///
  /// Left out is what no command can find out or depend on: how storage is numbered inside, guesses
  /// that change no answer, and how the tree of areas was turned last.
  package var structures: [StateStructure] {
    chipStructures + (isBare ? [] : kernelStructures) + [resultStructure, sessionStructure]
  }

  private var kernelStructures: [StateStructure] {
    [settingStructure, kernelFigures, counterStructure, zoneFigures, freeLists, perCPULists]
      + [pageblockTypes, frameStructure, pageCacheStructure, cacheStructure, slabStructure]
      + [vmallocStructure, permanentMapStructure, fixmapStructure, temporaryMapStructure]
      + [windowFigures, kernelTableStructure]
      + [processStructure, descriptorStructure, openStructure, fileStructure]
      + spaceStructures + [anonymousMemoryStructure]
  }

  private var resultStructure: StateStructure {
    let results = results
    let names = results.names
    return StateStructure(
      part: nil, name: "results",
      fill: { facts in
        for (index, value) in results.values.enumerated() {
          facts.add(index, Self.digest(of: value))
        }
        for (index, name) in names.enumerated() {
          var digest = Digest()
          digest.add(name)
          digest.add(Self.digest(of: results.value(named: name) ?? 0))
          facts.add(1 << 32 + index, digest.value)
        }
      },
      words: { place in
        if place < 1 << 32 {
          guard place < results.values.count else { return nil }
          return "$\(place + 1) = \(Self.written(results.values[Int(place)]))"
        }
        let index = Int(place - 1 << 32)
        guard index < names.count else { return nil }
        return "\(names[index]) = \(Self.written(results.value(named: names[index]) ?? 0))"
      })
  }

  private static func digest(of value: Int128) -> UInt64 {
    Digest.of(UInt64(truncatingIfNeeded: value), UInt64(truncatingIfNeeded: value >> 64))
  }

  private static func written(_ value: Int128) -> String {
    value < 10 ? "\(value)" : "0x\(hexadecimal(value, digits: 1))"
  }

  /// Whose calls are made, where files come from, and what is known of a trace.
  private var sessionStructure: StateStructure {
    let world = world
    return .words(.session, "session") {
      let trace = world.trace
      let processes = trace.processes.sorted { $0.key < $1.key }
      var mappings = Digest()
      for record in trace.programMappings ?? [] {
        mappings.add(record.comparedLine(hasPaths: true))
      }
      return [
        "current process \(world.currentProcess?.id.rawValue ?? 0)",
        "sysroot \(world.hostFiles.root.isEmpty ? "/" : world.hostFiles.root)",
        "processes of the trace: \(processes.map { "\($0.key) is \($0.value.rawValue)" })",
        "unchecked processes of the trace: \(trace.unchecked.sorted())",
        "mappings of its program: \(trace.programMappings?.count ?? 0), "
          + hexadecimal(mappings.value, digits: 16),
        "calls whose end is missing: \(world.unfinishedCalls.isEmpty ? "none" : "some")",
      ]
    }
  }
}
