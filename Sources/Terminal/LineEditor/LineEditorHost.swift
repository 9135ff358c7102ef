import Glibc

/// The calls to the C library that a terminal needs, with signatures that cannot be misused.
enum LineEditorHost {
  static let standardInput = STDIN_FILENO
  static let standardOutput = STDOUT_FILENO

  static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

  static func environment(_ name: String) -> String? {
    unsafe getenv(name).map { unsafe String(cString: $0) }
  }

  /// The words for an error number, as `perror` prints them.
  static func message(for error: Int32) -> String {
    unsafe String(cString: strerror(error))
  }

  /// The size of the terminal behind `descriptor`; nil when it has none or does not know it.
  static func windowSize(of descriptor: Int32) -> TerminalSize? {
    var size = winsize()
    guard unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0
    else { return nil }
    return TerminalSize(columns: Int(size.ws_col), rows: Int(size.ws_row))
  }

  /// Waits until one of two descriptors has something to read, or is closed.
  ///
  /// - Parameter milliseconds: how long at most; -1 waits for ever.
  /// - Returns: which of them; neither after the time is over or a signal has come.
  static func wait(
    for first: Int32, or second: Int32 = -1, milliseconds: Int32
  ) -> (first: Bool, second: Bool) {
    var watched = [
      pollfd(fd: first, events: Int16(POLLIN), revents: 0),
      pollfd(fd: second, events: Int16(POLLIN), revents: 0),
    ]
    guard unsafe poll(&watched, 2, milliseconds) > 0 else { return (false, false) }
    return (watched[0].revents != 0, watched[1].revents != 0)
  }

  /// Appends at most `count` bytes to `bytes`.
  ///
  /// - Returns: how many; 0 at the end; nil after an error or a signal (`errno`).
  static func read(_ descriptor: Int32, upTo count: Int, into bytes: inout [UInt8]) -> Int? {
    let start = bytes.count
    bytes.append(contentsOf: repeatElement(0, count: count))
    let result = unsafe bytes.withUnsafeMutableBytes { buffer in
      unsafe Glibc.read(descriptor, buffer.baseAddress! + start, count)
    }
    bytes.removeLast(count - max(0, result))
    return result < 0 ? nil : result
  }

  /// Writes all of `bytes`, waiting where it must.
  ///
  /// - Returns: 0, or the error's number; then some of the bytes may have been written.
  @discardableResult
  static func write(_ bytes: ArraySlice<UInt8>, to descriptor: Int32) -> Int32 {
    unsafe bytes.withUnsafeBytes { buffer in
      var written = 0
      while written < buffer.count {
        let result = unsafe Glibc.write(
          descriptor, buffer.baseAddress! + written, buffer.count - written)
        if result >= 0 {
          written += result
        } else if errno == EAGAIN {
          var watched = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
          unsafe poll(&watched, 1, -1)
        } else if errno != EINTR {
          return errno
        }
      }
      return 0
    }
  }

  @discardableResult
  static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
    write(bytes[...], to: descriptor)
  }

  /// Writes a text to standard output at once.
  static func show(_ text: TerminalText) { write(Array(text.text.utf8), to: standardOutput) }

  /// Reads one key without waiting for Enter and without showing it: a byte, or the bytes of an
  /// escape sequence. Nil when none is to come or a signal such as Ctrl-C's ended the wait.
  static func readKey() -> [UInt8]? {
    var saved = termios()
    guard unsafe tcgetattr(standardInput, &saved) == 0 else { return nil }
    var raw = saved
    raw.c_lflag &= ~tcflag_t(ICANON | ECHO)
    unsafe tcsetattr(standardInput, TCSADRAIN, &raw)
    defer { unsafe tcsetattr(standardInput, TCSADRAIN, &saved) }
    while !Interrupt.isRequested, !Termination.isRequested {
      let ready = wait(for: standardInput, or: LineEditorSignals.wakeUp, milliseconds: -1)
      if ready.first { break }
      LineEditorSignals.drain()
    }
    if Interrupt.isRequested || Termination.isRequested { return nil }
    var bytes: [UInt8] = []
    guard read(standardInput, upTo: 1, into: &bytes) == 1 else { return nil }
    if bytes == [0x1b], wait(for: standardInput, milliseconds: 20).first {
      _ = read(standardInput, upTo: 7, into: &bytes)
    }
    return bytes
  }
}
