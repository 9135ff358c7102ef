import Drawing
import Grammar
import Lessons
import Session

/// Kinds of questions: each proves itself on machines of its own.
enum QuestionEvidence: Evidence {
  static let code = "questions"
  static let ending: String? = "quiz"

  static func begins(with line: SourceLine, _ catalog: CommandCatalog) -> Bool {
    let words = line.text.split(separator: " ")
    return words.count == 3 && words[0] == "quiz" && Int(words[1]) != nil
  }

  static func check(_ file: EvidenceFile, on bench: EvidenceBench) throws(FileRefusal) -> Verdict {
    var (kinds, faults) = QuizReader.read(file.reader)
    var count = 0
    var question: QuestionName?
    for (index, kind) in kinds.enumerated() {
      let proof = QuizProof(kind, seeds: bench.seeds, bench.commands) { made in
        let share = Double(made) / (Double(bench.seeds.upperBound - bench.seeds.lowerBound) + 1)
        bench.hasProgressed?((Double(index) + share) / Double(kinds.count))
        return !bench.isInterrupted()
      }
      count += proof.count
      if faults.isEmpty, let seed = proof.faultySeed {
        question = QuestionName(kind: kind.name, seed: seed)
      }
      faults += proof.faults.prefix(1)
    }
    guard !faults.isEmpty || !bench.isInterrupted() else {
      return Verdict(
        report: CheckReport(
          file: file.path, .questions, count: count, of: .facts,
          difference: .init(line: nil, CommonCause.interrupted)))
    }
    return Verdict(report: .lessons(file, .questions, count: count, faults, of: question))
  }
}

/// What makes a question again: `quiz KIND seed N`.
struct QuestionName: Equatable {
  let kind: String
  let seed: UInt64
}
