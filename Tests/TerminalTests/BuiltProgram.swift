import Glibc
import TestSupport

/// A program that was built beside the tests.
enum BuiltProgram {
  /// The test bundle's neighbour.
  static func path(of name: String) -> String {
    var buffer = [CChar](repeating: 0, count: 4096)
    let count = unsafe readlink("/proc/self/exe", &buffer, buffer.count)
    let bytes = buffer[..<max(0, count)].map { UInt8(bitPattern: $0) }
    let bundle = String(decoding: bytes, as: UTF8.self)
    let directory = bundle[..<(bundle.lastIndex(of: "/") ?? bundle.startIndex)]
    return "\(directory)/\(name)"
  }

  /// What a program without a terminal answered.
  struct Answer: Equatable {
    var output: String
    var status: Int32
  }

  /// Runs a program on a pipe to its end.
  ///
  /// - Parameter name: the executable's name, or the full path of one that was not built here.
  static func run(
    _ name: String, _ arguments: [String] = [], input: [UInt8] = [],
    environment: [String] = [], home: String = "/nonexistent"
  ) throws -> Answer {
    let directory = try TemporaryDirectory()
    let inputPath = directory.write(input, as: "input")
    let outputPath = directory.write([], as: "output")
    var files = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&files)
    unsafe posix_spawn_file_actions_addopen(&files, 0, inputPath, O_RDONLY, 0)
    unsafe posix_spawn_file_actions_addopen(&files, 1, outputPath, O_WRONLY | O_TRUNC, 0)
    unsafe posix_spawn_file_actions_adddup2(&files, 1, 2)
    let process = unsafe spawn(
      name.hasPrefix("/") ? name : path(of: name), arguments, environment + ["TERM=xterm", "LC_ALL=C.UTF-8", "HOME=\(home)"],
      files: &files, isSessionLeader: false)
    let status = status(of: process, isWaiting: true) ?? -1
    return Answer(output: directory.read("output"), status: status)
  }

  /// Starts a program with no signal blocked or ignored: the thread of a test blocks them.
  static func spawn(
    _ path: String, _ arguments: [String], _ environment: [String],
    files: inout posix_spawn_file_actions_t, isSessionLeader: Bool
  ) -> pid_t {
    var attributes = posix_spawnattr_t()
    var none = sigset_t()
    var all = sigset_t()
    unsafe posix_spawnattr_init(&attributes)
    unsafe sigemptyset(&none)
    unsafe sigfillset(&all)
    unsafe posix_spawnattr_setsigmask(&attributes, &none)
    unsafe posix_spawnattr_setsigdefault(&attributes, &all)
    // POSIX_SPAWN_SETSID, which glibc hides, is 0x80.
    let flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | (isSessionLeader ? 0x80 : 0)
    unsafe posix_spawnattr_setflags(&attributes, Int16(flags))
    let argumentPointers = unsafe ([path] + arguments).map { unsafe strdup($0) } + [nil]
    let environmentPointers = unsafe environment.map { unsafe strdup($0) } + [nil]
    var process: pid_t = -1
    let error = unsafe posix_spawn(
      &process, path, &files, &attributes, argumentPointers, environmentPointers)
    precondition(error == 0, "\(path) does not start: error \(error)")
    for index in 0...arguments.count { unsafe free(argumentPointers[index]) }
    for index in environment.indices { unsafe free(environmentPointers[index]) }
    unsafe posix_spawnattr_destroy(&attributes)
    unsafe posix_spawn_file_actions_destroy(&files)
    return process
  }

  /// How the process ended; nil if it has not.
  static func status(of process: pid_t, isWaiting: Bool) -> Int32? {
    var status: Int32 = 0
    let options = isWaiting ? 0 : WNOHANG
    guard unsafe waitpid(process, &status, options) == process else { return nil }
    return status & 0x7f == 0 ? status >> 8 & 0xff : 128 + status & 0x7f
  }
}
