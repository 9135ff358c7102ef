import Disk
import Drawing
import Glibc

/// Where the history is kept between runs: UTF-8 text, a line an entry, oldest first, mode 0600.
///
/// A line is appended the moment it is entered, so that nothing is lost when the program is killed
/// and two sessions can share the file. The file is shortened when it holds twice what is kept.
/// One that is no text is set aside under another name, never overwritten. A symbolic link stays.
public struct HistoryFile: Equatable, Sendable {
  public let path: String

  public init(path: String) { self.path = path }

  /// `$XDG_STATE_HOME/NAME/history` when that variable holds a full path (XDG Base Directory
  /// Specification), else `~/.NAME_history`; nil without a home.
  public static func standard(
    name: String, environment: (String) -> String?
  ) -> HistoryFile? {
    if let state = environment("XDG_STATE_HOME"), state.hasPrefix("/") {
      return HistoryFile(path: "\(state)/\(name)/history")
    }
    guard let home = environment("HOME"), home.hasPrefix("/") else { return nil }
    return HistoryFile(path: "\(home)/.\(name)_history")
  }

  /// The file of this process's user.
  public static func standard(name: String) -> HistoryFile? {
    standard(name: name, environment: LineEditorHost.environment)
  }
}

extension HistoryFile {
  /// What loading found.
  struct Loaded: Equatable {
    var history: History
    /// Whether lines can be added to the file.
    var isWritable: Bool
    /// What the person should know: the file was damaged, or cannot be used.
    var notice: String?
  }

  /// The bytes at the file's end that are read at most.
  private static let byteLimit = 4 << 20

  /// Reads the file, makes it if it is missing, and mends or shortens it if need be.
  func load(capacity: Int) -> Loaded {
    var loaded = Loaded(history: History(capacity: capacity), isWritable: false, notice: nil)
    let bytes: [UInt8]
    switch LineEditorHost.readFile(path, lastBytes: Self.byteLimit) {
    case .contents(let contents): bytes = contents
    case .missing: bytes = []
    case .notRegular:
      // Linking the history to /dev/null is how people switch it off.
      guard LineEditorHost.isDirectory(path) else { return loaded }
      loaded.notice = "history is not kept: \(path) is a directory"
      return loaded
    case .failed(let error):
      loaded.notice = "history is not kept: \(path): \(LineEditorHost.message(for: error))"
      return loaded
    }
    let (entries, damageCount) = Self.parse(bytes)
    loaded.history = History(capacity: capacity, entries: entries)
    if damageCount > 0 {
      guard let aside = KeptLines.setAside(path) else {
        loaded.notice = "history is not kept: \(path) is damaged and cannot be renamed"
        return loaded
      }
      loaded.notice = "the history was damaged: \(damageCount) lines left out, old file in \(aside)"
    }
    let error =
      if damageCount > 0 {
        write(loaded.history.entries)
      } else {
        entries.count > 2 * capacity ? shorten(to: capacity) : append("")
      }
    loaded.isWritable = error == 0
    if error != 0 {
      loaded.notice = "history is not kept: \(path): \(LineEditorHost.message(for: error))"
    }
    return loaded
  }

  /// Adds one line, which must hold no newline; an empty one only makes sure of the file.
  ///
  /// - Returns: 0 or the number of the error.
  func append(_ line: String) -> Int32 { KeptLines.append(line, to: path) }

  /// The lines of a file and how many of them are no text. Nothing but the tab may be a control
  /// character; a last line without its end was cut off and counts as damaged only if it is no
  /// text.
  static func parse(_ bytes: [UInt8]) -> (entries: [String], damageCount: Int) {
    var entries: [String] = []
    var damageCount = 0
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      if line.allSatisfy({ $0 >= 0x20 && $0 != 0x7f || $0 == 0x09 }),
        let text = String(validating: line, as: UTF8.self)
      {
        entries.append(text.visible())
      } else {
        damageCount += 1
      }
    }
    return (entries, damageCount)
  }

  /// Writes a new file.
  ///
  /// - Returns: 0 or the number of the error.
  private func write(_ entries: [String]) -> Int32 {
    do throws(DiskFault) {
      try WrittenFile.write(Self.bytes(of: entries), to: path, permissions: 0o600)
      return 0
    } catch {
      return error.number
    }
  }

  /// Puts the newest lines in the place of all, whole or not at all.
  ///
  /// - Returns: 0 or the number of the error.
  private func shorten(to capacity: Int) -> Int32 {
    do throws(DiskFault) {
      let file = try WrittenFile(path, permissions: 0o600)
      // From now on nobody else adds a line.
      let contents = LineEditorHost.readFile(path, lastBytes: Self.byteLimit)
      guard case .contents(let bytes) = contents else { return append("") }
      let history = History(capacity: capacity, entries: Self.parse(bytes).entries)
      try file.append(Self.bytes(of: history.entries))
      try file.takePlace()
      try file.finish()
      return 0
    } catch {
      // It can stay long until there is room, or until another session is done with it.
      return append("")
    }
  }

  private static func bytes(of entries: [String]) -> [UInt8] {
    Array(entries.map { $0 + "\n" }.joined().utf8)
  }
}

extension DiskFault {
  /// The number of the error that says as much.
  fileprivate var number: Int32 {
    switch self {
    case .system(let number): number
    case .directory: EACCES
    case .isNoFile: EINVAL
    case .isLink: ELOOP
    case .isTaken: EBUSY
    }
  }
}
