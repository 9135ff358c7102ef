import Drawing
import Grammar
import Hardware
import KernelModel

/// The processes and what they use.
package struct ProcessListReport: Report {
  package static let kind = "processes"

  package struct Entry: Encodable, Sendable {
    package let pid: Int32
    package let parent: Int32?
    package let state: ProcessStatus
    package let isCurrent: Bool
    /// KiB promised and used.
    package let size: Int
    package let resident: Int
    package let name: String

    package init(_ process: Process, _ current: Process, sleep: Sleep?) {
      pid = process.id.rawValue
      parent = process.parent?.rawValue
      state = ProcessStatus(process, current, sleep: sleep)
      isCurrent = process === current
      size = (process.space?.totals.total ?? 0) * 4
      resident = (process.space?.resident.total ?? 0) * 4
      name = process.name
    }
  }

  package let processes: [Entry]

  package init(processes: [Entry]) {
    self.processes = processes
  }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    var table = Table([
      .init(""), .init("PID", .right), .init("PPID", .right), .init("VmSize", .right),
      .init("VmRSS", .right), .init("STATE"), .init("COMMAND"),
    ])
    for process in processes {
      table.append([
        .init(process.isCurrent ? "*" : " ", .heading), .init("\(process.pid)", .value),
        .init(process.parent.map { "\($0)" } ?? "0"), .init("\(process.size)K"),
        .init("\(process.resident)K"), .init(canvas.words(process.state)),
        .init(process.name, .label),
      ])
    }
    table.draw(into: &text, width: canvas.width)
  }
}
