import KernelModel

/// That a process ended with temporary kmaps open; they are gone. Linux: `kmap_assert_nomap`.
struct LostMapsReport: Report {
  static let kind = "lost-kmaps"

  let process: ProcessID
  let count: Int

  enum Key: String, CodingKey { case process, count }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(process.rawValue, forKey: .process)
    try container.encode(count, forKey: .count)
  }

  func draw(on canvas: Canvas, into text: inout StyledText) {
    text.append("DEBUG_LOCKS_WARN_ON(current->kmap_ctrl.idx)", .warning)
    text.appendLine(
      ": process \(process.rawValue) ended with \(counted(count, "temporary kmap")) open")
  }
}
