import Drawing

/// What quizzes say around their questions.
package enum QuizPhrase: Equatable, Worded {
  case question(Int, of: Int)
  /// In front of a question that is asked because one like it went wrong.
  case sibling
  /// In front of options of the shell.
  case machine
  case summary(right: Int, of: Int)
  // Remarks
  case howToAnswer, howToGoOn
  case hasNoHints
  /// The person's machine is in front again.
  case isBack
  /// Below the list of kinds.
  case howToBegin
  /// In front of wrong answers and the beliefs behind them.
  case errors
}
