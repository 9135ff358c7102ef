import Drawing
import Lessons

/// What a handout says around the words of others.
package enum HandoutPhrase: Worded {
  /// The whole of one, where it was written.
  case written(HandoutReport)
  case title(Handout.Title)
  /// In front of options of the shell.
  case machine
  case step, task(Int, of: Int), question, exercise(Int, of: Int), key
  case solution
  case answer(AnswerValue)
  case correction(Misconception)
  /// A line of a worksheet's key: the question's number and its answer; an expected error.
  case keyOf(Int, AnswerValue)
  case error(AnswerValue, Misconception)
  // What can be opened
  case showAnswer, showHint, showNumbers, showMore(lines: Int)
  // What can be pressed
  case steps, previous, next, goTo, answers, theme, language, print, keys
  case skip
  /// What each key does.
  case keyMove, keyEnds, keyGo, keyAnswers, keyTheme, keyLanguage, keyHelp
  /// At the end of the page: how to replay it.
  case proof
  case name, date
}
