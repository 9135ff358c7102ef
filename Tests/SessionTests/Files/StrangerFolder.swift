import FoundationEssentials

/// A folder of files that somebody sent, and one that nobody named. It goes with the value.
final class StrangerFolder {
  let path = "\(FileManager.default.temporaryDirectory.path)/pagewalk-\(UUID().uuidString)"
  /// What no line may show: `4242`.
  let secret: String

  init() throws {
    secret = "\(path)/secret"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    try write("print 4242\n", "secret")
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func path(_ name: String) -> String { "\(path)/\(name)" }

  /// - Returns: the file's path.
  @discardableResult
  func write(_ text: String, _ name: String) throws -> String {
    try Data(text.utf8).write(to: URL(filePath: path(name)))
    return path(name)
  }

  /// The names of what lies there.
  var entries: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
  }
}
