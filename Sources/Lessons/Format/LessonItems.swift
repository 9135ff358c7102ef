import Session

/// A question that is asked before the sight.
package struct Ask: Equatable, Sendable {
  /// The word of the file.
  package let keyword: Excerpt
  package var question: Texts
  /// The phrases that one is chosen from; the answer is the number of one then, from 1.
  package var options: [Texts] = []
  /// An expression that is computed when the question is put.
  package var answer: Excerpt
  /// Another way to the same value.
  package var check: Excerpt?
  package var wrongs: [Wrong] = []
  /// Commands that show the answer, carried out on a throwaway copy.
  package var show: Excerpt?
  /// What it meant.
  package var then: Texts?

  package init(keyword: Excerpt = Excerpt(.ask), question: Texts, answer: Excerpt) {
    self.keyword = keyword
    self.question = question
    self.answer = answer
  }

  /// The misconceptions that lead to a wrong answer.
  package var misconceptions: [Misconception] {
    wrongs.compactMap {
      if case .misconception(let misconception) = $0.diagnosis { misconception } else { nil }
    }
  }
}

/// A wrong rule of the same machine, and what is told to who answers by it.
package struct Wrong: Equatable, Sendable {
  package var rule: Excerpt
  package var diagnosis: Diagnosis

  package init(rule: Excerpt, diagnosis: Diagnosis) {
    self.rule = rule
    self.diagnosis = diagnosis
  }
}

/// Why something was wrong: a belief that has a name, words for this place alone, or no belief.
package enum Diagnosis: Equatable, Sendable {
  case misconception(Misconception)
  case words(Texts)
  /// What anybody may do who holds nothing wrong. In a file: `-> slip`.
  case slip

  static let slipWord = "slip"
}

/// Something that the reader brings about.
package struct LessonTask: Equatable, Sendable {
  /// The word of the file.
  package let keyword: Excerpt
  package var assignment: Texts
  /// A condition, judged behind each command that acted.
  package var goal: Excerpt
  /// In the order in which they are judged.
  package var notices: [Notice] = []
  /// From vague to exact; at least one.
  package var hints: [Texts]
  /// Commands that reach the goal.
  package var solution: Excerpt
  /// Other commands that do.
  package var others: [Excerpt] = []
  /// What it meant.
  package var then: Texts?

  package init(
    keyword: Excerpt = Excerpt(.task), assignment: Texts, goal: Excerpt, hints: [Texts],
    solution: Excerpt
  ) {
    self.keyword = keyword
    self.assignment = assignment
    self.goal = goal
    self.hints = hints
    self.solution = solution
  }
}

/// What was done instead of the task.
package struct Notice: Equatable, Sendable {
  package var condition: Excerpt
  package var diagnosis: Diagnosis
  /// Commands that lead there.
  package var by: Excerpt?

  package init(condition: Excerpt, diagnosis: Diagnosis, by: Excerpt? = nil) {
    self.condition = condition
    self.diagnosis = diagnosis
    self.by = by
  }
}

/// A picture of the machine.
package struct LessonPicture: Equatable, Sendable {
  package var figure: Figure
  /// The number of a process; the current one unless told.
  package var process: UInt32?

  package init(_ figure: Figure, process: UInt32? = nil) {
    self.figure = figure
    self.process = process
  }
}
