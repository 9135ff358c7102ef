import Hardware
import KernelModel

/// Processes and threads, by number.
struct ProcessState: StateTable {
  let id = StructureID.processes
  let processes: ProcessTable

  func enter(into facts: inout Facts) {
    for process in processes.all {
      facts.add(process.id.rawValue) { Self.describe(process, into: &$0) }
    }
  }

  private static func describe(_ process: Process, into fields: inout some FieldSink) {
    fields.add(.name, name: process.name)
    fields.add(.state, process.state.number, code: process.state.code)
    switch process.state {
    case .running: break
    case .exited(let status): fields.add(.status, status)
    case .killed(let signal):
      fields.add(.signal, signal.number.rawValue)
      fields.add(.signalCode, signal.code.rawValue)
      fields.add(.address, signal.address.rawValue)
    }
    if let parent = process.parent { fields.add(.parent, parent.rawValue) }
    fields.add(.leader, process.leader.rawValue)
    if let child = process.awaitedChild { fields.add(.awaitedChild, child.rawValue) }
    if let space = process.space { fields.add(.space, space.id.rawValue) }
    fields.add(.survivesFaults, process.survivesFaults)
    fields.add(.oomAdjustment, process.standing.adjustment.rawValue)
    fields.add(.oomFloor, process.standing.floor.rawValue)
    fields.add(.oomDoom, process.standing.isDoomed)
    fields.add(.formerMinorFaults, process.formerFaults.minor)
    fields.add(.formerMajorFaults, process.formerFaults.major)
    fields.add(.kernelStack, process.kernelStack.rawValue)
    fields.add(.objects, list: process.objects.lazy.map(\.address.rawValue))
  }

  func fields(at place: UInt64, against other: ProcessState?) -> FieldList {
    var list = FieldList()
    if let process = processes[ProcessID(rawValue: Int32(place))] {
      Self.describe(process, into: &list)
    }
    return list
  }
}

extension Process.State {
  fileprivate var number: Int {
    switch self {
    case .running: 0
    case .exited: 1
    case .killed: 2
    }
  }

  fileprivate var code: String {
    switch self {
    case .running: "running"
    case .exited: "exited"
    case .killed: "killed"
    }
  }
}

/// What processes have open, by process and descriptor.
struct DescriptorState: StateTable {
  let id = StructureID.descriptors
  let kernel: Kernel

  func enter(into facts: inout Facts) {
    for process in kernel.processes.all {
      for (descriptor, open) in process.descriptors {
        facts.add(UInt64(process.id.rawValue) << 32 | UInt64(UInt32(bitPattern: descriptor))) {
          Self.describe(descriptor, open, process.openFiles, into: &$0)
        }
      }
    }
  }

  private static func describe(
    _ descriptor: Int32, _ open: OpenFileID, _ files: OpenFiles, into fields: inout some FieldSink
  ) {
    fields.add(.open, open.rawValue)
    fields.add(.isClosedByExec, files.closedByExec.contains(descriptor))
    fields.add(.userCount, files.userCount)
  }

  func fields(at place: UInt64, against other: DescriptorState?) -> FieldList {
    var list = FieldList()
    let descriptor = Int32(truncatingIfNeeded: place)
    guard let process = kernel.processes[ProcessID(rawValue: Int32(place >> 32))],
      let id = process.descriptors[descriptor], let open = kernel.files.open(numbered: id)
    else { return list }
    list.add(.process, process.id.rawValue)
    list.add(.descriptor, descriptor)
    list.add(.fileName, name: open.file.name)
    list.add(.isReadable, open.isReadable)
    list.add(.isWritable, open.isWritable)
    Self.describe(descriptor, id, process.openFiles, into: &list)
    return list
  }
}
