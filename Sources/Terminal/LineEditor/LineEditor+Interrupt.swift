import CEditline
import Glibc

/// Ctrl-C, Ctrl-Z, and a window that changes.
extension LineEditor {
  /// Forgets the pasted lines that have not run yet.
  public func discardPasted() { queuedLines = [] }

  /// Ctrl-C: leaves the line on the screen with `^C` behind it, and a new prompt below.
  func dropLine() -> UInt8 {
    wasDropped = true
    moveCursorToEnd()
    insert("^C")
    push(UInt32(UInt8(ascii: "\n")))
    return UInt8(CC_REFRESH)
  }

  /// Ctrl-Z: gives the terminal back and stops the job, as the terminal itself would have.
  func stopJob() -> UInt8 {
    setPasteMarking(false)
    unsafe ce_int(editor, EL_PREP_TERM, 0)
    LineEditorHost.show("\n")
    kill(0, SIGTSTP)
    // Here when the job is continued.
    _ = LineEditorSignals.takeResumed()
    redrawAfterStop()
    return UInt8(CC_NORM)
  }

  /// Takes the terminal back after the process was stopped.
  func redrawAfterStop() {
    unsafe ce_int(editor, EL_PREP_TERM, 0)
    unsafe ce_int(editor, EL_PREP_TERM, 1)
    setPasteMarking(true)
    isHintShown = false
    unsafe el_resize(editor)
    redraw()
  }

  /// Draws the line in the new width, in the place of the old.
  ///
  /// Nearly all terminals break long rows anew when they change, so the line begins as many rows
  /// above the cursor as it takes in the new width.
  func redrawAfterResize() {
    hideHint()
    columns = TerminalSize.current.columns
    let rows = cursorColumns / columns
    if style.usesEscapes {
      LineEditorHost.show(rows > 0 ? "\r\u{1b}[\(rows)A\u{1b}[J" : "\r\u{1b}[J")
    }
    unsafe el_resize(editor)
    redraw()
  }
}
