@testable import Commands
import Drawing
@testable import Grammar
@testable import Session
import TestSupport
import Testing

/// What `diff` says of two machines.
struct DifferenceTests {
  /// What a line changes, as `diff` tells it.
  private func difference(_ lines: String..., configure: (inout Configuration) -> Void = { _ in })
    -> String
  {
    let it = Specimen {
      $0.memoryByteCount = 1 << 30
      configure(&$0)
    }
    for line in lines { _ = it.type(line) }
    return it.type("diff start")
  }

  @Test(arguments: [
    ("poke 0x100000 5", ["RAM", "+ frame 00100 (free), 1 word: P:00100000 = 00000005"]),
    ("poke 0x3ffc4000 4d", ["+ frame 3ffc4 (anonymous), 1 word: P:3ffc4000 = 0000004d"]),
    ("kmap 3ffc5", ["kmap slots", "+ slot 1, ff801000: frame 3ffc5, pkmap_count 2"]),
    ("kmap_atomic 3ffc5", ["fixmap", "+ FIX_KMAP_BEGIN: 3ffc5163", "+ temporary kmaps 1"]),
    (
      "set_fixmap FIX_EARLYCON_MEM_BASE 3ffc5",
      ["fixmap", "+ FIX_EARLYCON_MEM_BASE: 0003f163", "kernel page tables\n+ ffffd000: 0003f163"]
    ),
    (
      "mlock 0804b000 4K",
      ["areas of process 1", "rd wr mr mw me dw lo ac", "- locked_vm 0\n+ locked_vm 1"]
    ),
    (
      "kmalloc 100",
      [
        "+ frame 02008: slab, count 1, mapcount 0, kmalloc-128",
        "+ kmalloc-128 slab 02008: 1 object in use, c2008000",
        "- Normal, Unmovable: 55 pages, first 02008 02009 0200a",
      ]
    ),
    (
      "vmalloc 16K",
      [
        "+ f8800000-f8805000 vmalloc, 4 pages and a guard", "+ f8803000: 3f803163",
        "- 3f800: Movable\n+ 3f800: Unmovable",
        "+ frame 3f800-3f803: vmalloc, count 1, mapcount 0",
      ]
    ),
    (
      "alloc 2",
      [
        "- Normal, order 2, Unmovable: 0 blocks\n+ Normal, order 2, Unmovable: 1 block, first 02054",
        "+ frame 02050: kernel, count 1, mapcount 0, order 2",
        "+ frame 02051-02053: kernel, count 0, mapcount 0, of 02050",
      ]
    ),
    (
      "ioremap 0xfebc0000 8K",
      ["+ f8800000-f8803000 ioremap, 0 pages and a guard, device P:febc0000"]
    ),
    ("limits stack 64K", ["- RLIMIT_STACK 8388608\n+ RLIMIT_STACK 65536"]),
    (
      "open /tmp/x rdwr size 64K",
      ["open files\n+ process 1: fd 0 is /tmp/x, rw", "files\n+ /tmp/x: 65536 bytes"]
    ),
    ("touch 0804b000", ["+ dtlb set 11, way 0: V:0804b000 -> P:3ffc4000, user, writable, dirty"]),
    ("fork", ["+ process 2 demo, running, parent 1, mm 2", "anon_vmas", "areas of process 2"]),
    ("set vm.max_map_count 5", ["settings\n- vm.max_map_count 65530\n+ vm.max_map_count 5"]),
    ("set cr2 0x1234", ["registers\n- CR2 00000000\n+ CR2 00001234"]),
    ("set ds 0", ["- DS 007b, descriptor", "+ DS 0000, descriptor none"]),
    ("print 7", ["results\n+ $1 = 7"]), ("seven = print 7", ["+ seven = 7"]),
  ])
  func `a change is told in the structure that has it`(_ line: String, _ words: [String]) {
    let told = difference(line)
    for words in words { #expect(told.contains(words), "\(told)") }
  }

  @Test func `a free list says where it differs`() {
    let told = difference("a = alloc 0", "b = alloc 0", "release a 0", "release b 0")
    #expect(told.contains("per-CPU lists\n- Normal, Unmovable: 55 pages, first 02008 02009 0200a"))
    #expect(told.contains("+ Normal, Unmovable: 55 pages, first 02009 02008 0200a"))
  }

  @Test func `a long difference is cut and counted`() {
    let told = difference("mmap 1M rw", "touch $1 w for 1M")
    let lines = told.split(separator: "\n")
    let start = lines.firstIndex { $0 == "page tables of process 1" }!
    #expect(lines[start + 21] == "  and 236 more")
    #expect(lines.count < 250)
    #expect(told.contains("+ frame 3fe00-3fe24: anonymous, count 1, mapcount 1"), "\(told)")
  }

  @Test func `equal machines are said to be equal, by their digests`() {
    let it = Specimen()
    _ = it.type("mmap 64K rw", after: "kmalloc 100")
    #expect(it.type("diff end") == "the machines are equal\n")
    #expect(it.type("diff command 1 command 1") == "the machines are equal\n")
    let report = DifferenceReport(it.session.world, it.session.world, names: ("a", "b"))
    #expect(report.digests == [it.session.digest, it.session.digest])
  }

  @Test(arguments: [false, true])
  func `no difference is told in the same words on both sides`(_ usesPAE: Bool) throws {
    let lines = [
      "mmap 64K rw", "touch $1 w for 64K", "fork", "[2] touch $1 w for 64K", "munmap $1 + 8K 8K",
      "mprotect $1 4K r", "vmalloc 16K", "vfree $3", "vmalloc 8K", "kmalloc 100", "kmalloc 100",
      "kfree $5", "kmalloc 5000", "mremap $1 + 16K 16K 64K maymove", "brk +64K", "malloc 1000",
      "malloc 100", "free $8", "touch 08048000", "touch 08049000 x", "mmap 8K rw shared",
      "touch $10 w", "madvise $1 4K dontneed", "open /tmp/x rdwr size 64K",
      "mmap 64K rw shared fd $11",
      "touch $12 w for 64K", "close $11", "kmap 3ff00", "kmap 3ff01", "kunmap 3ff00", "[2] exit",
      "wait", "exec demo", "mlockall 1", "alloc 3", "release $15", "set cr2 0x10", "set ds 0",
    ]
    let it = Specimen { $0.usesPAE = usesPAE }
    for line in lines { _ = it.type(line) }
    for command in 1..<it.session.log.count {
      let report = DifferenceReport(
        try it.session.replayed(upTo: command), try it.session.replayed(upTo: command + 1),
        names: ("a", "b"))
      for structure in report.structures {
        func words(_ side: KeyPath<PlaceDifference, FieldList>) -> Set<String> {
          Set(
            structure.places.compactMap {
              StateEntry(structure.structure, $0, $0[keyPath: side])?.english
            })
        }
        let both = words(\.before).intersection(words(\.after))
        let typed = it.session.log[command].text
        #expect(both.isEmpty, "\(typed): \(structure.structure) \(both)")
      }
      #expect(!report.structures.isEmpty || report.digests[0] == report.digests[1])
    }
  }

  @Test func `what has no words is not called equal`() {
    let report = DifferenceReport(
      first: "a", second: "b", structures: [], digests: ["1", "2"])
    #expect(drawing(of: report) == "no structure differs, but the digests do: 1 and 2\n")
  }

  @Test(arguments: [
    ("start", "start", true), ("@20", "@21", true), ("command 1", "@35", false),
    ("20%", "60%", false), ("mid", "@35", true), ("mid", "end", false), ("0", "start", true),
    ("main", "end", true), ("here", "end", true), ("twig", "command 1", true),
  ])
  func `points are taken as goto takes them`(_ first: String, _ second: String, _ areEqual: Bool) {
    let it = Specimen()
    it.session.keepsJournal = true
    _ = it.type("goto command 1", after: "mmap 64K rw", "touch $1 w")
    _ = it.type("branch twig")
    _ = it.type("branch main")
    _ = it.type("goto @35", after: "goto end")
    _ = it.type("goto end", after: "checkpoint mid")
    let told = it.type("diff \(first) \(second)")
    #expect((told == "the machines are equal\n") == areEqual, "\(told)")
    #expect(!told.contains("error"), "\(told)")
  }

  @Test func `a halted machine is compared as it stands`() {
    let it = Specimen()
    _ = it.type("touch 0804c000 w", after: "break pte")
    #expect(it.session.halted != nil)
    let told = it.type("diff end")
    #expect(told.contains("page tables of process 1\n+ 0804c000: 3ffc5067"))
    #expect(!told.contains("MM_ANONPAGES"))
    #expect(it.type("diff here") == "the machines are equal\n")
    #expect(it.type("diff @10").contains("'@10' lies inside the command that is halted"))
    _ = it.type("finish")
    #expect(it.type("diff end") == "the machines are equal\n")
  }

  @Test(arguments: [
    ("diff", "POINTS is missing"), ("diff a b c", "'diff' compares two points"),
    ("diff strat", "did you mean 'start'?"), ("diff @99999", "@99999 is out of range"),
  ])
  func `points that are none are refused`(_ line: String, _ words: String) {
    let it = Specimen()
    #expect(it.type(line).contains(words))
  }

  @Test func `machines without a kernel are compared too`() {
    let it = Specimen { $0.isBare = true }
    #expect(
      it.type("diff start", after: "poke 0x1000 0x41").contains("+ frame 00001, 1 word: P:00001000")
    )
  }
}
