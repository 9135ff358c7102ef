import Disk

/// Files that grow by whole lines and that several runs of the program share: the history, and what
/// was learnt.
public enum KeptLines {
  /// Adds a line, which must hold no newline; an empty one only makes sure of the file. It is made
  /// with mode 0600 if it is missing, its directories with 0700.
  ///
  /// - Returns: 0 or the number of the error.
  public static func append(_ line: String, to path: String) -> Int32 {
    LineEditorHost.makeDirectories(above: path)
    return LineEditorHost.appendToFile(path, Array((line.isEmpty ? "" : line + "\n").utf8))
  }

  /// Renames a file to the first free of `PATH.damaged`, `PATH.damaged2`, ….
  ///
  /// - Returns: its new name; nil when it cannot be renamed.
  public static func setAside(_ path: String) -> String? {
    guard let file = try? HostPath.target(of: path, followingLinks: true) else { return nil }
    for number in 1...99 {
      let name = "\(file).damaged\(number == 1 ? "" : "\(number)")"
      if LineEditorHost.exists(name) { continue }
      return LineEditorHost.rename(file, to: name) == 0 ? name : nil
    }
    return nil
  }
}
