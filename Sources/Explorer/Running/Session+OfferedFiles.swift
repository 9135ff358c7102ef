import FoundationEssentials

extension Session {
  /// The entries of the directory that is typed; those that begin with a dot only when the dot is.
  ///
  /// In quotes the word ends with one; a name with a space is put in quotes.
  func files(_ context: CursorContext) -> [LineCompletion.Candidate] {
    let typed = String(context.fragment)
    let slash = typed.lastIndex(of: "/")
    let directory = slash.map { String(typed[...$0]) } ?? ""
    let name = slash.map { typed[typed.index(after: $0)...] } ?? typed[...]
    let manager = FileManager.default
    guard typed != "~" else { return [LineCompletion.Candidate("~/", "home", endsWord: false)] }
    let folder = directory.homeExpanded
    let entries = (try? manager.contentsOfDirectory(atPath: folder.isEmpty ? "." : folder)) ?? []
    return entries.filter { $0.hasPrefix(name) && (name.first == "." || $0.first != ".") }
      .sorted().map { entry in
        let path = directory + entry
        var isDirectory = false
        _ = manager.fileExists(atPath: folder + entry, isDirectory: &isDirectory)
        let size = (try? manager.attributesOfItem(atPath: folder + entry))?[.size] as? UInt64
        return LineCompletion.Candidate(
          path + (isDirectory ? "/" : context.isQuoted ? "\"" : ""),
          isDirectory ? "directory" : size.map(Explorer.size) ?? "file", endsWord: !isDirectory)
      }
  }
}
