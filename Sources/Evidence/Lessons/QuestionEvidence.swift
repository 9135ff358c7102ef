import Drawing
import Grammar
import Lessons
import Session

/// Kinds of questions: each proves itself on machines of its own.
enum QuestionEvidence: Evidence {
  static let code = "questions"
  static let ending: String? = "quiz"

  /// Of each kind.
  static let seeds: ClosedRange<UInt64> = 1...50

  static func begins(with line: SourceLine, _ catalog: CommandCatalog) -> Bool {
    let words = line.text.split(separator: " ")
    return words.count == 3 && words[0] == "quiz" && Int(words[1]) != nil
  }

  static func check(_ file: EvidenceFile, on bench: EvidenceBench) throws(FileRefusal) -> Verdict {
    var (kinds, faults) = QuizReader.read(file.reader)
    var count = 0
    for kind in kinds where !bench.isInterrupted() {
      let proof = QuizProof(kind, seeds: seeds, bench.commands)
      count += proof.count
      faults += proof.faults.prefix(1)
    }
    return Verdict(report: .lessons(file, .questions, count: count, faults))
  }
}
