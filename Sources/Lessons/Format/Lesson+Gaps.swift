import Drawing

extension Lesson {
  /// What a whole lesson has and this one has not: a question, a task, a word on what comes next.
  package var gaps: [LessonFault] {
    let present: [(word: LessonWord, isThere: Bool)] = [
      (.ask, !asks.isEmpty), (.task, !tasks.isEmpty), (.next, next != nil),
    ]
    return present.filter { !$0.isThere }.map { keyword.fault(LessonComplaint.lacks($0.word)) }
  }

  /// The texts that are not written in every language, each told where it stands in another.
  package var untranslated: [LessonFault] {
    texts.flatMap { texts in
      texts.missing.compactMap { language in
        texts.all.first?.label.fault(LessonComplaint.missingLanguage(language))
      }
    }
  }

  /// All texts, in order.
  package var texts: [Texts] {
    [title] + items.flatMap(\.texts)
  }
}

extension Lesson.Item {
  package var texts: [Texts] {
    switch self {
    case .setup, .picture: []
    case .prose(let texts), .next(let texts): [texts]
    case .ask(let ask):
      [ask.question] + ask.options + ask.wrongs.compactMap(\.diagnosis.texts)
        + [ask.then].compactMap(\.self)
    case .task(let task):
      [task.assignment] + task.notices.compactMap(\.diagnosis.texts) + task.hints
        + [task.then].compactMap(\.self)
    }
  }
}

extension Diagnosis {
  /// The words that are for one place alone.
  package var texts: Texts? {
    if case .words(let texts) = self { texts } else { nil }
  }
}
