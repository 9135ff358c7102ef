import CEditline
import Drawing
import Glibc

/// The line under the cursor. Positions are counted in Unicode scalars, as libedit counts them.
extension LineEditor {
  /// What stands before the cursor and what from it on.
  var line: (before: String, after: String) {
    bringCursorIntoLine()
    let info = unsafe el_wline(editor)!.pointee
    let before = unsafe scalars(from: info.buffer, count: info.cursor - info.buffer)
    let after = unsafe scalars(from: info.cursor, count: info.lastchar - info.cursor)
    return (String(before), String(after))
  }

  /// Mends what libedit's vi keys leave behind: `$` on an empty line puts the cursor before the
  /// line, `n` without anything to find behind its end.
  func bringCursorIntoLine() {
    let info = unsafe el_wline(editor)!.pointee
    let place = unsafe info.cursor - info.buffer
    let length = unsafe info.lastchar - info.buffer
    if place < 0 { moveCursor(by: -place) }
    if place > length { moveCursor(by: length - place) }
  }

  func scalars(
    from start: UnsafePointer<wchar_t>, count: Int
  ) -> String.UnicodeScalarView {
    var view = String.UnicodeScalarView()
    for index in 0..<count {
      let code = unsafe UInt32(bitPattern: start[index])
      view.append(Unicode.Scalar(code) ?? "\u{fffd}")
    }
    return view
  }

  /// Inserts a text at the cursor.
  func insert(_ text: String) {
    guard !text.isEmpty else { return }
    let codes = text.unicodeScalars.map { wchar_t(bitPattern: $0.value) } + [0]
    unsafe el_winsertstr(editor, codes)
  }

  /// Deletes scalars before the cursor.
  func deleteBefore(_ count: Int) { unsafe el_deletestr(editor, Int32(count)) }

  /// Moves the cursor; negative is left.
  func moveCursor(by count: Int) { _ = unsafe el_cursor(editor, Int32(count)) }

  func moveCursorToEnd() { moveCursor(by: line.after.unicodeScalars.count) }

  /// Puts another text in the line's place, the cursor at its end.
  func replaceLine(with text: String) {
    moveCursorToEnd()
    deleteBefore(line.before.unicodeScalars.count)
    insert(text)
  }

  /// Has libedit act as if the key had been pressed.
  func push(_ key: UInt32) { unsafe el_wpush(editor, [wchar_t(bitPattern: key), 0]) }

  /// Draws prompt and line anew, where the cursor is.
  func redraw() { unsafe ce_int(editor, EL_REFRESH, 0) }

  /// The columns from the prompt's beginning to the cursor.
  var cursorColumns: Int { promptText.columnCount + line.before.columnCount }
}
