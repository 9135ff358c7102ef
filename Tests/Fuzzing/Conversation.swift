import Foundation

/// A program that answers lines, and can be killed at any moment.
final class Conversation {
  private let process = Process()
  private let input: Int32
  private let output: Int32
  /// All that the program has printed.
  private(set) var heard = ""

  /// Starts a program on pipes, or on a terminal.
  ///
  /// - Parameter home: the folder that holds its history.
  init(_ program: String, _ arguments: [String] = [], home: String, onTerminal: Bool) throws {
    // The program may be gone before all is written.
    signal(SIGPIPE, SIG_IGN)
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.environment = ["TERM": "xterm", "NO_COLOR": "1", "LC_ALL": "C.UTF-8", "HOME": home]
    if onTerminal {
      var (master, slave): (Int32, Int32) = (-1, -1)
      guard unsafe openpty(&master, &slave, nil, nil, nil) == 0 else { throw POSIXError(.ENOTTY) }
      _ = fcntl(master, F_SETFD, FD_CLOEXEC)
      let terminal = FileHandle(fileDescriptor: slave, closeOnDealloc: true)
      process.standardInput = terminal
      process.standardOutput = terminal
      process.standardError = terminal
      (input, output) = (master, master)
      try process.run()
      try terminal.close()
    } else {
      let (typed, told) = (Pipe(), Pipe())
      process.standardInput = typed
      process.standardOutput = told
      process.standardError = FileHandle.nullDevice
      try process.run()
      input = dup(typed.fileHandleForWriting.fileDescriptor)
      output = dup(told.fileHandleForReading.fileDescriptor)
      for descriptor in [input, output] { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
    }
  }

  deinit {
    kill()
    close(input)
    if output != input { close(output) }
  }

  /// Types without waiting for an answer.
  func type(_ text: String) {
    let bytes = Array(text.utf8)
    _ = unsafe bytes.withUnsafeBytes { unsafe write(input, $0.baseAddress, $0.count) }
  }

  /// Waits until something that is wanted was printed.
  ///
  /// - Returns: false when the program has ended, or a minute has passed.
  func hear(_ isWanted: (String) -> Bool) -> Bool {
    let end = Date(timeIntervalSinceNow: 60)
    while !isWanted(heard) {
      guard Date() < end, listen(milliseconds: 1000) else { return false }
    }
    return true
  }

  /// Takes what was printed.
  ///
  /// - Returns: false when nothing more will be.
  private func listen(milliseconds: Int32) -> Bool {
    var watched = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
    guard unsafe poll(&watched, 1, milliseconds) > 0 else { return true }
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    let count = unsafe read(output, &bytes, bytes.count)
    guard count > 0 else { return false }
    heard += String(decoding: bytes[..<count], as: UTF8.self)
    return true
  }

  /// Ends the program as `kill -9` does, and takes what it had printed.
  func kill() {
    guard process.isRunning else { return }
    Foundation.kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    var watched = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
    while unsafe poll(&watched, 1, 0) > 0, listen(milliseconds: 0) {}
  }

  /// What a program prints, and the status that it ends with.
  static func answer(_ program: String, _ arguments: [String], home: String) throws -> (
    output: String, status: Int32
  ) {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.environment = ["LC_ALL": "C.UTF-8", "HOME": home]
    let pipe = Pipe()
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let bytes = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (String(decoding: bytes, as: UTF8.self), process.terminationStatus)
  }
}
