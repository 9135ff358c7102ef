import Glibc

/// The memory of the host that machines are made of: address space first, pages when they are
/// written.
public enum HostMemory {
  /// Whether the host would give so many bytes of address space now.
  ///
  /// - Complexity: two system calls.
  public static func hasRoom(for byteCount: Int) -> Bool {
    guard let pointer = unsafe reserve(byteCount) else { return false }
    unsafe munmap(pointer, byteCount)
    return true
  }

  /// Zeros that cost no memory until they are written; nil where the host has no room for them.
  static func reserve(_ byteCount: Int) -> UnsafeMutableRawPointer? {
    let flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE
    let pointer = unsafe mmap(nil, byteCount, PROT_READ | PROT_WRITE, flags, -1, 0)
    guard unsafe pointer != MAP_FAILED else {
      // It is dealt with: see `meetShortage`.
      errno = 0
      return nil
    }
    return unsafe pointer
  }

  /// Ends the program with a sentence and the status of a failure: the host has no room for what
  /// cannot be done without.
  ///
  /// What was written into files is there.
  public static func refuse(_ byteCount: Int) -> Never {
    let words = "pagewalk: the host refuses \(byteCount) bytes of memory; 'ulimit -v' may limit it\n"
    for byte in words.utf8 {
      var byte = byte
      unsafe write(STDERR_FILENO, &byte, 1)
    }
    exit(1)
  }
}
