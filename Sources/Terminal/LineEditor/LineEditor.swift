import CEditline
import Glibc
import Lines

/// Reads lines from a person at a terminal, with editing, history, completion and hints.
///
/// Everything that knows libedit is in the files of this class. libedit keeps the line, the tables
/// of keys and the picture of the screen; the keys come from `nextKey()`, which waits for them
/// itself, so that signals, pastes, hints and a closed terminal are met in one place.
///
/// One editor may exist in a process, on standard input and output, used by one thread.
@safe public final class LineEditor {
  /// What came of asking for a line.
  public enum Input: Equatable, Sendable {
    /// A line without its end.
    case line(String)
    /// A line that is no UTF-8, which only a pipe delivers.
    case bytes([UInt8])
    /// Ctrl-C: the line was dropped.
    case interrupted
    /// Ctrl-D on an empty line, the end of a file, or the terminal is gone.
    case end
  }

  /// Finds what could stand at the cursor, given everything before it.
  public var completer: (_ before: String) -> Completion = { _ in .none }
  /// What to show faintly behind the cursor while it stands at the end of `line`; one line of text.
  public var hint: (_ line: String) -> String = { _ in "" }

  /// The lines entered in this run and in earlier ones.
  public internal(set) var history: History
  /// What the person should know of the history file; nil when all is well.
  public let historyNotice: String?
  /// Whether a line could not be written into the history file; that has been shown.
  public internal(set) var hasLostHistory = false

  let style: TerminalStyle
  let editor: OpaquePointer
  let libeditHistory: OpaquePointer
  var historyFile: HistoryFile?
  var promptText = ""
  private var promptBytes: UnsafeMutablePointer<CChar>?

  var keys = KeyDecoder()
  /// Whether Ctrl-C dropped the line being read.
  var wasDropped = false
  /// Whether the terminal is gone or the process is to end: no key will come any more.
  var isHungUp = false
  /// The candidates to print once the cursor is out of their way, and where it has to return.
  var listing = (text: "", cursorOffset: 0)
  var walk: HistoryWalk?
  /// A paste on its way into the line.
  var pasted = ""
  /// Pasted lines that wait for Enter, after the one in the line being edited.
  var heldLines: [String] = []
  /// Pasted lines that run before anything is asked.
  var queuedLines: ArraySlice<String> = []
  var isHintShown = false
  /// The width that the line on the screen was drawn for.
  var columns = TerminalSize.current.columns

  /// Takes over the terminal.
  ///
  /// - Parameters:
  ///   - name: the program's name, by which an `.editrc` can address it (`name:bind ...`).
  ///   - historyFile: where the history is kept; nil keeps it for this run only.
  /// - Returns: nil when the terminal cannot be edited on or the person's `.editrc` says
  ///   `edit off`; `InputReader` serves then.
  public init?(name: String, style: TerminalStyle, historyFile: HistoryFile?) {
    guard style.isInteractive else { return nil }
    Self.chooseCharacterSet()
    guard let silence = unsafe fopen("/dev/null", "we"),
      let editor = unsafe ce_init(name, silence), let libeditHistory = unsafe history_init()
    else { return nil }
    self.style = style
    unsafe self.editor = editor
    unsafe self.libeditHistory = libeditHistory
    let loaded = historyFile?.load(capacity: History.standardCapacity)
    history = loaded?.history ?? History()
    historyNotice = loaded?.notice
    self.historyFile = loaded?.isWritable == true ? historyFile : nil
    unsafe ce_set_data(editor, Unmanaged.passUnretained(self).toOpaque())
    setUp()
    guard unsafe ce_is_editing(editor) != 0 else { return nil }
    LineEditorSignals.installAll()
  }

  deinit {
    unsafe el_end(editor)
    unsafe history_end(libeditHistory)
    unsafe free(promptBytes)
  }

  /// libedit decodes and measures text by the locale; any other than UTF-8 would lose what is
  /// typed.
  private static func chooseCharacterSet() {
    unsafe setlocale(LC_CTYPE, "")
    if unsafe String(cString: nl_langinfo(nl_item(CODESET))) != "UTF-8" {
      unsafe setlocale(LC_CTYPE, "C.UTF-8")
    }
  }

  /// The editor that a callback of libedit belongs to.
  static func of(_ editor: OpaquePointer) -> LineEditor {
    unsafe Unmanaged<LineEditor>.fromOpaque(ce_data(editor)!).takeUnretainedValue()
  }

  /// The prompt in libedit's keeping until it asks again. U+0001 surrounds what has no width.
  func promptPointer() -> UnsafeMutablePointer<CChar>? {
    unsafe free(promptBytes)
    unsafe promptBytes = strdup(styledPrompt("\u{1}"))
    return unsafe promptBytes
  }

  /// The prompt in bold up to its last two characters: libedit loses a change at the very end.
  func styledPrompt(_ mark: String) -> String {
    guard style.usesColor, promptText.count > 2 else { return promptText }
    let bold = "\(mark)\u{1b}[1m\(mark)"
    return "\(bold)\(promptText.dropLast(2))\(mark)\u{1b}[0m\(mark)\(promptText.suffix(2))"
  }
}

// MARK: Reading

extension LineEditor {
  /// Asks for a line.
  ///
  /// A backslash at the end of a line joins the next to it, which is asked for with the prompt
  /// `continuation`. Pasted lines that are still to run come first, shown as if they were typed.
  /// What is returned is in the history already.
  public func read(prompt: String, continuation: String = "> ") -> Input {
    var joined = JoinedLine()
    while true {
      promptText = joined.bytes.isEmpty ? prompt : continuation
      switch queuedLines.popFirst().map(showQueued) ?? readOnce() {
      case .line(let line):
        let bytes = Array(line.utf8)
        if joined.add(bytes, bytes.indices) { continue }
        let text = String(decoding: joined.bytes, as: UTF8.self)
        remember(text)
        return .line(text)
      case .bytes(let bytes): return .bytes(bytes)
      case .interrupted: return .interrupted
      case .end: return joined.bytes.isEmpty || isHungUp ? .end : .interrupted
      }
    }
  }

  private func readOnce() -> Input {
    wasDropped = false
    walk = nil
    // Raw mode before the prompt shows: what is typed from then on is for the editor.
    unsafe ce_int(editor, EL_PREP_TERM, 1)
    takeTypedAhead()
    setPasteMarking(true)
    var count: Int32 = 0
    let line = unsafe el_wgets(editor, &count)
    ce_flush()
    setPasteMarking(false)
    if wasDropped {
      heldLines = []
      return .interrupted
    }
    guard let line = unsafe line, count > 0 else {
      if !isHungUp { LineEditorHost.show("\n") }
      return .end
    }
    var scalars = unsafe scalars(from: line, count: Int(count))
    if let end = scalars.firstIndex(where: { $0 == "\0" || $0 == "\n" }) {
      scalars.removeSubrange(end...)
    }
    queuedLines = heldLines[...]
    heldLines = []
    return .line(String(scalars))
  }
}
