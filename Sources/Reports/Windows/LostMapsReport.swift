import Drawing
import Grammar
import KernelModel

/// What came of the end of tasks: nothing to say, or that they had temporary kmaps open, which are
/// gone. Linux: `kmap_assert_nomap`.
package struct LostMapsReport: Report {
  package static let kind = "lost-kmaps"

  package struct Task: Encodable, Sendable {
    let process: Int32
    let count: Int
  }

  package let tasks: [Task]

  private init(_ lost: [LostMaps]) {
    tasks = lost.map { Task(process: $0.process.rawValue, count: $0.count) }
  }

  /// The answer of a command that ended tasks.
  package static func report(_ lost: [LostMaps]) -> any Report {
    lost.isEmpty ? SilentReport() : LostMapsReport(lost)
  }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    for task in tasks {
      text.append("DEBUG_LOCKS_WARN_ON(current->kmap_ctrl.idx)", .warning)
      text.appendLine(": \(canvas.words(task))")
    }
  }
}
