import Drawing
import Grammar
import Hardware
import KernelModel
import Reports
import Session

/// Files that are read and written as a whole, and their way to the disk.
extension Command {
  static let fileStreams = [cat, fill, sync, fsync, dropCaches, clearReferences]

  static let cat = CommandDefinition(
    "cat", .frames, .acts, "read a file through the page cache",
    arguments: [
      ArgumentDefinition("FILE", .file, "its name"),
      ArgumentDefinition("LENGTH", .byteCount, "so many bytes; the rest unless told", .optional),
      ArgumentDefinition("OFFSET", .fileOffset, "where to begin", .optional, keyword: "at"),
      ArgumentDefinition(
        "BYTES", .byteCount, "what one call of read asks for; 128K unless told", .optional,
        keyword: "by"),
    ],
    details: """
      Pages that are not in memory are read, and others ahead of them. The bytes themselves go \
      nowhere. A page that is read twice becomes active.
      """,
    example: "open /tmp/data rdwr size 1M; cat /tmp/data; cat /tmp/data 16K; lru"
  ).byWorld { world, invocation throws(CommandError) in
    let process = try world.caller(invocation)
    try world.checkIsNoView(invocation)
    try world.checkMayRead(invocation.text(0) ?? "", invocation, at: 0)
    let step = try invocation.step(3)
    do throws(Refusal) {
      return try world.cat(invocation, step: step, process)
    } catch {
      return world.callReport("cat", .refused(error.errno), error.reason)
    }
  }

  static let fill = CommandDefinition(
    "fill", .frames, .acts, "write a file, which is made if it is not there",
    arguments: [
      ArgumentDefinition("FILE", .file, "its name; below /dev/shm it lies in memory"),
      ArgumentDefinition("LENGTH", .byteCount, "how many bytes"),
      ArgumentDefinition("OFFSET", .fileOffset, "where to begin", .optional, keyword: "at"),
      ArgumentDefinition("BYTE", .count, "which; 0 unless told", .optional, keyword: "with"),
    ],
    details: """
      Its pages are dirty in memory until 'sync' writes them to the disk. Files below /dev/shm have \
      no disk, and take half of memory at most.
      """,
    example: "fill /tmp/data 1M; sync; drop_caches; fill /dev/shm/data 64K with 0x41"
  ).byWorld { world, invocation throws(CommandError) in
    let process = try world.caller(invocation)
    guard !invocation.isGiven(3) || (0...255).contains(invocation.number(3)) else {
      throw invocation.error(
        .outOfRange(invocation.text(3) ?? "", bounds: 0...255, unit: .byte), at: 3)
    }
    do throws(Refusal) {
      return try world.fill(invocation, process)
    } catch {
      return world.callReport("fill", .refused(error.errno), error.reason)
    }
  }

  static let sync = CommandDefinition(
    "sync", .frames, .acts, "write the dirty pages of all files to their disks",
    example: "fill /tmp/data 64K; sync"
  ).byWorld { world, invocation throws(CommandError) in
    WriteBackReport("sync", pages: world.kernel.sync())
  }

  static let fsync = CommandDefinition(
    "fsync", .frames, .acts, "write the dirty pages of an open file to its disk",
    arguments: [ArgumentDefinition("FD", .descriptor, "which")],
    call: CallForm(["fsync", "fdatasync"], inOrder: "fd"),
    example: "open /tmp/data rdwr size 64K; mmap 64K rw shared fd $1; touch $2 w for 64K; fsync $1"
  ).byWorld { world, invocation throws(CommandError) in
    let process = try world.caller(invocation)
    world.adoptDescriptor(0, of: invocation, process)
    do throws(Refusal) {
      return WriteBackReport(
        "fsync",
        pages: try world.kernel.fsync(
          Int32(truncatingIfNeeded: invocation.number(0)), by: process))
    } catch {
      return world.callReport("fsync", .refused(error.errno), error.reason)
    }
  }
}

extension World {
  /// Reads call by call until the end of what is asked for, of the file, or of the person's
  /// patience.
  fileprivate func cat(
    _ invocation: borrowing Invocation, step: Int, _ process: Process
  ) throws(Refusal) -> any Report {
    let file = try kernel.files.find(invocation.text(0) ?? "")
    let start = UInt64(invocation.number(2))
    let asked = invocation.wordIfGiven(1).map { UInt64($0) }
    let inFile = file.byteCount > start ? file.byteCount - start : 0
    let wanted = min(asked ?? inFile, inFile)
    var stream = try kernel.beginReading(file, at: start)
    var refusal: Refusal?
    var isCut = false
    while stream.byteCount < wanted, refusal == nil, !isCut {
      let left = asked.map { $0 - stream.byteCount } ?? UInt64(step)
      refusal = kernel.read(&stream, byteCount: Int(min(left, UInt64(step))), by: process)
      isCut = tells(stream, of: wanted) && refusal == nil
    }
    kernel.end(stream)
    guard let refusal, stream.byteCount == 0 else {
      return FileStreamReport(
        stream, isWrite: false, refusal, isCut ? invocation.cut(stream, of: wanted) : nil)
    }
    throw refusal
  }

  /// The same for writing.
  fileprivate func fill(
    _ invocation: borrowing Invocation, _ process: Process
  ) throws(Refusal) -> any Report {
    let name = invocation.text(0) ?? ""
    let wanted = UInt64(invocation.word(1))
    let isKnown = kernel.files.has(name)
    let file = isKnown ? try kernel.files.find(name) : kernel.files.make(name)
    var stream = try kernel.beginWriting(
      file, at: UInt64(invocation.number(2)), byteCount: wanted)
    var refusal: Refusal?
    var isCut = false
    while stream.byteCount < wanted, refusal == nil, !isCut {
      refusal = kernel.write(
        UInt8(truncatingIfNeeded: invocation.word(3)), to: &stream,
        byteCount: Int(min(wanted - stream.byteCount, 1 << 17)), by: process)
      isCut = tells(stream, of: wanted) && refusal == nil
    }
    kernel.end(stream)
    guard let refusal, stream.byteCount == 0 else {
      return FileStreamReport(
        stream, isWrite: true, refusal, isCut ? invocation.cut(stream, of: wanted) : nil)
    }
    throw refusal
  }

  /// Tells how far it is.
  ///
  /// - Returns: whether somebody wants it to stop before its end.
  private func tells(_ stream: FileStream, of wanted: UInt64) -> Bool {
    guard stream.byteCount < wanted else { return false }
    if stream.byteCount & 0x3f_ffff == 0 {
      hasProgressed?(Double(stream.byteCount) / Double(wanted))
    }
    return isInterrupted()
  }

  /// Refuses a file of Linux's that a view prints, and names the view.
  fileprivate func checkIsNoView(_ invocation: borrowing Invocation) throws(CommandError) {
    let path = invocation.text(0) ?? ""
    guard !kernel.files.has(path),
      let command = CachedFileComplaint.command(printing: path)
    else { return }
    throw invocation.error(
      .refused(CachedFileComplaint.isView(path: path, command: command)), at: 0)
  }
}

extension Invocation {
  /// What one call of `read` asks for.
  fileprivate func step(_ index: Int) throws(CommandError) -> Int {
    let step = wordIfGiven(index) ?? 1 << 17
    let bounds: ClosedRange<Int128> = 1...1 << 20
    guard bounds.contains(Int128(step)) else {
      throw error(.outOfRange(text(index) ?? "", bounds: bounds, unit: .byteCount), at: index)
    }
    return Int(step)
  }

  /// How far it came that was interrupted.
  fileprivate func cut(_ stream: FileStream, of wanted: UInt64) -> Interruption {
    var words = processID.map { "[\($0)] " } ?? ""
    words += "\(definition.name) \(line.text(in: self[0].range)) \(stream.byteCount)"
    for index in [2, 3] where isGiven(index) {
      let keyword = definition.arguments[index].keyword ?? ""
      words += " \(keyword) \(line.text(in: self[index].range))"
    }
    let pages = (stream.start + wanted + 4095) >> 12 - stream.start >> 12
    return Interruption(done: stream.pages, of: Int(pages), .page, command: words)
  }
}
