import Drawing
import Lessons

extension HandoutPhrase {
  package var english: String {
    switch self {
    case .written(let report):
      counted(report.steps, "step") + ", " + counted(report.questions, "question") + ", "
        + counted(report.pictures, "picture")
    case .title(.session): "A session with Linux's memory management"
    case .title(.file(let name)): name
    case .title(.lesson(let number, let title)):
      LessonPhrase.lesson(number).english + title.text(in: .english)
    case .title(.worksheet): "Worksheet: memory management"
    case .machine: "The machine: "
    case .step: "Step"
    case .task(let number, let count): "Task \(number) of \(count)"
    case .question: "Question"
    case .exercise(let number, let count): "Question \(number) of \(count)"
    case .key: "Answers"
    case .solution: "One way to do it"
    case .answer(let value): LessonPhrase.theAnswerIs.english + value.written(in: .english) + "."
    case .correction(let belief):
      LessonPhrase.belief(belief.rawValue, belief.english.name).english + belief.english.correction
    case .keyOf(let number, let value): "\(number). \(value.written(in: .english))"
    case .error(let value, let belief):
      "\(value.written(in: .english)): " + HandoutPhrase.correction(belief).english
    case .showAnswer: "Answer"
    case .showHint: "Hint"
    case .showNumbers: "Numbers of the picture"
    case .showMore(let count): "… \(counted(count, "more line")): the transcript has them all"
    case .steps: "Steps"
    case .previous: "Previous step"
    case .next: "Next step"
    case .goTo: "Go to step"
    case .answers: "Answers"
    case .theme: "Light or dark"
    case .language: "中文"
    case .print: "Print"
    case .keys: "Keys"
    case .skip: "To the first step"
    case .keyMove: "a step back or on"
    case .keyEnds: "to the first or the last step"
    case .keyGo: "and a number: to that step"
    case .keyAnswers: "show or hide all answers, in print as well"
    case .keyTheme: "light or dark"
    case .keyLanguage: "English or Chinese"
    case .keyHelp: "these keys"
    case .proof: "Every output here was printed by Pagewalk. The transcript is inside: 'pagewalk check' with this file's name replays it."
    case .name: "Name"
    case .date: "Date"
    }
  }
}
