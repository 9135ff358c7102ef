import CEditline

/// Lines entered before, within reach.
extension LineEditor {
  /// Gives libedit's own search (Ctrl-R) the lines that were loaded.
  func setUpHistory() {
    unsafe ce_history_int(libeditHistory, H_SETSIZE, Int32(history.capacity))
    unsafe ce_use_history(editor, libeditHistory)
    for entry in history.entries {
      unsafe ce_history_string(libeditHistory, H_ENTER, entry)
    }
  }

  /// Adds a line to the history, and to its file at once.
  func remember(_ entry: String) {
    guard history.add(entry) else { return }
    unsafe ce_history_string(libeditHistory, H_ENTER, entry)
    guard let file = historyFile else { return }
    let error = file.append(entry)
    if error != 0 {
      historyFile = nil
      hasLostHistory = true
      let reason = LineEditorHost.message(for: error)
      LineEditorHost.show("history is no longer kept: \(file.path): \(reason)\n")
    }
  }

  /// Arrow up: the next older line that begins with what stands before the cursor.
  func showOlder() -> UInt8 {
    step { $0.older(in: $1) }
  }

  /// Arrow down: the next newer one, at last the line as it was typed.
  func showNewer() -> UInt8 {
    step { $0.newer(in: $1) }
  }

  /// A walk goes on while its line stands unchanged; typing begins another.
  private func step(_ move: (inout HistoryWalk, History) -> String?) -> UInt8 {
    let (before, after) = line
    let text = before + after
    var walk =
      if let walk, walk.shown == text { walk } else {
        HistoryWalk(prefix: before, original: text, in: history)
      }
    guard let found = move(&walk, history) else { return UInt8(CC_ERROR) }
    self.walk = walk
    replaceLine(with: found)
    return UInt8(CC_REFRESH)
  }
}
