import Drawing

/// What an answer is, right or wrong.
package enum AnswerValue: Equatable, Sendable {
  case number(Int128)
  /// Of a question that is answered by yes or no.
  case truth(Bool)
  /// A zone, a region, a signal: compared without case.
  case word(String)
  /// One of several phrases, by its number from 1.
  case option(Int, of: [FilledText])
}
