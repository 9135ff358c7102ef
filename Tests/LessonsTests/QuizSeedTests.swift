import Commands
import Drawing
import Evidence
import FoundationEssentials
import Grammar
import Session
import Testing

@testable import Lessons

/// A kind that is proved with seeds that somebody chose.
@Suite struct QuizSeedTests {
  /// The second way to the answer differs where `n` comes to 38 or 39.
  private static let text = """
    quiz 3 faults
    kind odd
      en: A number
      zh: 一个数
      draw n = 0..39
    ask
      en: How much is <n>?
      zh: <n> 是多少？
      answer: <n> + 0 * rss
      check: <n> % 38
      wrong: <n + 1> -> F4
    """

  private func checked(
    _ seeds: ClosedRange<UInt64>?, isInterrupted: Bool = false
  ) throws -> String {
    let folder = FileManager.default.temporaryDirectory
    let path = folder.appending(path: "\(UUID().uuidString).quiz").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Data(Self.text.utf8).write(to: URL(filePath: path))
    var checker = FileChecker(Configuration(), commands: .standard) { isInterrupted }
    if let seeds { checker.seeds = seeds }
    return PlainRenderer().render(checker.check(path)).replacing(path, with: "FILE")
  }

  /// The seeds of questions that have the fault.
  private func faulty(_ seeds: ClosedRange<UInt64>) throws -> [UInt64] {
    let reader = LineReader(name: "a.quiz", bytes: Array(Self.text.utf8))
    let kind = try #require(QuizReader.read(reader).kinds.first)
    return try seeds.filter {
      let put = try kind.question(seed: $0, .standard).puts[0]
      return put.checked != put.right
    }
  }

  @Test func aFaultTellsTheQuestionThatHasIt() throws {
    let faulty = try faulty(1...100)
    try #require(faulty.count > 1 && faulty[0] > 1)
    let first = faulty[0]
    #expect(try checked(1...(first - 1)) == "pass  FILE  \(first - 1) facts\n")
    for seeds in [1...100, first...first, first...UInt64.max] {
      let answer = try checked(seeds)
      #expect(answer.hasPrefix("FAIL  FILE:10: "), "\(answer)")
      #expect(answer.contains(" (odd seed \(first))\n"), "\(answer)")
    }
    #expect(try checked((first + 1)...100).contains(" (odd seed \(faulty[1]))\n"))
  }

  @Test func fiftySeedsAreTakenWhereNobodyNamesOthers() throws {
    #expect(try checked(nil) == checked(1...50))
  }

  @Test func whoInterruptsIsNotToldThatAllAgrees() throws {
    #expect(try checked(0...UInt64.max, isInterrupted: true) == "FAIL  FILE: interrupted\n")
  }

  @Test func aProofEndsWhereItIsTold() throws {
    let kind = try #require(QuizShelf.builtIn.kinds.first)
    let proof = QuizProof(kind, seeds: 0...UInt64.max, .standard) { $0 < 3 }
    #expect(proof.count == 3)
    #expect(proof.faults.isEmpty && proof.faultySeed == nil)
  }
}
