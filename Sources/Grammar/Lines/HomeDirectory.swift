import FoundationEssentials

extension String {
  /// The path with `~` or `~NAME` at its beginning replaced by a home directory, as the shell does;
  /// as it is when there is none.
  public var homeExpanded: String {
    guard first == "~" else { return self }
    let name = dropFirst().prefix { $0 != "/" }
    let home =
      name.isEmpty
      ? ProcessInfo.processInfo.environment["HOME"]
      : FileManager.default.homeDirectory(forUser: String(name))?.path
    guard let home, home.first == "/" else { return self }
    return home + dropFirst(1 + name.count)
  }
}
