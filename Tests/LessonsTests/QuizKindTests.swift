import Commands
import Drawing
import Grammar
import Session
import Testing

@testable import Lessons

/// The questions that come with the program.
@Suite struct QuizKindTests {
  private static let kinds = QuizShelf.builtIn.kinds.map(\.name)

  private func kind(_ name: String) throws -> QuizKind {
    try #require(QuizShelf.builtIn.kinds.first { $0.name == name })
  }

  @Test func everyFileIsReadWithoutAFault() {
    for file in QuizShelf.files {
      let (kinds, faults) = QuizReader.read(QuizShelf.reader(file))
      #expect(faults.isEmpty && !kinds.isEmpty, "\(file.name)")
      #expect(kinds.allSatisfy { $0.ideaName == file.name })
    }
    #expect(Set(Self.kinds).count == Self.kinds.count)
  }

  /// The right answer by a second way, each wrong one with its diagnosis. `pagewalk check` does the
  /// same of fifty seeds, with machines that have no invariants to check.
  @Test(arguments: kinds)
  func aKindProvesItself(_ name: String) throws {
    let proof = QuizProof(try kind(name), seeds: 51...52, .standard)
    #expect(proof.count == 2)
    for fault in proof.faults {
      let place = "line \(fault.lineNumber ?? 0)"
      Issue.record("\(name), \(place): \(fault.complaint.code) in \(fault.text ?? "")")
    }
  }

  /// What names a question names it for ever.
  @Test(arguments: kinds)
  func aSeedMakesTheSameQuestionAgain(_ name: String) throws {
    let kind = try kind(name)
    let questions = try (0..<2).map { _ in try kind.question(seed: 7, .standard) }
    #expect(questions[0].lesson == questions[1].lesson)
    #expect(questions[0].puts.map(\.right) == questions[1].puts.map(\.right))
    #expect(questions[0].configuration == questions[1].configuration)
    #expect(questions[0].session.digest == questions[1].session.digest)
  }

  @Test(arguments: kinds)
  func noWrongAnswerIsRight(_ name: String) throws {
    let question = try kind(name).question(seed: 100, .standard)
    #expect(question.puts.contains { !$0.errors.isEmpty })
    for put in question.puts {
      #expect(!put.errors.contains { $0.value == put.right })
    }
  }
}
