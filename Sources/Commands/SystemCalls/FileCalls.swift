import Drawing
import Grammar
import KernelModel
import Session

extension Command {
  static let fileCalls = [open, close]

  static let open = CommandDefinition(
    "open", .processes, .acts, "open a file, or make one",
    arguments: [
      ArgumentDefinition("FILE", .file, "its name"),
      ArgumentDefinition(
        "MODE", .flags, "for reading unless told", .optional, words: openWords),
      ArgumentDefinition(
        "BYTES", .byteCount, "how long to make it if it is not there", .optional,
        keyword: "size"),
      ArgumentDefinition(
        "DIRECTORY", .descriptor, "where its path begins", .optional,
        keyword: "from"),
    ],
    call: CallForm(
      ["openat", "open"],
      [
        CallParameter("dirfd", 3), CallParameter("pathname", 0), CallParameter("flags", 1),
        CallParameter("mode", nil),
      ], requiredCount: 2),
    details: """
      In a line of strace the result says whether there is such a file: it is made when the \
      trace opened it.
      """,
    example: "open /tmp/data rdwr size 64K; mmap 64K rw shared fd $1"
  ).byWorld { world, invocation throws(CommandError) in
    let process = try world.caller(invocation)
    return try world.open(invocation, process)
  }

  /// Linux: `O_*`.
  private static let openWords: [ArgumentDefinition.Word] = [
    .init("rdonly", 0, "for reading"), .init("wronly", 1, "for writing"),
    .init("rdwr", 2, "for both"), .init("O_RDONLY", 0), .init("O_WRONLY", 1), .init("O_RDWR", 2),
    .init("O_CREAT", 0o100, "made if it is not there"),
    .init("O_EXCL", 0o200, "fails if it is there"),
    .init("O_NOCTTY", 0o400, "never the controlling terminal"),
    .init("O_TRUNC", 0o1000, "emptied"), .init("O_APPEND", 0o2000, "written at its end"),
    .init("O_NONBLOCK", 0o4000, "never waits"), .init("O_DSYNC", 0o10000, "data reach the disk"),
    .init("O_ASYNC", 0o20000, "tells of input by a signal"),
    .init("O_DIRECT", 0o40000, "past the page cache"),
    .init("O_LARGEFILE", 0o100000, "may exceed 2 GiB"),
    .init("O_DIRECTORY", 0o200000, "fails unless a directory"),
    .init("O_NOFOLLOW", 0o400000, "fails on a symbolic link"),
    .init("O_NOATIME", 0o1000000, "the time of access stays"),
    .init("O_CLOEXEC", 0o2000000, "closed by execve"),
    .init("O_SYNC", 0o4010000, "everything reaches the disk"),
    .init("O_PATH", 0o10000000, "only its place, not its data"),
    .init("O_TMPFILE", 0o20200000, "without a name"),
  ]

  static let close = CommandDefinition(
    "close", .processes, .acts, "close a file; its mappings stay",
    arguments: [ArgumentDefinition("FD", .descriptor, "which")],
    call: CallForm(["close"], inOrder: "fd"),
    example: "open /bin/demo; close $1"
  ).byWorld { world, invocation throws(CommandError) in
    let process = try world.caller(invocation)
    world.adoptDescriptor(0, of: invocation, process)
    return world.report("close") { () throws(Refusal) in
      try world.kernel.close(Int32(truncatingIfNeeded: invocation.number(0)), by: process)
    }
  }
}

extension World {
  /// How long a file is taken to be that a trace opened, since the trace does not say.
  private static let unknownByteCount: UInt64 = 1 << 30

  fileprivate func open(
    _ invocation: borrowing Invocation, _ process: Process
  ) throws(CommandError) -> any Report {
    let mode = invocation.word(1) & 3
    var descriptor: Int32?
    var name = invocation.text(0) ?? ""
    switch invocation.expectation.kind {
    case .failure(let errno?) where kernel.files.named(name) == nil:
      return callReport("open", .refused(errno), .noSuchFile(name))
    case .value(let number):
      descriptor = Int32(truncatingIfNeeded: number)
      name = invocation.annotation ?? name
      makeKnown(name, isDirectory: invocation.word(1) & 0o200000 != 0)
    default:
      if let byteCount = invocation.wordIfGiven(2), kernel.files.named(name) == nil {
        kernel.files.create(name, byteCount: UInt64(byteCount))
      }
    }
    try checkMayRead(name, invocation, at: 0)
    return report("open", isAddress: false) { () throws(Refusal) in
      let opened = try kernel.open(
        name, readable: mode != 1, writable: mode != 0, descriptor: descriptor, by: process)
      if invocation.word(1) & 0o2000000 != 0 { kernel.closeOnExec(opened, of: process) }
      return Int128(opened)
    }
  }

  /// Makes sure that a file is there that a trace opened.
  private func makeKnown(_ name: String, isDirectory: Bool) {
    guard kernel.files.named(name) == nil else { return }
    kernel.files.create(
      name, kind: isDirectory ? .directory : .regular, byteCount: Self.unknownByteCount)
  }

  /// Opens a file whose descriptor a trace uses without having shown the call that opened it:
  /// strace says in the annotation what it is, and the result that the call succeeded.
  func adoptDescriptor(_ index: Int, of invocation: borrowing Invocation, _ process: Process) {
    guard invocation.form == .call, invocation[index].isGiven else { return }
    let descriptor = Int32(truncatingIfNeeded: invocation[index].number)
    guard process.descriptors[descriptor] == nil, descriptor >= 0,
      case .value = invocation.expectation.kind,
      let name = invocation.annotation(in: invocation[index].range)
    else { return }
    makeKnown(name, isDirectory: false)
    _ = try? kernel.open(
      name, readable: true, writable: true, descriptor: descriptor, by: process)
  }
}

extension Invocation {
  /// The name in `= 3</etc/passwd>`.
  fileprivate var annotation: String? {
    annotation(in: expectation.start..<line.trimmedEnd)
  }

  /// The name in `3</etc/passwd>`.
  fileprivate func annotation(in range: Range<Int>) -> String? {
    guard let start = range.first(where: { line.bytes[$0] == UInt8(ascii: "<") }),
      let end = range.last(where: { line.bytes[$0] == UInt8(ascii: ">") }), end > start + 1
    else { return nil }
    return line.text(in: start + 1..<end)
  }
}
