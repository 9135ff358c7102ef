/// How a file begins that tells what somebody did in a lesson.
package enum AnswersOpening {
  package static let text = "# answers to lesson "
}
