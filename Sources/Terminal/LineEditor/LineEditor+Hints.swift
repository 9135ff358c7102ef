import Drawing

/// Faint text behind the cursor: what could follow, or how many pasted lines wait.
extension LineEditor {
  /// Draws the hint when the cursor stands at the end of the line, as far as the row has room.
  func showHint() {
    guard style.usesEscapes, !isHintShown else { return }
    let (before, after) = line
    guard after.isEmpty else { return }
    let text = heldLines.isEmpty ? hint(before) : heldLinesHint
    let room = columns - cursorColumns % columns - 1
    let fitting = text.prefix { !$0.isNewline }.prefix(columns: room)
    guard !fitting.isEmpty else { return }
    // The cursor is saved, not counted: libedit must not notice.
    LineEditorHost.show("\u{1b}7\u{1b}[2m\(fitting)\u{1b}[0m\u{1b}8")
    isHintShown = true
  }

  /// Wipes the hint away before libedit draws.
  func hideHint() {
    guard isHintShown else { return }
    LineEditorHost.show("\u{1b}[J")
    isHintShown = false
  }

  private var heldLinesHint: String {
    let count = heldLines.count
    return "  + \(count) line\(count == 1 ? "" : "s"), Enter runs all"
  }
}
