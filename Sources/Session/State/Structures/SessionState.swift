import KernelModel

/// Whose calls are made, where files come from, and what is known of a trace.
struct SessionState: StateFigures {
  let id = StructureID.session
  let world: World

  var figures: [(figure: StateFigure, fields: FieldList)] {
    let trace = world.trace
    var root = FieldList()
    root.add(.name, name: world.hostFiles.root)
    var unchecked = FieldList()
    unchecked.add(.processes, list: trace.unchecked.sorted())
    return [
      (.session(.process), .number(world.currentProcess?.id.rawValue ?? 0)),
      (.session(.sysroot), root),
      (.session(.uncheckedProcesses), unchecked),
      (.session(.mappings), fields(of: trace.programMappings ?? [])),
      (.session(.hasUnfinishedCalls), .number(world.unfinishedCalls.isEmpty ? 0 : 1)),
    ]
      + trace.processes.sorted { $0.key < $1.key }.map {
        (.tracedProcess($0.key), .number($0.value.rawValue))
      }
  }

  private func fields(of mappings: [MappingRecord]) -> FieldList {
    var list = FieldList()
    list.add(.count, mappings.count)
    list.add(
      .contentDigest,
      Digest.of(
        mappings.map { record in
          var digest = FieldDigest()
          digest.add(.address, record.range.lowerBound)
          digest.add(.end, record.range.upperBound)
          digest.add(.isReadable, record.isReadable)
          digest.add(.isWritable, record.isWritable)
          digest.add(.isExecutable, record.isExecutable)
          digest.add(.isShared, record.isShared)
          digest.add(.pageOffset, record.offset)
          digest.add(.file, record.hasFile)
          digest.add(.name, name: record.name)
          return digest.value
        }))
    return list
  }
}

package enum SessionFigure: String, CaseIterable, Hashable, Sendable {
  case process = "current-process"
  case sysroot
  case uncheckedProcesses = "unchecked-traced-processes"
  case mappings = "traced-program-mappings"
  case hasUnfinishedCalls = "unfinished-calls"
}
