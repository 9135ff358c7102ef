/// Open files by descriptor, of one process or of all its threads. Linux: `struct files_struct`.
public final class OpenFiles {
  var byDescriptor: [Int32: OpenFileID] = [:]
  /// Tasks that share it. Linux: `files->count`.
  public internal(set) var userCount = 1
  /// Descriptors that `exec` closes. Linux: `close_on_exec`.
  public internal(set) var closedByExec: Set<Int32> = []

  init() {}

  /// The same of another machine.
  init(_ other: OpenFiles) {
    (byDescriptor, closedByExec) = (other.byDescriptor, other.closedByExec)
    userCount = other.userCount
  }

  /// The lowest descriptor that is free. Linux: `get_unused_fd_flags`.
  var freeDescriptor: Int32 {
    var number: Int32 = 0
    while byDescriptor[number] != nil { number += 1 }
    return number
  }
}
