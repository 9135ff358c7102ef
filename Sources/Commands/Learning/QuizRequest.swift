import Grammar
import Lessons
import Session

/// What `quiz` was asked for:
/// `[sheet|key] [IDEA|KIND|FILE] [seed N] [count N] [to FILE.html] [--force] [OPTIONS]`.
struct QuizRequest {
  enum Deed: String {
    case ask, sheet, key
  }

  var deed = Deed.ask
  /// nil for a mixed review.
  var subject: String?
  var seed: UInt64?
  var count: Int?
  /// Where a worksheet goes; nil for the prompt.
  var file: String?
  /// A file that is there may be written over.
  var isForced = false
  /// Of the shell: the machine that the person fixes.
  var options = ""

  /// - Throws: what of it cannot be read.
  init(_ text: String, _ invocation: borrowing Invocation) throws(CommandError) {
    var words = text.split(whereSeparator: \.isWhitespace).map(String.init)[...]
    if let deed = words.first.flatMap(Deed.init), deed != .ask {
      self.deed = deed
      words.removeFirst()
    }
    while let word = words.popFirst() {
      switch word {
      case "seed": seed = UInt64(try Self.number(&words, word, ...Int128(UInt64.max), invocation))
      // A kind is called so as well.
      case "count" where subject != nil || words.first.flatMap { Int128($0) } != nil:
        count = Int(try Self.number(&words, word, 1...Int128(QuizPlan.countLimit), invocation))
      case "to" where self.deed != .ask:
        guard let path = words.popFirst(), !path.hasPrefix("--") else {
          throw invocation.error(.refused(LearningComplaint.needsPage(behind: word)), at: 0)
        }
        file = path.homeExpanded
      case "--force" where file != nil: isForced = true
      case _ where word.hasPrefix("--"):
        options = ([word] + words).joined(separator: " ")
        return
      case _ where subject == nil: subject = word
      default:
        throw invocation.error(.refused(LearningComplaint.unexpected(word)), at: 0)
      }
    }
  }

  private static func number(
    _ words: inout ArraySlice<String>, _ word: String, _ bounds: some RangeExpression<Int128>,
    _ invocation: borrowing Invocation
  ) throws(CommandError) -> Int128 {
    guard let text = words.popFirst(), let number = Int128(text), number >= 0,
      bounds.contains(number)
    else { throw invocation.error(.refused(LearningComplaint.needsNumber(behind: word)), at: 0) }
    return number
  }
}
