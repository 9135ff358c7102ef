import Glibc

/// The three descriptors that every program takes to be there.
public enum StandardStreams {
  /// Opens those that whoever started the program has closed, so that no file takes their numbers.
  ///
  /// Then there is nothing to read, what is written to standard output fails as it would have, and
  /// errors go nowhere.
  public static func makeComplete() {
    for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) < 0 {
      // The lowest free number is given, and that is this one.
      _ = unsafe open("/dev/null", descriptor == STDERR_FILENO ? O_RDWR : O_RDONLY)
    }
  }
}
