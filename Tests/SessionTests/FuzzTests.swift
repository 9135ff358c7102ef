@testable import Commands
@testable import Evidence
import FoundationEssentials
@testable import Grammar
import KernelModel
@testable import Session
import TestSupport
import Testing

struct FuzzTests {
  /// How much more than usual is tried.
  private static let factor =
    ProcessInfo.processInfo.environment["PAGEWALK_FUZZ"].flatMap(Int.init) ?? 1

  private static let pieces = [
    "mmap", "munmap", "mprotect", "mremap", "brk", "madvise", "mlock", "mincore", "msync", "touch",
    "read", "write", "x/4xw", "x/s", "x/", "poke", "fork", "exit", "wait", "switch", "limits", "ps",
    "clone", "open", "close", "print", "set", "show", "help", "apropos", "history",
    "vm.max_map_count",
    "mmap2(", "brk(", "munmap(", "openat(", "clone3({", "prlimit64(", "close(", ")", "(", "[", "]",
    "{", "}", "=", "= 0", "= -1 ENOMEM", "= ?", "<unfinished ...>", "<... brk resumed>)", "---",
    "+++",
    "NULL", "PROT_READ|PROT_WRITE", "MAP_PRIVATE|MAP_ANONYMOUS", "rw", "shared", "fixed", "at",
    "to",
    "for", "fd", "3</etc/x>", "AT_FDCWD<>", "\"a\\x41\"", "\"", "\\", "$", "$1", "$99", "name",
    "stack",
    "brk", "cr3", "0", "1", "-1", "+8K", "-8K", "4096", "4G", "0xffffffff", "18446744073709551615",
    "b7feb000", "c0000000", "40000000", "64K", "3G", "1p", "<<", ">>", "/", "%", "~", "*", "&", "|",
    "^",
    ",", ";", "#", "7355", "[2]", "...", "\u{0}", "\u{1b}[2J", "é", "🙂", "\t",
  ]

  private static func line(_ chance: inout Chance) -> [UInt8] {
    if chance.below(8) == 0 { return (0..<chance.below(40)).map { _ in UInt8(chance.below(256)) } }
    var text = ""
    for _ in 0..<1 + chance.below(8) {
      text += chance.one(of: pieces)
      if chance.below(3) > 0 { text += " " }
    }
    return Array(text.utf8)
  }

  @Test(arguments: 1...4)
  func `nothing that is typed breaks the session`(seed: Int) throws {
    var chance = Chance(state: UInt64(seed) &* 0x9e37_79b9_7f4a_7c15)
    let sample = SampleSession()
    for round in 0..<1500 * Self.factor {
      let bytes = Self.line(&chance)
      let line = SourceLine(bytes: bytes, range: 0..<bytes.count)
      let before = sample.session.log.count
      let execution = sample.session.execute(line)
      // An earlier command of the line may have reported, and is noted only if it acts or looks.
      if execution.status == .failed, sample.session.log.count == before,
        !bytes.contains(UInt8(ascii: ";"))
      {
        #expect(execution.report == nil)
      }
      if round % 500 == 0 { try sample.session.kernel.checkInvariants() }
    }
    try sample.session.kernel.checkInvariants()
  }

  @Test func `no line in the making breaks completion or hints`() throws {
    var chance = Chance(state: 77)
    let sample = SampleSession()
    for _ in 0..<1500 * Self.factor {
      let text = String(decoding: Self.line(&chance), as: UTF8.self)
      let completion = sample.session.complete(before: text)
      #expect(completion.replaceCount <= text.unicodeScalars.count)
      _ = sample.session.hint(for: text)
    }
  }

  @Test func `no damaged recording or trace breaks the check`() throws {
    var chance = Chance(state: 5)
    let good = """
      @kernel 5.10
      @mm 1 start_brk=0x824c000 brk=0x826e000 start_stack=0xbffffe70
      @exec 1
      08114000-0826e000 rw-p 00000000 - [heap]
      bffdf000-c0000000 rw-p 00000000 - [stack]
      @end
      [1] mmap2(NULL, 65536, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = 0xb7ff0000
      @maps 1
      08114000-0826e000 rw-p 00000000 - [heap]
      @end
      """
    for _ in 0..<60 * Self.factor {
      let sample = SampleSession()
      sample.session.sink = nil
      var bytes = Array(good.utf8)
      for _ in 0..<1 + chance.below(6) {
        bytes[chance.below(bytes.count)] = UInt8(chance.below(256))
      }
      if chance.below(2) == 0 { bytes.removeLast(chance.below(bytes.count)) }
      var check = RecordingCheck(LineReader(name: "x.klog", bytes: bytes)) {
        (_, _) throws(ConfigurationRefusal) in sample.session
      }
      _ = try? check.run()
      var trace = TraceReader(LineReader(name: "x.strace", bytes: bytes))
      while let line = try? trace.next() { _ = TracedLine(line).callName }
    }
  }
}
