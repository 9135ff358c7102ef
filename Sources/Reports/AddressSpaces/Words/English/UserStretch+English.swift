import Drawing
import Hardware
import KernelModel

extension UserStretch: Worded {
  package var english: String {
    switch content {
    case .area(let area): area.english
    case .gap(let gap): gap.english
    }
  }
}

extension UserStretch.Gap: Worded {
  var english: String {
    switch self {
    case .null: "nothing, so that NULL faults"
    case .stackRoom: "room for the stack"
    case .heapRoom: "room for the heap and for mappings"
    case .other: "gap"
    }
  }
}

extension AreaSummary: Worded {
  var english: String {
    guard areaCount == 1 else { return "\(name.english), \(areaCount) areas" }
    return "\(name.english)  \(mode)\(parts.notNamed.isEmpty ? "" : "  \(parts.notNamed)")"
  }
}

extension AreaName: Worded {
  var english: String {
    switch self {
    case .named(let name): name
    case .sharedMemory: "shared memory"
    case .privateMemory: "private memory"
    }
  }
}

extension FrameSpan: Worded {
  /// `3ffc0-3ffc4 HighMem`
  var english: String {
    let zones = firstZone == lastZone ? firstZone : "\(firstZone), \(lastZone)"
    return "\(isDense ? "" : "in ")\((first..<last + 1).digits) \(zones)"
  }
}

extension LayoutPhrase: Worded {
  var english: String {
    switch self {
    case .heading(let process, let program, let memory, let layout):
      "process \(process) (\(program)), \(size(memory)) of RAM, layout \(layout)"
    case .total(let lines, 1 << 32): "\(counted(lines, "line")), 4 GiB in all"
    case .total(let lines, let bytes): "\(counted(lines, "line")), BROKEN: \(bytes) bytes in all"
    case .purpose(.stack): "stack"
    case .purpose(.heap): "heap"
    case .purpose(.file), .purpose(.kernelPage), .purpose(.memory): "mapping"
    case .userSpaceEnds: "---- user space ends here ----"
    }
  }
}

extension LayoutColumn: Worded {
  var english: String {
    switch self {
    case .from: "from"
    case .size: "size"
    case .what: "what"
    case .inUse: "in use"
    case .behind: "behind it"
    }
  }
}

extension WholeLayoutReport.Content: Worded {
  var english: String {
    switch self {
    case .areas(let name): name.english
    case .window(let window): window.english
    }
  }
}
