/// `~/.NAMErc`: what a person wants done before the first prompt.
public enum StartupFile {
  /// The path of the file, if there is one.
  public static func path(name: String) -> String? {
    guard let home = LineEditorHost.environment("HOME"), home.hasPrefix("/") else { return nil }
    let path = "\(home)/.\(name)rc"
    return LineEditorHost.exists(path) ? path : nil
  }
}
