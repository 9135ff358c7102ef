import Drawing
import Grammar

/// What is wrong with a file of kinds of questions, or with a kind on some seed.
package enum QuizComplaint: Complaint {
  case badFirstLine
  case noKind
  case badName(String)
  case givenTwice(String)
  case unknownWord(String)
  case badDraw
  /// So many attempts brought no draw that makes a question.
  case cannotDraw(attempts: Int)
  case secondWayDiffers(String, right: String)
  /// No seed makes a question that the belief has another answer to.
  case beliefNeverComesUp(Misconception)
  /// Who has seen some seeds need not think.
  case hasOneAnswer(String)
  /// The title, or a text of a question.
  case missingLanguage

  package var code: String {
    switch self {
    case .badFirstLine: "bad-first-line"
    case .noKind: "no-kind"
    case .badName: "bad-kind-name"
    case .givenTwice: "given-twice-in-kind"
    case .unknownWord: "unknown-word-of-kind"
    case .badDraw: "bad-draw"
    case .cannotDraw: "cannot-draw"
    case .secondWayDiffers: "other-way-differs"
    case .beliefNeverComesUp: "belief-never-comes-up"
    case .hasOneAnswer: "has-one-answer"
    case .missingLanguage: "text-lacks-language"
    }
  }

  package var details: Details {
    switch self {
    case .badFirstLine, .noKind, .badDraw, .missingLanguage: [:]
    case .badName(let text), .givenTwice(let text), .unknownWord(let text): ["typed": text]
    case .cannotDraw(let attempts): ["attempts": attempts]
    case .beliefNeverComesUp(let belief): ["misconception": belief]
    case .hasOneAnswer(let value): ["value": value]
    case .secondWayDiffers(let value, let right): ["value": value, "right": right]
    }
  }
}
