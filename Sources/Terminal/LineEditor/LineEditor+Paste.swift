import CEditline
import Drawing

/// Text that is pasted, not typed.
extension LineEditor {
  /// Asks the terminal to mark where a paste begins and ends, or to stop doing so.
  func setPasteMarking(_ isOn: Bool) {
    if style.usesEscapes { LineEditorHost.show(isOn ? "\u{1b}[?2004h" : "\u{1b}[?2004l\r") }
  }

  /// Puts the first pasted line at the cursor and holds the others until Enter.
  ///
  /// What is pasted is never run by the paste itself, and a tab in it completes nothing.
  func insertPasted() -> UInt8 {
    var lines = Self.lines(ofPaste: pasted)
    pasted = ""
    if heldLines.isEmpty {
      insert(lines.removeFirst())
    } else {
      heldLines[heldLines.count - 1] += lines.removeFirst()
    }
    heldLines += lines
    return UInt8(CC_REFRESH)
  }

  /// The lines of a paste, at least one. Empty lines are left out: at a prompt Enter alone means
  /// something. A tab becomes a space; whatever else is hidden is put in plain sight, and so runs
  /// as nothing that it was not seen to be.
  static func lines(ofPaste text: String) -> [String] {
    var lines = [String.UnicodeScalarView()]
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n", "\r":
        if !lines[lines.count - 1].isEmpty { lines.append(.init()) }
      case "\t": lines[lines.count - 1].append(" ")
      default:
        lines[lines.count - 1].append(contentsOf: String(scalar).visible().unicodeScalars)
      }
    }
    if lines.count > 1, lines.last!.isEmpty { lines.removeLast() }
    return lines.map { String($0) }
  }

  /// Shows a pasted line as if it had been typed at the prompt.
  func showQueued(_ line: String) -> Input {
    LineEditorHost.show("\(rendered: styledPrompt(""))\(line)\n")
    return .line(line)
  }
}
