import CEditline
import Glibc

/// Where libedit's keys come from, and what each does.
extension LineEditor {
  private typealias Function = @convention(c) (OpaquePointer, Int32) -> UInt8

  /// Makes libedit ours: keys, prompt, history, the person's `.editrc`.
  func setUp() {
    unsafe ce_prompt(editor, EL_PROMPT_ESC, { unsafe LineEditor.of($0).promptPointer() }, 1)
    unsafe ce_getc(editor, { unsafe LineEditor.of($0).deliverKey(to: $1) })
    setUpHistory()
    // A terminal that terminfo does not know is taken for one that can at least move its cursor.
    if style.usesEscapes, unsafe ce_has_capability(editor, "up") == 0 {
      unsafe ce_string(editor, EL_TERMINAL, "xterm")
    }
    // libedit's default is vi. Choosing wipes all bindings, so it comes first.
    unsafe ce_string(editor, EL_EDITOR, "emacs")
    addFunctions()
    bind("^R", to: "em-inc-search-prev")
    // The person's choices; its `bind -v` wipes the bindings again.
    keys.passesUnknownSequences = unsafe el_source(editor, nil) == 0
    bindKeys()
    // While a line is edited, Ctrl-C and Ctrl-Z are keys; while a command runs, signals.
    unsafe ce_command(editor, EL_SETTY, "-d", "-isig", nil)
    // Signals are met in `nextKey()`: libedit's own way passes them on to the parent as well.
    unsafe ce_int(editor, EL_SIGNAL, 0)
  }

  private func addFunctions() {
    func add(_ name: String, _ help: String, _ function: Function) {
      unsafe ce_function(editor, "pagewalk-" + name, help, function)
    }
    unsafe add("complete", "complete the word") { editor, _ in
      unsafe LineEditor.of(editor).complete()
    }
    unsafe add("list", "list the candidates") { editor, _ in
      unsafe LineEditor.of(editor).showListing()
    }
    unsafe add("paste", "insert pasted text") { editor, _ in
      unsafe LineEditor.of(editor).insertPasted()
    }
    unsafe add("older", "an older line") { editor, _ in
      unsafe LineEditor.of(editor).showOlder()
    }
    unsafe add("newer", "a newer line") { editor, _ in
      unsafe LineEditor.of(editor).showNewer()
    }
    unsafe add("drop", "drop the line") { editor, _ in unsafe LineEditor.of(editor).dropLine() }
    unsafe add("stop", "stop the job") { editor, _ in unsafe LineEditor.of(editor).stopJob() }
  }

  private func bindKeys() {
    bind("^I", to: "pagewalk-complete")
    bind("^C", to: "pagewalk-drop")
    bind("^Z", to: "pagewalk-stop")
    bind("^P", to: "pagewalk-older")
    bind("^N", to: "pagewalk-newer")
    let functions: [(KeyDecoder.Special, String)] = [
      (.list, "pagewalk-list"), (.paste, "pagewalk-paste"),
      (.up, "pagewalk-older"), (.down, "pagewalk-newer"),
      (.left, "ed-prev-char"), (.right, "ed-next-char"),
      (.home, "ed-move-to-beg"), (.end, "ed-move-to-end"), (.delete, "ed-delete-next-char"),
      (.wordLeft, "ed-prev-word"), (.wordRight, "em-next-word"),
    ]
    for (special, function) in functions {
      bind("\\\(String(special.rawValue, radix: 8))", to: function)
    }
    unsafe ce_command(editor, EL_BIND, "-a", "k", "pagewalk-older")
    unsafe ce_command(editor, EL_BIND, "-a", "j", "pagewalk-newer")
    // libedit's own command line crashes on an open quotation mark: M-X and M-x, `:` in vi.
    for key in ["\\330", "\\370"] { unsafe ce_command(editor, EL_BIND, key, "ed-unassigned", nil) }
    unsafe ce_command(editor, EL_BIND, "-a", ":", "ed-unassigned")
  }

  /// Binds a key in both tables; the second is that of vi's command mode.
  private func bind(_ key: String, to function: String) {
    unsafe ce_command(editor, EL_BIND, key, function, nil)
    unsafe ce_command(editor, EL_BIND, "-a", key, function)
  }

  // MARK: The next key

  /// Gives libedit the next key. Returns 1, or 0 when none will come.
  private func deliverKey(to place: UnsafeMutablePointer<wchar_t>) -> Int32 {
    guard let code = nextKey() else { return 0 }
    unsafe place.pointee = wchar_t(bitPattern: code)
    return 1
  }

  /// Waits for a key, and meanwhile for signals; nil when the terminal is gone.
  private func nextKey() -> UInt32? {
    bringCursorIntoLine()
    var isComplete = false
    while true {
      if let key = keys.next(isComplete: isComplete) {
        hideHint()
        return code(of: key)
      }
      isComplete = false
      if Termination.isRequested || isHungUp {
        isHungUp = true
        hideHint()
        return nil
      }
      if Interrupt.isRequested {
        Interrupt.clear()
        hideHint()
        return 0x03
      }
      if LineEditorSignals.takeResumed() { redrawAfterStop() }
      if LineEditorSignals.takeResized() { redrawAfterResize() }
      if keys.isEmpty, !isReady(milliseconds: 0) { showHint() }
      // The rest of an escape sequence is on its way, or a person pressed Escape.
      let isEscape = !keys.isEmpty && !keys.isInsidePaste
      let ready = LineEditorHost.wait(
        for: LineEditorHost.standardInput, or: LineEditorSignals.wakeUp,
        milliseconds: isEscape ? 50 : -1)
      if ready.second { LineEditorSignals.drain() }
      if ready.first {
        keys.append(readKeys())
      } else if !ready.second {
        isComplete = isEscape
      }
    }
  }

  /// Takes what was typed while a command ran. A Ctrl-D among it arrives as NUL: the terminal has
  /// turned it into the end of a line already.
  func takeTypedAhead() {
    while !isHungUp, isReady(milliseconds: 0) {
      keys.append(readKeys().map { $0 == 0 ? 0x04 : $0 })
    }
  }

  private func readKeys() -> [UInt8] {
    var bytes: [UInt8] = []
    let count = LineEditorHost.read(LineEditorHost.standardInput, upTo: 4096, into: &bytes)
    if (count ?? 0) == 0 { isHungUp = true }
    return bytes
  }

  private func isReady(milliseconds: Int32) -> Bool {
    LineEditorHost.wait(for: LineEditorHost.standardInput, milliseconds: milliseconds).first
  }

  private func code(of key: KeyDecoder.Key) -> UInt32 {
    switch key {
    case .scalar(let scalar): return scalar.value
    case .special(let special): return special.rawValue
    case .paste(let text):
      pasted = text
      return KeyDecoder.Special.paste.rawValue
    }
  }
}
