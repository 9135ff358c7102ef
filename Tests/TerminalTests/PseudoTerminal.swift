import Glibc
import Testing

/// A program on a terminal of its own, and the person in front of it.
///
/// A person waits for what must appear before the next key; so do the tests, with a deadline.
@safe final class PseudoTerminal {
  private let master: Int32
  private let process: pid_t
  private var unread = ""
  private var isClosed = false
  /// What the window shows.
  private(set) var screen: Screen

  /// Starts a program that was built beside the tests.
  ///
  /// - Parameters:
  ///   - name: the executable's name, or the full path of one that was not built here.
  ///   - environment: before the usual variables, of which it may replace some.
  ///   - home: the directory that holds its history; nil for a HOME that does not exist.
  init(
    _ name: String, _ arguments: [String] = [], home: TemporaryDirectory? = nil,
    environment: [String] = [], columns: UInt16 = 80, rows: UInt16 = 24
  ) {
    screen = Screen(columns: Int(columns), rows: Int(rows))
    let path = name.hasPrefix("/") ? name : BuiltProgram.path(of: name)
    var master: Int32 = -1
    var slave: Int32 = -1
    var slaveName = [CChar](repeating: 0, count: 64)
    var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    unsafe openpty(&master, &slave, &slaveName, nil, &size)
    _ = fcntl(master, F_SETFD, FD_CLOEXEC)
    var files = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&files)
    // Opened by a session leader, it becomes the controlling terminal.
    unsafe posix_spawn_file_actions_addopen(&files, 0, slaveName, O_RDWR, 0)
    unsafe posix_spawn_file_actions_adddup2(&files, 0, 1)
    unsafe posix_spawn_file_actions_adddup2(&files, 0, 2)
    unsafe posix_spawn_file_actions_addclose(&files, slave)
    let home = home?.path ?? "/nonexistent"
    let usual = ["TERM=xterm", "NO_COLOR=1", "LC_ALL=C.UTF-8", "HOME=\(home)"]
    process = unsafe BuiltProgram.spawn(
      path, arguments, environment + usual,
      files: &files, isSessionLeader: true)
    close(slave)
    self.master = master
  }

  deinit {
    hangUp()
    kill(process, SIGKILL)
    waitpid(process, nil, 0)
  }

  /// Presses keys: characters, `\r` for Enter, `\u{3}` for Ctrl-C.
  func type(_ keys: String) {
    var bytes = Array(keys.utf8)[...]
    while !bytes.isEmpty {
      // The terminal holds 4 KiB; what the program writes meanwhile has to be taken from it.
      let count = unsafe bytes.withUnsafeBytes {
        unsafe write(master, $0.baseAddress, min(1024, $0.count))
      }
      guard count > 0 else { return }
      bytes = bytes.dropFirst(count)
      if !bytes.isEmpty { readAvailable(milliseconds: 2) }
    }
  }

  /// Waits until `text` is drawn, and forgets everything up to its end.
  func expect(
    _ text: String, within seconds: Double = 60, at location: SourceLocation = #_sourceLocation
  ) throws {
    let deadline = ContinuousClock.now + .seconds(seconds)
    while true {
      if let range = unread.firstRange(of: text) {
        unread.removeSubrange(..<range.upperBound)
        return
      }
      guard ContinuousClock.now < deadline, readAvailable(milliseconds: 100) else {
        Issue.record(
          "no \(text.debugDescription) in \(unread.debugDescription)", sourceLocation: location)
        throw NeverDrawn()
      }
    }
  }

  /// Waits until nothing has been drawn for a moment, and gives what was.
  func settled() -> String {
    while readAvailable(milliseconds: 150, isQuietEnd: true) {}
    defer { unread = "" }
    return unread
  }

  struct NeverDrawn: Error {}

  /// Takes what the program has drawn.
  ///
  /// - Returns: whether more may follow.
  @discardableResult
  private func readAvailable(milliseconds: Int32, isQuietEnd: Bool = false) -> Bool {
    var watched = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    guard unsafe poll(&watched, 1, milliseconds) > 0 else { return !isQuietEnd }
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    let count = unsafe read(master, &bytes, bytes.count)
    // EIO: nobody has the other end open any more.
    guard count > 0 else { return false }
    let text = String(decoding: bytes[..<count], as: UTF8.self)
    unread += text
    screen.draw(text)
    return true
  }

  /// Makes the window another size.
  func resize(columns: UInt16, rows: UInt16 = 24) {
    var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    _ = unsafe ioctl(master, UInt(TIOCSWINSZ), &size)
  }

  /// Whether the terminal gathers lines by itself, as it does for programs that do not edit.
  var isCanonical: Bool {
    var modes = termios()
    return unsafe tcgetattr(master, &modes) == 0 && modes.c_lflag & tcflag_t(ICANON) != 0
  }

  func signal(_ number: Int32) { kill(process, number) }

  /// Closes the window.
  func hangUp() {
    if !isClosed { close(master) }
    isClosed = true
  }

  /// Waits for the program's end.
  ///
  /// - Returns: its status; 128 and the number if a signal ended it; nil if it is still running.
  func exitStatus(within seconds: Double = 60) -> Int32? {
    let deadline = ContinuousClock.now + .seconds(seconds)
    while ContinuousClock.now < deadline {
      if !isClosed { readAvailable(milliseconds: 5) } else { usleep(2000) }
      if let status = BuiltProgram.status(of: process, isWaiting: false) { return status }
    }
    return nil
  }
}
