extension HostAccessQuestion {
  public var english: String {
    "'\(file)' wants to \(access.rawValue) '\(path)': "
      + "may it \(access.rawValue) files of this computer?"
  }
}
