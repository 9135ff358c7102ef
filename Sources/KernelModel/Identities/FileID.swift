/// The number of a file, from 1. Linux: the address of its `inode`.
public struct FileID: Hashable, BitwiseCopyable, Sendable {
  public var rawValue: UInt32
  public init(rawValue: UInt32) { self.rawValue = rawValue }
  public static let none = FileID(rawValue: 0)
}

/// The number of an open file, from 1. Two opens of one file have two numbers and their mappings
/// never merge. Linux: the address of a `struct file`.
public struct OpenFileID: Hashable, BitwiseCopyable, Sendable {
  public var rawValue: UInt32
  public init(rawValue: UInt32) { self.rawValue = rawValue }
  public static let none = OpenFileID(rawValue: 0)
}
