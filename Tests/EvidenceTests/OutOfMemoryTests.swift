import Commands
import Drawing
import Foundation
import KernelModel
import Session
import Testing

@testable import Evidence

/// Files of real kernels that ran out of memory, for tests to change.
enum OutOfMemoryFiles {
  private static let root = Bundle.module.resourceURL?.appending(path: "OutOfMemory").path ?? ""

  /// By their path below the folder, in order.
  static let names = ((try? FileManager.default.subpathsOfDirectory(atPath: root)) ?? [])
    .filter { $0.hasSuffix(".txt") }.sorted()

  static func path(_ name: String) -> String { "\(root)/\(name)" }

  static func text(_ name: String) throws -> String {
    try String(contentsOfFile: path(name), encoding: .utf8)
  }

  static func check(_ bytes: [UInt8]) throws -> CheckReport {
    let path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    try Data(bytes).write(to: URL(filePath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    return FileChecker(Configuration()).check(path)
  }

  static func check(_ text: String) throws -> CheckReport { try check(Array(text.utf8)) }
}

@Suite struct `Kernels that ran out of memory` {
  @Test func `the evidence is all there`() {
    #expect(OutOfMemoryFiles.names.count == 22)
  }

  @Test(arguments: OutOfMemoryFiles.names)
  func `killed whom the rules say, and told it so`(_ name: String) {
    let report = FileChecker(Configuration()).check(OutOfMemoryFiles.path(name))
    #expect(report.passed, "\(PlainRenderer().render(report))")
    #expect(report.fileKind == .outOfMemory)
    #expect(report.count > 100)
  }

  /// 5.10 and 6.1 write other lines: neither is drawn from the other's.
  @Test func `the words of another kernel are not taken for its own`() throws {
    let text = try OutOfMemoryFiles.text("linux-6.1/m64-sw0-rand-s1.txt")
      .replacing(" boost:0kB", with: "").replacing(" boost:4096kB", with: "")
    #expect(try OutOfMemoryFiles.check(text).difference?.cause.code == "no-figure")
  }
}

/// One thing of good evidence is changed.
@Suite struct `A changed OOM record` {
  private static let old = "linux-5.10/m64-sw0-rand-s1.txt"
  private static let new = "linux-6.1/m64-sw0-rand-s1.txt"
  private static let swapping = "linux-5.10/m128-sw32-rand-s7.txt"
  private static let asking = "linux-5.10/m256-sw0-alloc-s6.txt"
  private static let shared = "linux-5.10/m256-sw0-share-s5.txt"
  private static let tied = "linux-5.10/m64-sw0-tie-s2.txt"

  /// The report once one text stands in place of another, and the line that it names.
  private func check(
    _ name: String, _ old: String, _ new: String
  ) throws -> (cause: OutOfMemoryCause, line: String) {
    let text = try OutOfMemoryFiles.text(name)
    try #require(text.contains(old), "\(name) has no '\(old)'")
    let changed = text.replacing(old, with: new, maxReplacements: 1)
    let difference = try #require(try OutOfMemoryFiles.check(changed).difference)
    let line = try #require(difference.line)
    return (
      try #require(difference.cause as? OutOfMemoryCause),
      String(changed.split(separator: "\n", omittingEmptySubsequences: false)[line - 1])
    )
  }

  @Test func `a score is told with what it would be`() throws {
    let (cause, line) = try check(Self.old, "oom_score=710", "oom_score=711")
    #expect(cause == .score(expected: 711, got: 710))
    #expect(line.hasPrefix("@proc 77 "))
    #expect(try check(Self.swapping, "VmSwap=0", "VmSwap=4000").cause.code == "score")
  }

  @Test func `a victim is told with who it would be`() throws {
    let (cause, line) = try check(
      Self.old, "    1818     1494    16384        0             0 hog",
      "    9818     9494    16384        0             0 hog")
    #expect(
      cause
        == .victim(
          expected: .kill(ProcessID(rawValue: 78), .worst),
          got: .kill(ProcessID(rawValue: 86), .worst)))
    #expect(line.hasPrefix("Out of memory: Killed process 78 (editor)"))
  }

  @Test func `of equal tasks the later must die`() throws {
    let text = try OutOfMemoryFiles.text(Self.tied)
    let killed = try #require(text.firstMatch(of: #/Killed process (\d+) \(same\)/#)?.1)
    let other = try #require(Int(killed)) - 1
    let changed =
      text
      .replacing("task=same,pid=\(killed),", with: "task=same,pid=\(other),", maxReplacements: 1)
      .replacing(
        "Killed process \(killed) (same)", with: "Killed process \(other) (same)",
        maxReplacements: 1)
    let cause = try #require(try OutOfMemoryFiles.check(changed).difference?.cause)
    #expect(
      cause as? OutOfMemoryCause
        == .victim(
          expected: .kill(ProcessID(rawValue: Int32(other)), .worst),
          got: .kill(ProcessID(rawValue: Int32(killed)!), .worst)))
  }

  @Test func `who asks dies only where the sysctl says so`() throws {
    let (cause, _) = try check(
      Self.asking, "Out of memory (oom_kill_allocating_task)", "Out of memory")
    #expect(cause.code == "victim")
    #expect(
      try check(Self.old, "Out of memory: K", "Out of memory (oom_kill_allocating_task): K").cause
        .code == "victim")
  }

  @Test func `who ends with a victim must have its figures`() throws {
    let text = try OutOfMemoryFiles.text(Self.shared)
    let ended = try #require(text.firstMatch(of: #/@exit (\d+) /#)?.1)
    let row = try #require(text.firstMatch(of: Regex("\\[ +\(ended)\\] .*"))?.0)
    let rss = String(row).split(separator: " ")[5]
    let changed = text.replacing(
      row, with: String(row).replacing(" \(rss) ", with: " \("1".right(rss.count)) "))
    let cause = try OutOfMemoryFiles.check(changed).difference?.cause as? OutOfMemoryCause
    #expect(cause == .process(.endedUnkilled, id: try #require(Int(ended))))
    let moved = try check(Self.old, "@exit 78 ", "@exit 79 ")
    #expect(
      moved.cause == .process(.wentUnkilled, id: 78)
        || moved.cause == .process(.endedUnkilled, id: 79))
  }

  @Test(
    arguments: [
      ("VmRSS=3076", "VmRSS=3080", OutOfMemoryFigure.residentParts, "@proc 77"),
      ("LowFree=6620", "LowFree=6616", .freeParts, "@before"),
      ("SwapFree=0", "SwapFree=4", .freeSwap, "@before"),
      ("@done kills=2", "@done kills=3", .kills, "@done"),
      ("active_anon:1784kB", "active_anon:1788kB", .node, "Node 0"),
      (" free:233 ", " free:234 ", .zoneFree, "active_anon"),
      ("free:233 free_pcp:0 ", "free:233 free_pcp:1 ", .zonePerCPU, "active_anon"),
      ("pagetables:40 ", "pagetables:41 ", .zoneTables, "active_anon"),
      ("local_pcp:0kB", "local_pcp:4kB", .localPerCPU, "DMA"),
      ("inactive_anon:15288kB", "inactive_anon:25288kB", .zoneLists, "Node 0"),
      ("writepending:0kB", "writepending:400kB", .zoneWritePending, "Node 0"),
      ("= 404kB", "= 408kB", .blockTotal, "DMA: "),
      ("1*256kB (U)", "2*256kB (U)", .blockTotal, "DMA: "),
      ("min:300kB", "min:304kB", .markSteps, "DMA free"),
      (
        "min:300kB low:372kB high:444kB", "min:304kB low:376kB high:448kB", .lowMark, "DMA free"
      ),
      ("lowmem_reserve[]: 0 27 27 27", "lowmem_reserve[]: 0 27 27 28", .protection, "lowmem"),
      (
        "lowmem_reserve[]: 0 27 27 27", "lowmem_reserve[]: 1 27 27 27", .protectionClasses, "lowmem"
      ),
      ("967 total pagecache", "1067 total pagecache", .pageCache, "1067"),
      ("add 0, delete 0", "add 1, delete 0", .swapTraffic, "Swap cache"),
      ("find 0/0", "find 1/0", .swapFinds, "Swap cache"),
      ("Free swap  = 0kB", "Free swap  = 4kB", .freeSwap, "Free swap"),
      ("Total swap = 0kB", "Total swap = 4kB", .swapTotal, "Total swap"),
      ("16254 pages RAM", "16255 pages RAM", .memoryTotal, "4440 pages"),
      ("0 pages HighMem", "1 pages HighMem", .ramPages, "16254 pages"),
      ("managed:15916kB", "managed:15920kB", .reservedPages, "4440 pages"),
      ("reserved_highatomic:0KB", "reserved_highatomic:4KB", .highAtomic, "DMA free"),
      ("bounce:0\n", "bounce:1\n", .zoneBounce, "active_anon"),
      ("free_cma:0\n", "free_cma:1\n", .zoneContiguous, "active_anon"),
      ("hugepages_free=0", "hugepages_free=1", .hugePages, "Node 0 huge"),
      ("VmLck=0", "VmLck=4000", .residentLimit, "@proc 77"),
      ("    76      282      166", "    76      122      166", .residentLimit, "[     76]"),
      ("    77      948", "    78      948", .group, "[     77]"),
      ("    77      948", "    77      949", .areaPages, "[     77]"),
      ("769    12288", "769    16384", .tables, "[     77]"),
      ("166    12288        0", "166    12289        0", .tablePages, "[     76]"),
      ("166    12288        0", "166    12288        1", .swapEntries, "[     76]"),
      ("nodemask=(null)", "nodemask=0", .nodes, "oom-kill"),
      (
        "oom_score_adj=0\nMem-Info:\nactive_anon:446 ",
        "oom_score_adj=0\nMem-Info:\nactive_anon:447 ",
        .node, "Node 0"
      ),
      ("total-vm:5076kB", "total-vm:5080kB", .areaPages, "Out of memory"),
      ("anon-rss:3952kB", "anon-rss:3956kB", .residentPages, "Out of memory"),
      ("pgtables:12kB", "pgtables:16kB", .tables, "Out of memory"),
      ("oom_score_adj:300", "oom_score_adj:301", .adjustment, "Out of memory"),
      ("UID:0", "UID:7", .user, "Out of memory"),
      ("[     82]  1001", "[     82]  1002", .user, "[     82]"),
      ("           300 editor", "           301 editor", .adjustment, "[     78]"),
    ] as [(String, String, OutOfMemoryFigure, String)])
  func `a figure that does not agree is named`(
    old: String, new: String, figure: OutOfMemoryFigure, place: String
  ) throws {
    let (cause, line) = try check(Self.old, old, new)
    guard case .figure(let named, _, _) = cause else {
      Issue.record("\(cause)")
      return
    }
    #expect((named, line.prefix(place.count)) == (figure, place[...]))
  }

  @Test(
    arguments: [
      ("Mem-Info:", "Mem-Info :", "missing-part"), ("oom-killer: gfp", "oom-killer:  gfp", "form"),
      ("isolated_anon:0", "isolated_anon: 0", "form"), ("mapped:497 ", "mapped:0497 ", "form"),
      ("404kB min", "404kb min", "form"), ("404kB min", "405kB min", "not-pages"),
      ("all_unreclaimable? yes", "all_unreclaimable? maybe", "form"),
      ("(UM) 1*64kB", "(MU) 1*64kB", "form"), ("0 pages hwpoisoned", " 0 pages hwpoisoned", "form"),
      ("gfp_mask=0x100dca(", "gfp_mask=0x100cca(", "form"),
      ("GFP_HIGHUSER_MOVABLE|__GFP_ZERO", "__GFP_ZERO|GFP_HIGHUSER_MOVABLE", "form"),
      ("order=0,", "order=zero,", "no-number"),
      ("slab_reclaimable:", "slab_recoverable:", "no-figure"),
      ("[  pid  ]   uid", "[  pid  ]  uid", "form"), ("[     77]     0", "[    77]     0", "form"),
      ("CONSTRAINT_NONE", "CONSTRAINT_SOME", "no-figure"),
      ("mems_allowed=0", "mems_allowed 0", "no-figure"),
      ("editor,pid=78,uid=0", "editor,pid=78,uid=00", "form"),
      (", UID:0 pgtables", " UID:0 pgtables", "form"),
      ("Swap cache stats", "Swap stats", "missing-part"),
      ("oom-kill:constraint", "oom-kill constraint", "missing-part"),
      ("Normal free:528kB", "Abnormal free:528kB", "missing-part"),
      ("Normal: 2*4kB", "Normal 2*4kB", "no-figure"),
      ("MemTotal=47256", "MemTotal=much", "no-number"),
      ("@seed 1", "@said 1", "unknown-line"), ("name=hog signal", "nome=hog signal", "no-figure"),
      ("name=hog signal", "name=dog signal", "process"),
      ("[     77]     0    77", "[     76]     0    76", "process"),
      ("adj=300 uid", "adj=3000 uid", "process"), ("86 (hog) total", "86 (dog) total", "process"),
    ])
  func `a line of another form is refused with its place`(
    old: String, new: String, code: String
  ) throws {
    #expect(try check(Self.old, old, new).cause.code == code)
  }

  @Test func `the line is drawn as the kernel would have`() throws {
    let text = try OutOfMemoryFiles.text(Self.old)
      .replacing("16254 pages RAM", with: "016254 pages RAM", maxReplacements: 1)
    #expect(
      PlainRenderer().render(try OutOfMemoryFiles.check(text)).split(separator: "\n").dropFirst()
        == [
          "      - 016254 pages RAM", "      + 16254 pages RAM", "        ^",
        ])
  }

  @Test func `of 6_1 the zone tells its boost, and marks follow it`() throws {
    let text = try OutOfMemoryFiles.text(Self.new)
    let boost = try #require(text.firstMatch(of: #/boost:(\d+)kB/#))
    let other = try #require(Int(boost.1)) + 4
    guard
      case .figure(let figure, _, _) = try check(Self.new, String(boost.0), "boost:\(other)kB")
        .cause
    else {
      Issue.record("no figure")
      return
    }
    #expect(figure == .boost)
  }
}

/// What has not been recorded but may be: panics, reapings, kills without a report.
@Suite struct `Other endings of OOM records` {
  private let text: String

  init() throws { text = try OutOfMemoryFiles.text("linux-5.10/m64-sw0-rand-s1.txt") }

  /// The record with the last two lines of the second report replaced.
  private func ending(_ lines: [String]) -> String {
    let all = text.split(separator: "\n").map(String.init)
    let exits = all.filter { !$0.hasPrefix("@exit 86") && !$0.hasPrefix("@done") }
    return (exits.dropLast(2) + lines).joined(separator: "\n") + "\n"
  }

  @Test(arguments: [
    ["Kernel panic - not syncing: Out of memory: system-wide panic_on_oom is enabled"],
    ["Out of memory: compulsory panic_on_oom is enabled"],
  ])
  func `a panic by panic_on_oom ends a report`(_ lines: [String]) throws {
    let report = try OutOfMemoryFiles.check(ending(lines))
    #expect(report.passed, "\(PlainRenderer().render(report))")
  }

  @Test func `a deadlock must have nobody to kill`() throws {
    let lines = [
      "Out of memory and no killable processes...",
      "Kernel panic - not syncing: System is deadlocked on memory",
    ]
    let cause = try OutOfMemoryFiles.check(ending(lines)).difference?.cause as? OutOfMemoryCause
    #expect(
      cause
        == .victim(
          expected: .panic(.deadlock), got: .kill(ProcessID(rawValue: 86), .worst)))
  }

  @Test func `a reaping must be of a victim`() throws {
    let line =
      "oom_reaper: reaped process 86 (hog), now anon-rss:0kB, file-rss:0kB, shmem-rss:440kB\n"
    #expect(try OutOfMemoryFiles.check(text + line).passed)
    let other = try OutOfMemoryFiles.check(text + line.replacing("86", with: "85"))
    #expect(other.difference?.cause as? OutOfMemoryCause == .process(.reapedUnkilled, id: 85))
    let spelt = try OutOfMemoryFiles.check(text + line.replacing("now ", with: "now  "))
    #expect(spelt.difference?.cause.code == "form")
  }

  @Test func `a kill without a report is read, and its form compared`() throws {
    let line =
      "Out of memory: Killed process 85 (backup) total-vm:2648kB, anon-rss:1312kB, "
      + "file-rss:4kB, shmem-rss:440kB, UID:0 pgtables:12kB oom_score_adj:0\n"
    #expect(try OutOfMemoryFiles.check(text + line).passed)
    #expect(
      try OutOfMemoryFiles.check(text + line.replacing("4kB,", with: "4kB ,")).difference?.cause
        .code
        == "form")
  }

  @Test func `memory that is told for another failure is no report`() throws {
    let failure =
      "\nhog: page allocation failure: order:4, mode:0x40cc0(GFP_KERNEL|__GFP_COMP), "
      + "nodemask=(null),cpuset=/,mems_allowed=0\nMem-Info:\nactive_anon:1\nhog invoked"
    #expect(try OutOfMemoryFiles.check(text.replacing("\nhog invoked", with: failure)).passed)
    let alone = text.replacing("@dmesg\n", with: "@dmesg\nMem-Info:\n")
    let difference = try OutOfMemoryFiles.check(alone).difference
    #expect(difference?.cause as? OutOfMemoryCause == .missing(.report))
    #expect(difference?.line == 18)
  }

  @Test func `other lines of the kernel between reports say nothing`() throws {
    let changed = text.replacing(
      "\nhog invoked", with: "\noom_kill_process: 3 callbacks suppressed\nhog invoked")
    #expect(try OutOfMemoryFiles.check(changed).passed)
  }

  @Test func `a report that breaks off is refused with its last line`() throws {
    let cut = text.split(separator: "\n").dropLast().joined(separator: "\n")
    let difference = try #require(try OutOfMemoryFiles.check(cut).difference)
    #expect(difference.cause as? OutOfMemoryCause == .missing(.ending))
    #expect(difference.line == 95)
  }

  @Test func `without a table there is nobody to choose, and the rest is compared`() throws {
    let rows = text.split(separator: "\n").filter {
      !$0.hasPrefix("[") && !$0.hasPrefix("Tasks state")
    }
    let report = try OutOfMemoryFiles.check(rows.joined(separator: "\n"))
    #expect(report.passed, "\(PlainRenderer().render(report))")
  }
}

@Suite struct `Damaged OOM records` {
  @Test func `bytes gone, changed and doubled get a verdict`() throws {
    let names = ["linux-5.10/m128-sw32-rand-s7.txt", "linux-6.1/m1280-sw0-low-s9.txt"]
    for name in names {
      let bytes = Array(try OutOfMemoryFiles.text(name).utf8)
      for step in 0..<150 {
        let place = step * 7919 % bytes.count
        var damaged = bytes
        switch step % 5 {
        case 0: damaged.removeSubrange(place...)
        case 1: damaged[place] = UInt8(truncatingIfNeeded: step &* 37)
        case 2: damaged.removeSubrange(place..<min(bytes.count, place + 1 + step % 40))
        case 3: damaged.insert(contentsOf: Array("99999999999999999999".utf8), at: place)
        default: damaged.insert(contentsOf: bytes[..<min(bytes.count, 3 * step)], at: place)
        }
        let report = try OutOfMemoryFiles.check(damaged)
        #expect(report.passed || !report.difference!.cause.english.isEmpty)
      }
    }
  }

  @Test func `lines of 10 MB are refused, those of 1 MB read`() throws {
    let text = try OutOfMemoryFiles.text("linux-5.10/m64-sw0-rand-s1.txt")
    let long = text + String(repeating: "9", count: 10 << 20)
    #expect(try OutOfMemoryFiles.check(long).difference?.cause.code == "unreadable")
    let blanks = text.replacing(
      "Free swap  =", with: "Free swap  =" + String(repeating: " ", count: 900_000))
    #expect(try OutOfMemoryFiles.check(blanks).difference?.cause.code == "form")
  }

  @Test(arguments: ["@machine MemTotal=", "@machine MemTotal=1 HighTotal=0 SwapTotal=0\n@dmesg\n"])
  func `a file of nothing is no failure of the program`(_ text: String) throws {
    _ = try OutOfMemoryFiles.check(text)
  }
}
