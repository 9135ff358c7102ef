/// Why a file could not be written.
public enum DiskFault: Error, Equatable, Sendable {
  /// The number of the error, as `errno` has it.
  case system(Int32)
  /// No file can be made beside it, so that it cannot be written whole or not at all.
  case directory
  /// It is no regular file.
  case isNoFile
  /// It is a symbolic link, and none is to be followed.
  case isLink
  /// Somebody else is writing it.
  case isTaken
}
