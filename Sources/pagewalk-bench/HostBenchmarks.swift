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

  /// The program beside this one, from `exec` to `exit`.
  private static func start(_ measure: Measure, _ name: String, _ arguments: [String]) {
    let path = CommandLine.arguments[0].split(separator: "/", omittingEmptySubsequences: false)
      .dropLast().joined(separator: "/") + "/pagewalk"
    guard unsafe access(path, X_OK) == 0 else {
      return print("\(name): build pagewalk first, beside pagewalk-bench")
    }
    measure.time(name, target: 15_000_000, iterations: 1, effect: { _ in spawn(path, arguments) })
  }

  private static func spawn(_ path: String, _ arguments: [String]) {
    var pid: pid_t = 0
    var vector = unsafe ([path] + arguments).map { unsafe strdup($0) } + [nil]
    defer { for unsafe pointer in unsafe vector { unsafe free(pointer) } }
    guard unsafe posix_spawn(&pid, path, nil, nil, &vector, environ) == 0 else { return }
    var status: Int32 = 0
    unsafe waitpid(pid, &status, 0)
  }
}
