import Drawing
import Glibc

/// A question to the person at the terminal that one key answers.
public enum Question {
  /// Asks.
  ///
  /// What was typed before the question stood there is no answer to it.
  /// - Returns: nil for no answer: Ctrl-C, or the terminal is gone.
  public static func ask(_ words: String, _ output: OutputWriter) -> Bool? {
    tcflush(LineEditorHost.standardInput, TCIFLUSH)
    var text = StyledText()
    // The answer follows in the last line.
    text.appendWrapped("\(words) [y/n]", from: 0, width: TerminalSize.current.columns - 2)
    output.write(rendered: text.text.dropLast() + " ")
    output.flush()
    while let key = LineEditorHost.readKey() {
      switch key {
      case [UInt8(ascii: "y")], [UInt8(ascii: "Y")]:
        output.write("y\n")
        return true
      case [UInt8(ascii: "n")], [UInt8(ascii: "N")], [UInt8(ascii: "q")], [0x1b], [0x04]:
        output.write("n\n")
        return false
      default: break
      }
    }
    output.write("\n")
    return nil
  }
}
