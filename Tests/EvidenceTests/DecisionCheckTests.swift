import Drawing
import Foundation
import Testing

@testable import Commands
@testable import Evidence
@testable import KernelModel
@testable import Session

/// What kernels decided under memory pressure, decided again.
@Suite struct `Decisions of real kernels` {
  static let names = [
    "linux-5.10/anon96", "linux-5.10/stream64", "linux-5.10/wmarkhigh", "linux-6.1/anon96",
    "linux-6.1/swp10",
  ]

  static func path(_ name: String) throws -> String {
    try #require(
      Bundle.module.url(forResource: "Decisions/\(name)", withExtension: "vec")
    ).path
  }

  static func text(_ name: String) throws -> String {
    try String(contentsOfFile: path(name), encoding: .utf8)
  }

  static func run(_ text: String) throws -> DecisionCheck.Outcome {
    try DecisionCheck.run(LineReader(name: "x.vec", bytes: Array(text.utf8)))
  }

  @Test(arguments: names)
  func `are all decided alike`(_ name: String) throws {
    let report = FileChecker(Configuration()).check(try Self.path(name))
    #expect(report.passed, "\(PlainRenderer().render(report))")
    #expect(report.fileKind == .decisions && report.remark == nil)
  }

  @Test(arguments: names)
  func `are compared, each line that has an answer`(_ name: String) throws {
    let text = try Self.text(name)
    let lines = text.split(separator: "\n").filter { !$0.hasPrefix("#") && $0.contains(" = ") }
    #expect(try Self.run(text).count == lines.count)
  }

  @Test func `are of every kind`() throws {
    var counts: [DecisionKind: Int] = [:]
    for name in Self.names {
      counts.merge(try Self.run(Self.text(name)).counts, uniquingKeysWith: +)
    }
    #expect(
      counts == [
        .scan: 240, .flags: 240, .prio: 136, .balanced: 191, .wmark: 8, .retry: 32, .slab: 75,
      ])
  }

  /// A file, what is changed in it for what, and what is said of it.
  struct Change: Sendable {
    let file, old, new, message: String

    init(_ file: String, _ old: String, _ new: String, _ message: String) {
      (self.file, self.old, self.new, self.message) = (file, old, new, message)
    }
  }

  @Test(arguments: [
    Change(
      "linux-5.10/anon96", "= [ia:7/7/0/7]", "= [ia:8/7/0/7]",
      "scan: request 1: expected 8 of inactive_anon, got 7 of inactive_anon"),
    Change(
      "linux-5.10/anon96", "= [ia:7/7/0/7]", "= []",
      "scan: request 1: expected none, got 7 of inactive_anon"),
    Change(
      "linux-5.10/anon96", "= [ia:7/7/0/7]", "= [ia:7/7/0/7 aa:32/32/0/0]",
      "scan: request 2: expected 32 of active_anon, got none"),
    Change(
      "linux-5.10/anon96", "= [ia:7/7/0/7] reclaimed=3", "= [ia:7/7/0/7] reclaimed=",
      "scan: expected 0 batches of inactive pages with an outcome, got 1"),
    Change(
      "linux-5.10/anon96", "reclaimed=6,24\n", "reclaimed=32,24\n",
      "scan: request 2: expected 24 of inactive_anon, got none"),
    Change(
      "linux-5.10/stream64", " = trim=1 tiny=0", " = trim=0 tiny=0",
      "flags: expected trim=0 tiny=0, got trim=1 tiny=0"),
    Change(
      "linux-5.10/stream64", " = trim=0 tiny=0", " = trim=0 tiny=1",
      "flags: expected trim=0 tiny=1, got trim=0 tiny=0"),
    Change("linux-6.1/swp10", "= next 1\n", "= next 2\n", "prio: expected priority 2, got 1"),
    Change(
      "linux-6.1/swp10", "taken=2073 reclaimed=31 =", "taken=2073 reclaimed=0 =",
      "prio: expected priority 1, got 0"),
    Change(
      "linux-6.1/anon96", "free=1114,high=321,boost=1024,reserve=0,highatomic=0 = 1",
      "free=1114,high=321,boost=1024,reserve=0,highatomic=0 = 0", "balanced: expected 0, got 1"),
    Change(
      "linux-5.10/wmarkhigh", "free=3979 = 1", "free=3979 = 0", "wmark: expected 0, got 1"),
    Change(
      "linux-5.10/wmarkhigh", "free=209233 = 1", "free=1139 = 1", "wmark: expected 1, got 0"),
    Change(
      "linux-5.10/anon96", "min=1242 loops=0 = 1", "min=1242 loops=0 = 0",
      "retry: expected 0, got 1"),
    Change(
      "linux-5.10/anon96", "available=12126 min=1242", "available=1242 min=1242",
      "retry: expected 1, got 0"),
    Change(
      "linux-6.1/anon96", "= delta=1 total_scan=1", "= delta=1 total_scan=2",
      "slab: expected delta=1 total_scan=2, got delta=1 total_scan=1"),
  ])
  func `one changed answer is found on its line`(_ change: Change) throws {
    let text = try Self.text(change.file)
    let place = try #require(text.firstRange(of: change.old)?.lowerBound)
    let line = text[..<place].split(separator: "\n", omittingEmptySubsequences: false).count
    let outcome = try Self.run(text.replacing(change.old, with: change.new, maxReplacements: 1))
    let difference = try #require(outcome.difference)
    #expect(
      DecisionCause.mismatch(difference.kind, difference.mismatch).english == change.message)
    #expect(difference.line == line)
  }

  /// `deferredSlabsFade`.
  @Test func `of 6.1 do not follow the rules of 5.10`() throws {
    let text = try Self.text("linux-6.1/swp10").replacing("Linux 6.1.0", with: "Linux 5.10.0")
    #expect(try Self.run(text).difference?.kind == .slab)
  }

  @Test func `a longer run may fail for want of a block`() throws {
    let text = try Self.text("linux-5.10/wmarkhigh")
    #expect(try Self.run(text.replacing("free=209233 = 1", with: "free=209233 = 0")).isPassed)
  }
}

/// `flags`: the kernel read the free pages a moment later than who recorded it.
@Suite struct `Flags that other free pages explain` {
  private let right = "deactivate=-- = trim=0 tiny=0"
  private let wrong = "deactivate=-- = trim=0 tiny=1"

  private func outcome(_ count: Int) throws -> DecisionCheck.Outcome {
    let text = try `Decisions of real kernels`.text("linux-5.10/anon96")
    return try `Decisions of real kernels`.run(
      text.replacing(right, with: wrong, maxReplacements: count))
  }

  @Test func `are let pass once in a hundred lines, and told`() throws {
    let outcome = try outcome(1)
    #expect(outcome.isPassed)
    #expect(outcome.reread?.count == 1)
    let line = try #require(outcome.reread?.first)
    #expect(line.text.hasSuffix(wrong))
    let words = CheckRemark.reread(lines: 1, line: line.line).english
    #expect(
      words == "free pages had changed in 1 line of flags, the first on line \(line.line)")
  }

  @Test func `are a difference when they are more`() throws {
    let outcome = try outcome(2)
    #expect(outcome.difference?.kind == .flags)
    #expect(outcome.difference?.line == outcome.reread?.first.line)
  }

  @Test func `explain nothing where anonymous pages are few`() throws {
    let text = """
      # decision vectors of Linux 5.10.0-32-686, MemTotal 9 kB, SwapTotal 0 kB, swappiness 60
      flags priority=12 node_ia=4095 node_if=0 node_af=0 free=9 high=1 deactivate=-- = trim=0 tiny=1

      """
    #expect(try `Decisions of real kernels`.run(text).difference?.line == 2)
  }
}
