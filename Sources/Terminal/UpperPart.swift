/// The upper lines of a terminal, kept for something that is drawn again and again; prompt and
/// output scroll below it.
public final class UpperPart {
  private let output: OutputWriter
  /// Of how high a terminal it has how many lines; nil while it has none.
  private var shape: (lines: Int, rows: Int)?

  /// Lines that are left for prompt and output at least.
  public static let leastRest = 10

  public init(output: OutputWriter) { self.output = output }

  /// Draws lines above all else, with a rule below them.
  ///
  /// - Parameter text: lines that a renderer made, none wider than the terminal.
  /// - Returns: false where the terminal is not high enough; nothing is drawn then.
  public func show(_ text: String) -> Bool {
    let size = TerminalSize.current
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last?.isEmpty == true { lines.removeLast() }
    guard lines.count + 1 + Self.leastRest <= size.rows else {
      end()
      return false
    }
    let count = max(lines.count, shape?.lines ?? 0)
    if shape?.lines != count || shape?.rows != size.rows { begin(count, of: size) }
    output.write("\u{1b}7\u{1b}[H")
    for index in 0..<count {
      let line = index < lines.count ? lines[index] : ""
      output.write("\(rendered: line)\u{1b}[K\r\n")
    }
    let rule = String(repeating: "-", count: size.columns)
    output.write("\(rule)\u{1b}8")
    return true
  }

  /// What is there scrolls up; from now on only the lines below scroll. The cursor stands in the last.
  private func begin(_ count: Int, of size: TerminalSize) {
    output.write("\u{1b}[r\u{1b}[\(size.rows);1H")
    for _ in 0...count { output.write("\n") }
    output.write("\u{1b}[\(count + 2);\(size.rows)r\u{1b}[\(size.rows);1H")
    shape = (count, size.rows)
  }

  /// Gives the lines back.
  public func end() {
    guard shape != nil else { return }
    output.write("\u{1b}7\u{1b}[r\u{1b}8")
    shape = nil
  }
}
