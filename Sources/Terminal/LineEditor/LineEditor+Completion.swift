import CEditline
import Drawing

/// Tab.
extension LineEditor {
  /// Inserts what the candidates have in common, or lists them when that is typed already.
  func complete() -> UInt8 {
    let (before, after) = line
    var completion = completer(before)
    // What cannot be seen cannot be chosen: a name with an escape in it would not be what it shows.
    completion.candidates.removeAll { !$0.text.isVisible }
    guard let first = completion.candidates.first else { return UInt8(CC_ERROR) }
    let isOnly = completion.candidates.count == 1
    let replaceCount = min(completion.replaceCount, before.unicodeScalars.count)
    let common = completion.commonPrefix
    if isOnly || common.unicodeScalars.count > replaceCount {
      deleteBefore(replaceCount)
      insert(common + (isOnly && !after.hasPrefix(first.suffix) ? first.suffix : ""))
      return UInt8(CC_REFRESH)
    }
    // libedit first moves the real cursor to the line's end; only then may the list be printed.
    let size = TerminalSize.current
    listing = (
      completion.list(columns: size.columns, rows: max(2, size.rows - 2)),
      after.unicodeScalars.count
    )
    moveCursor(by: listing.cursorOffset)
    push(KeyDecoder.Special.list.rawValue)
    return UInt8(CC_REFRESH)
  }

  /// Prints the candidates below the line, and the line anew below them.
  func showListing() -> UInt8 {
    LineEditorHost.show("\n\(lines: listing.text)")
    moveCursor(by: -listing.cursorOffset)
    redraw()
    return UInt8(CC_NORM)
  }
}
