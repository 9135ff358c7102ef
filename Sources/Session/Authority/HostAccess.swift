import Drawing

/// What a file's lines may be let do with files of the host.
public enum HostAccess: String, Coded, Decodable, CaseIterable, Sendable {
  case read, write

  public var code: String { rawValue }
}

/// What a person is asked before a file's line does something with a file of the host.
public struct HostAccessQuestion: Worded, Equatable, Sendable {
  /// The file that the line stands in.
  public let file: String
  public let access: HostAccess
  /// What it would read or write.
  public let path: String
}

/// What a person is asked before a file is written over that is there.
public struct ReplacingQuestion: Worded, Equatable, Sendable {
  public let path: String
}
