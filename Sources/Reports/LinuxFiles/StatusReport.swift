import Drawing
import Grammar
import KernelModel

/// A process's state and the sizes of its memory, in the lines of `/proc/PID/status`.
package struct StatusReport: Report {
  package static let kind = "status"

  package let name: String
  package let state: TaskState
  package let process: Int32
  package let parent: Int32
  /// Tasks that share the memory.
  package let threadCount: Int
  /// In kB; empty for a process that has ended.
  package let figures: [UsageReport.Figure]

  package init(_ process: Process, in kernel: Kernel) {
    name = process.name
    self.process = process.id.rawValue
    parent = process.parent?.rawValue ?? 0
    state =
      switch process.state {
      case .running where kernel.sleep(of: process) != nil: .diskSleep
      case .running: process === kernel.current ? .running : .sleeping
      case .exited, .killed: .zombie
      }
    threadCount = process.space?.userCount ?? 1
    let lines = process.space.map { StatusFigures($0).lines } ?? []
    figures = lines.map { UsageReport.Figure(name: $0.name, kilobytes: $0.kilobytes) }
  }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    func line(_ label: String, _ value: String) {
      text.append("\(label):\t", .label)
      text.appendLine(value, .value)
    }
    line("Name", name)
    line("State", state.text)
    line("Pid", "\(process)")
    line("PPid", "\(parent)")
    for figure in figures { line(figure.name, "\(figure.kilobytes.right(8)) kB") }
    if !figures.isEmpty {
      line("HugetlbPages", "\(0.right(8)) kB")
      line("CoreDumping", "0")
      line("THP_enabled", "0")
    }
    line("Threads", "\(threadCount)")
  }
}

/// What a task does, as `status` tells it. Linux: `task_state_array`.
package enum TaskState: Coded {
  case running, sleeping, diskSleep, zombie

  package var code: String {
    switch self {
    case .running: "running"
    case .sleeping: "sleeping"
    case .diskSleep: "disk-sleep"
    case .zombie: "zombie"
    }
  }

  fileprivate var text: String {
    switch self {
    case .running: "R (running)"
    case .sleeping: "S (sleeping)"
    case .diskSleep: "D (disk sleep)"
    case .zombie: "Z (zombie)"
    }
  }
}

/// The sizes of a process's memory in pages, byte for byte as `/proc/PID/statm`.
package struct StatmReport: Report {
  package static let kind = "statm"

  package let process: Int32
  package let size: Int
  package let resident: Int
  /// Of files and of shared memory.
  package let shared: Int
  package let text: Int
  package let data: Int

  package init(_ process: Process, _ space: AddressSpace) {
    self.process = process.id.rawValue
    let pages = StatusFigures(space).statm
    size = pages[0]
    resident = pages[1]
    shared = pages[2]
    text = pages[3]
    data = pages[5]
  }

  package func draw(on canvas: Canvas, into output: inout StyledText) {
    output.appendLine("\(size) \(resident) \(shared) \(text) 0 \(data) 0", .value)
  }
}
