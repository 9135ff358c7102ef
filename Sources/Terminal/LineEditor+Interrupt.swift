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
  /// Some terminals break rows anew when they change, some do not; going up by the smaller number
  /// of rows never overwrites what stands above.
  func redrawAfterResize() {
    hideHint()
    let oldColumns = columns
    columns = TerminalSize.current.columns
    let rows = min(cursorColumns / oldColumns, cursorColumns / columns)
    if style.usesEscapes {
      LineEditorHost.show(rows > 0 ? "\r\u{1b}[\(rows)A\u{1b}[J" : "\r\u{1b}[J")
    }
    unsafe el_resize(editor)
    redraw()
  }
}
