@testable import Commands
@testable import Drawing
@testable import Evidence
@testable import Grammar
@testable import Session
import Testing

struct RecordTests {
  private func mapping(_ text: String) throws(CommandError) -> MappingRecord {
    try MappingRecord(SourceLine(text))
  }

  @Test func `a line of proc maps is read whole`() throws {
    let record = try mapping(
      "b7f91000-b7fae000 r-xp 00005000 fe:00 16583068                           /usr/lib/lib x.so.1"
    )
    #expect(record.range == 0xb7f9_1000..<0xb7fa_e000)
    #expect(record.mode == "r-xp")
    #expect(record.offset == 0x5000)
    #expect(record.device == "fe:00")
    #expect(record.inode == 16_583_068)
    #expect(record.hasFile)
    #expect(record.name == "/usr/lib/lib x.so.1")
  }

  @Test func `a mapping without a file or a name is read`() throws {
    let anonymous = try mapping("41029000-4102a000 rw-p 00000000 00:00 0 ")
    #expect(anonymous.name == "")
    #expect(!anonymous.hasFile)
    #expect(try mapping("bffdf000-c0000000 rw-p 00000000 - [stack]").name == "[stack]")
    let shared = try mapping("b7f8a000-b7fca000 r--s 00000000 F zero (deleted)")
    #expect(shared.hasFile && shared.isShared && shared.name == "zero (deleted)")
  }

  @Test(arguments: [
    ("", "expected addresses, found the end of the line"),
    ("b7f91000", "expected addresses, found 'b7f91000'"),
    ("b7f91000-", "expected addresses, found 'b7f91000-'"),
    ("2000-1000 r--p 0 - ", "expected addresses, found '2000-1000'"),
    ("1000-2000 rwx 0 - ", "expected a mode such as r-xp, found 'rwx'"),
    ("1000-2000 r--p xyz - ", "expected an offset, found 'xyz'"),
    ("1000-2000 r--p 0 00:00", "expected an inode, found the end of the line"),
  ])
  func `what is no mapping is refused`(text: String, message: String) {
    #expect(throws: (any Error).self) { try mapping(text) }
    do { _ = try mapping(text) } catch { #expect(error.message == message) }
  }
}

struct RecordingTests {
  private func facts(_ text: String) throws -> [RecordedFact] {
    var reader = RecordingReader(LineReader(name: "x.klog", bytes: Array(text.utf8)))
    var facts: [RecordedFact] = []
    while let fact = try reader.next() { facts.append(fact) }
    return facts
  }

  private func refusal(_ text: String) -> String? {
    do {
      _ = try facts(text)
      return nil
    } catch {
      return (error as? FileRefusal)?.message
    }
  }

  @Test func `every kind of fact is read`() throws {
    let text = """
      @file file0 size=16384 fill=1
      @kernel 5.10
      # seed 1
      @mm 1 start_code=0x8049000 brk=0x826e000
      @exec 1
      08114000-0826e000 rw-p 00000000 - [heap]
      @end

      @status 1 VmSize=2352 VmLck=0
      @smaps 1 b7efc000-b7f0c000 Rss=4 Anonymous=0 Locked=0
      [1] munmap(0x60047000, 1048576) = 0
      @maps 1
      @end
      """
    let heap = try MappingRecord(SourceLine("08114000-0826e000 rw-p 00000000 - [heap]"))
    #expect(
      try facts(text) == [
        .file(name: "file0", byteCount: 16384, fill: 1), .kernel("5.10"),
        .figures(
          processID: 1,
          [RecordedFigure("start_code", 0x804_9000), RecordedFigure("brk", 0x826_e000)]),
        .initialMappings(processID: 1, [heap]),
        .status(processID: 1, [RecordedFigure("VmSize", 2352), RecordedFigure("VmLck", 0)]),
        .mappingFigures(
          processID: 1, 0xb7ef_c000..<0xb7f0_c000,
          [RecordedFigure("Rss", 4), RecordedFigure("Anonymous", 0), RecordedFigure("Locked", 0)]),
        .command, .mappings(processID: 1, []),
      ])
  }

  @Test(arguments: [
    ("@nonsense 1", "x.klog:1: expected a fact such as @maps, found '@nonsense'"),
    ("# a\n@kernel", "x.klog:2: expected a version, found the end of the line"),
    ("@kernel 5.10 6.1", "x.klog:1: expected the end of the line, found '6.1'"),
    ("@file a size=12 fil=1", "x.klog:1: expected fill=, found ' fil=1'"),
    ("@status one", "x.klog:1: expected a process number, found 'one'"),
    ("@status 1 VmSize", "x.klog:1: expected KEY=VALUE, found 'VmSize'"),
    ("@status 1 VmSize=", "x.klog:1: expected KEY=VALUE, found 'VmSize='"),
    ("@maps 1\n1000-2000 rw-p 0 - \n", "x.klog:1: expected @end, found the end of the file"),
    ("@maps 1\nwhat\n@end", "x.klog:2: expected addresses, found 'what'"),
    ("@smaps 1 \u{0} Rss=1", "x.klog:1: byte 0x0 at column 10 is not text"),
  ])
  func `a damaged recording is refused with the place`(text: String, message: String) {
    #expect(refusal(text) == message)
  }
}

struct TraceReaderTests {
  private func lines(_ text: String) throws -> [String] {
    var reader = TraceReader(LineReader(name: "x.strace", bytes: Array(text.utf8)))
    var lines: [String] = []
    while let line = try reader.next() { lines.append("\(reader.lineNumber): \(line.text)") }
    return lines
  }

  @Test func `halves of a call are joined at the second`() throws {
    let text = """
      7367  mprotect(0xb7d57000, 4096, PROT_READ <unfinished ...>
      7366  close(4<pipe> <unfinished ...>
      7367  <... mprotect resumed>)           = 0
      7366  <... close resumed>)              = 0
      """
    #expect(
      try lines(text) == [
        "3: 7367  mprotect(0xb7d57000, 4096, PROT_READ )           = 0",
        "4: 7366  close(4<pipe> )              = 0",
      ])
  }

  @Test func `a call that makes a process takes effect at its first half`() throws {
    let text = """
      7354  vfork( <unfinished ...>
      7355  close(3) = 0
      7354  <... vfork resumed>) = 7355
      7354  close(4) = 0
      """
    #expect(
      try lines(text) == [
        "1: 7354  vfork( ) = 7355", "2: 7355  close(3) = 0", "4: 7354  close(4) = 0",
      ])
  }

  @Test func `a call that never resumes is refused with its line`() {
    #expect(throws: FileRefusal(file: "x.strace", line: 2, .callDoesNotResume)) {
      try lines("7366  close(3) = 0\n7366  close(4<pipe> <unfinished ...>\n")
    }
  }
}
