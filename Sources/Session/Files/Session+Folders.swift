import FoundationEssentials
import Grammar
import SystemPackage

extension Session {
  /// The files of a folder that a command names, by name; none that begins with a dot.
  ///
  /// - Throws: that this line may not look there, or that it is no folder.
  package func files(inFolder path: String) throws(FileRefusal) -> [String] {
    try authorize(.read, of: path)
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else {
      throw FileRefusal(file: path, .system(SystemPackage.Errno.notDirectory))
    }
    return names.filter { !$0.hasPrefix(".") }.sorted()
  }
}
