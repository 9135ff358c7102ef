/// The bytes of a file that lies outside the machine, read when a page of it is wanted.
///
/// The kernel never looks outside by itself: who reads is whoever built the session.
public protocol FileBytes: AnyObject, Sendable {
  /// Up to `count` bytes from `offset` on.
  ///
  /// - Returns: fewer bytes where the file ends; nil where it cannot be read.
  func bytes(from offset: UInt64, count: Int) -> [UInt8]?
}

/// Bytes outside the machine as a value: two are equal when they are one and the same.
public struct OutsideBytes: Hashable, Sendable {
  let source: any FileBytes

  public init(_ source: any FileBytes) { self.source = source }

  public static func == (left: Self, right: Self) -> Bool { left.source === right.source }
  public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(source)) }
}

/// A file that was found outside the machine. It can be read, never written.
public struct OutsideFile: Sendable {
  /// Where it really lies, links followed: what `maps` prints.
  public var path: String
  public var isDirectory: Bool
  /// Somebody may execute it.
  public var isExecutable: Bool
  /// Its length in bytes when it was found.
  public var byteCount: UInt64
  public var bytes: any FileBytes

  public init(
    path: String, isDirectory: Bool, isExecutable: Bool, byteCount: UInt64, bytes: any FileBytes
  ) {
    self.path = path
    self.isDirectory = isDirectory
    self.isExecutable = isExecutable
    self.byteCount = byteCount
    self.bytes = bytes
  }
}

/// Where files come from that the machine does not have: a disk outside of it.
public protocol FileSource: AnyObject {
  /// Finds a file by its path.
  ///
  /// - Throws: what Linux answers: `ENOENT`, `ENOTDIR`, `ELOOP`, `EACCES`, `EFBIG`.
  func find(_ path: String) throws(Refusal) -> OutsideFile
}
