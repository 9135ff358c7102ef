import Glibc

/// The same work asked of the kernel that this program runs on, and the program's own start.
enum HostBenchmarks {
  static func run(_ measure: Measure) {
    measure.time("host: mmap + munmap", target: nil, iterations: 10_000) { count in
      var sum: UInt64 = 0
      for _ in 0..<count {
        unsafe munmap(map(4 << 12), 4 << 12)
        sum &+= 1
      }
      return sum
    }
    let pages = 2000
    var region: UnsafeMutableRawPointer? = nil
    measure.time(
      "host: first touch", target: nil, iterations: pages,
      prepare: {
        if let old = unsafe region { unsafe munmap(old, pages << 12) }
        unsafe region = map(pages << 12)
      },
      effect: { _ in
        for page in 0..<pages {
          unsafe region?.storeBytes(of: 1, toByteOffset: page << 12, as: UInt8.self)
        }
      })
    start(measure, "start to the end of -c quit, 1 GiB", ["-c", "quit"])
    start(measure, "start to the end of -c quit, 4 GiB", ["--memory", "4G", "-c", "quit"])
    touchEverything(measure)
  }

  /// Private memory without huge pages, as the simulated machine has it.
  private static func map(_ byteCount: Int) -> UnsafeMutableRawPointer? {
    let flags = MAP_PRIVATE | MAP_ANONYMOUS
    let address = unsafe mmap(nil, byteCount, PROT_READ | PROT_WRITE, flags, -1, 0)
    guard let address = unsafe address, unsafe address != MAP_FAILED else {
      fatalError("the host refuses \(byteCount) bytes")
    }
    unsafe madvise(address, byteCount, MADV_NOHUGEPAGE)
    return unsafe address
  }

  /// The program beside this one; nil where there is none.
  private static func program(for name: String) -> String? {
    let path =
      CommandLine.arguments[0].split(separator: "/", omittingEmptySubsequences: false)
      .dropLast().joined(separator: "/") + "/pagewalk"
    if unsafe access(path, X_OK) == 0 { return path }
    print("\(name): build pagewalk first, beside pagewalk-bench")
    return nil
  }

  /// The program, from `exec` to `exit`.
  private static func start(_ measure: Measure, _ name: String, _ arguments: [String]) {
    guard let path = program(for: name) else { return }
    measure.time(name, target: 15_000_000, iterations: 1, effect: { _ in spawn(path, arguments) })
  }

  /// Almost all that a process can map, touched page by page while the session listens.
  private static func touchEverything(_ measure: Measure) {
    let name = "touch of 2.8 GiB, at most resident"
    guard measure.isWanted(name), let path = program(for: name) else { return }
    let peak = spawn(path, ["--memory", "4G", "-c", "mmap 2800M rw; touch $1 w for 2800M"])
    measure.report(name, Double(peak) / 1024, 100, unit: "MB")
  }

  /// Runs a program, whose output is thrown away.
  ///
  /// - Returns: how many KiB of memory it had at most.
  @discardableResult
  private static func spawn(_ path: String, _ arguments: [String]) -> Int {
    var pid: pid_t = 0
    var vector = unsafe ([path] + arguments).map { unsafe strdup($0) } + [nil]
    defer { for unsafe pointer in unsafe vector { unsafe free(pointer) } }
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
    guard unsafe posix_spawn(&pid, path, &actions, nil, &vector, environ) == 0 else { return 0 }
    var status: Int32 = 0
    var usage = rusage()
    unsafe wait4(pid, &status, 0, &usage)
    return usage.ru_maxrss
  }
}
