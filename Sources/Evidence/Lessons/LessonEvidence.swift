import Drawing
import Grammar
import Lessons
import Session

/// A lesson: it proves itself on a fresh machine.
enum LessonEvidence: Evidence {
  static let code = "lesson"
  static let ending: String? = "lesson"

  static func begins(with line: SourceLine, _ catalog: CommandCatalog) -> Bool {
    let words = line.text.split(separator: " ")
    return words.count == 3 && words[0] == "lesson" && Int(words[1]) != nil
  }

  static func check(_ file: EvidenceFile, on bench: EvidenceBench) throws(FileRefusal) -> Verdict {
    let (lesson, faults) = LessonReader.read(file.reader)
    guard let lesson, faults.isEmpty else {
      return Verdict(report: .lessons(file, count: 0, faults))
    }
    let session = try bench.session(for: file)
    let proof = LessonProof(lesson, on: session)
    var report = CheckReport.lessons(file, count: proof.count, lesson.gaps + proof.faults)
    let untranslated = lesson.untranslated.compactMap(\.lineNumber)
    if let first = untranslated.first {
      report.remark = .untranslated(texts: untranslated.count, line: first)
    }
    return Verdict(report: report, session: session)
  }
}

extension CheckReport {
  /// What is wrong with a file of lessons or questions: the first fault, with how many more.
  ///
  /// - Parameter question: the one that shows the first fault.
  static func lessons(
    _ file: EvidenceFile, _ kind: FileKind = .lesson, count: Int, _ faults: [LessonFault],
    of question: QuestionName? = nil
  ) -> CheckReport {
    CheckReport(
      file: file.path, kind, count: count, of: .facts,
      difference: faults.first.map { fault in
        .init(
          line: fault.lineNumber,
          LessonCause.fault(AnyComplaint(fault.complaint), of: question, more: faults.count - 1),
          in: fault.text ?? "")
      })
  }
}

/// What is wrong with a lesson.
enum LessonCause: CheckCause {
  /// In a question, where it takes one to see it; with so many others behind it.
  case fault(AnyComplaint, of: QuestionName?, more: Int)

  var code: String { switch self { case .fault(let complaint, _, _): complaint.code } }

  var details: Details {
    switch self {
    case .fault(let complaint, let question, let more):
      (["questionKind": question?.kind, "seed": question?.seed, "more": more] as Details)
        .joined(by: complaint.details)
    }
  }
}
