import Drawing
import FoundationEssentials
import Grammar
import SystemPackage

extension Session {
  /// More are not looked at one by one: nobody reads them, and a directory may have any number.
  private static var examinedFileLimit: Int { 200 }

  /// The entries of the directory that is typed; those that begin with a dot only when the dot is.
  ///
  /// In quotes the word ends with one; a name with a space is put in quotes.
  package func files(_ context: CursorContext) -> [LineCompletion.Candidate] {
    let typed = context.fragment
    let slash = typed.lastIndex(of: "/")
    let directory = slash.map { String(typed[...$0]) } ?? ""
    let name = slash.map { typed[typed.index(after: $0)...] } ?? typed[...]
    guard typed != "~" else { return [LineCompletion.Candidate("~/", say(.home), endsWord: false)] }
    let folder = directory.homeExpanded
    let entries =
      (try? FileManager.default.contentsOfDirectory(atPath: folder.isEmpty ? "." : folder)) ?? []
    return entries.filter { $0.hasPrefix(name) && (name.first == "." || $0.first != ".") }
      .sorted().enumerated().map { index, entry in
        let path = directory + entry
        guard index < Self.examinedFileLimit else {
          return LineCompletion.Candidate(path, endsWord: false)
        }
        let stat = try? Stat(FilePath(folder + entry))
        guard stat?.type != .directory else {
          return LineCompletion.Candidate(path + "/", say(.directory), endsWord: false)
        }
        let size = stat.map { Drawing.size(UInt64(max(0, $0.size))) }
        return LineCompletion.Candidate(path + (context.isQuoted ? "\"" : ""), size ?? say(.file))
      }
  }
}
