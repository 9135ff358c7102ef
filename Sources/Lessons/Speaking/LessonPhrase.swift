import Drawing

/// What lessons say around their authors' words.
package enum LessonPhrase: Equatable, Worded {
  /// In front of its title.
  case lesson(Int)
  case task(Int, of: Int)
  case hint(Int, of: Int)
  case solution, also
  case right
  /// With the right answer.
  case no(String)
  case theAnswerIs
  case truth(Bool)
  case done
  /// A belief by its name, in front of the sentence that sets it right.
  case belief(String, String)
  case ended(LessonReport.LessonEnd)
  /// The name of the lesson that follows.
  case whatNext(String?)
  // Remarks
  /// What is to be done, for who asks again.
  case howToAnswer, howToAct
  case noMoreHints
  case questionsHaveNoHints
  case left
  case isOver
  /// Below the list of lessons.
  case howToBegin
}
