import Drawing

/// Shows long output a page at a time on a terminal, and lets everything through elsewhere.
///
/// At the end of a page: space goes on by a page, Enter by a line, `c` to the end, `q` stops and
/// raises `Interrupt` so that what produces the output stops too.
public final class Pager {
  private let output: OutputWriter
  private let style: TerminalStyle
  private let size: () -> TerminalSize
  private let readKey: () -> [UInt8]?

  /// Whether output stops at the end of a page. Only ever true on a terminal.
  public var isEnabled: Bool

  private var rowsLeft = 0
  private var column = 0
  private var isInEscape = false
  private var isDiscarding = false
  /// The person wants to see no more of what this command prints.
  private(set) var isStopped = false
  private var isContinuous = false

  private static let question = "--more-- space: page, Enter: line, c: all, q: stop"

  public convenience init(output: OutputWriter, style: TerminalStyle) {
    self.init(
      output: output, style: style, size: { TerminalSize.current },
      readKey: LineEditorHost.readKey)
  }

  init(
    output: OutputWriter, style: TerminalStyle, size: @escaping () -> TerminalSize,
    readKey: @escaping () -> [UInt8]?
  ) {
    self.output = output
    self.style = style
    self.size = size
    self.readKey = readKey
    isEnabled = style.isInteractive
  }

  /// Begins the output of one command: a whole page may follow.
  public func begin() {
    rowsLeft = size().rows - 1
    column = 0
    isInEscape = false
    isDiscarding = false
    isStopped = false
    isContinuous = false
  }

  /// Ends the output of one command: what was stopped with `q` ends with it, and nothing else does.
  public func endCommand() {
    guard isStopped else { return }
    Interrupt.clear()
    begin()
  }

  /// Shows a text, or as much of it as the person wants to see.
  ///
  /// - Complexity: O(length).
  public func write(_ text: String) {
    guard isEnabled, !isContinuous else {
      if !isDiscarding { output.write(rendered: text) }
      return
    }
    guard !isDiscarding else { return }
    let columns = size().columns
    var shown = text.startIndex
    for index in text.unicodeScalars.indices {
      if rowsLeft <= 0 {
        output.write(rendered: String(text[shown..<index]))
        shown = index
        ask()
        if isDiscarding { return }
        if isContinuous { break }
      }
      advance(over: text.unicodeScalars[index], columns: columns)
    }
    output.write(rendered: String(text[shown...]))
  }

  /// Moves the place on the page; `rowsLeft` counts the ends of rows.
  private func advance(over scalar: Unicode.Scalar, columns: Int) {
    if isInEscape {
      isInEscape = scalar == "[" || !("@"..."~").contains(scalar)
    } else if scalar == "\u{1b}" {
      isInEscape = true
    } else if scalar == "\n" {
      rowsLeft -= 1
      column = 0
    } else {
      let width = Character(scalar).columnCount
      column += width
      if column > columns {
        rowsLeft -= 1
        column = width
      }
    }
  }

  private func ask() {
    let question = String(Self.question.prefix(columns: size().columns - 1))
    output.write(style.usesEscapes ? "\u{1b}[7m\(question)\u{1b}[0m" : "\(question)")
    output.flush()
    repeat {
      switch readKey() {
      case [UInt8(ascii: " ")], [UInt8(ascii: "f")], Array("\u{1b}[6~".utf8):
        rowsLeft = size().rows - 1
      case [UInt8(ascii: "\n")], [UInt8(ascii: "\r")], [UInt8(ascii: "j")],
        Array("\u{1b}[B".utf8), Array("\u{1b}OB".utf8):
        rowsLeft = 1
      case [UInt8(ascii: "c")], [UInt8(ascii: "G")]:
        isContinuous = true
      case let key where key == nil || [[0x71], [0x51], [0x1b], [0x04]].contains(key):
        isDiscarding = true
        isStopped = key != nil
        Interrupt.request()
      default: break
      }
    } while rowsLeft <= 0 && !isContinuous && !isDiscarding
    let blank = String(repeating: " ", count: question.columnCount)
    output.write(style.usesEscapes ? "\r\u{1b}[K" : "\r\(blank)\r")
  }
}
