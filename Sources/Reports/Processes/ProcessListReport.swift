import Drawing
import Hardware
import KernelModel

/// The processes and what they use.
struct ProcessListReport: Report {
  static let kind = "processes"

  struct Entry: Encodable, Sendable {
    let pid: Int32
    let parent: Int32?
    let state: ProcessStatus
    let isCurrent: Bool
    /// KiB promised and used.
    let size: Int
    let resident: Int
    let name: String

    init(_ process: Process, _ current: Process, sleep: Sleep?) {
      pid = process.id.rawValue
      parent = process.parent?.rawValue
      state = ProcessStatus(process, current, sleep: sleep)
      isCurrent = process === current
      size = (process.space?.totals.total ?? 0) * 4
      resident = (process.space?.resident.total ?? 0) * 4
      name = process.name
    }
  }

  let processes: [Entry]

  func draw(on canvas: Canvas, into text: inout StyledText) {
    var table = Table([
      .init(""), .init("PID", .right), .init("PPID", .right), .init("VmSize", .right),
      .init("VmRSS", .right), .init("STATE"), .init("COMMAND"),
    ])
    for process in processes {
      table.append([
        .init(process.isCurrent ? "*" : " ", .changed), .init("\(process.pid)", .value),
        .init(process.parent.map { "\($0)" } ?? "0"), .init("\(process.size)K"),
        .init("\(process.resident)K"), .init(canvas.words(process.state)), .init(process.name, .label),
      ])
    }
    table.draw(into: &text, width: canvas.width)
  }
}
