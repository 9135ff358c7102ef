import Grammar
import KernelModel
import Session

/// Which questions are asked, one after another.
package struct QuizPlan {
  /// In turn.
  let kinds: [QuizKind]
  /// The beliefs that are to be at stake, in turn; none: whichever.
  let targets: [Misconception]
  package let firstSeed: UInt64
  package let count: Int
  /// Kinds are mixed, and what is due comes first.
  let isReview: Bool
  /// Options of the shell that the person has fixed.
  let options: String

  package static let usualCount = 5
  package static let countLimit = 100
  /// So many seeds are tried to find a question that a belief has another answer to.
  private static let searchLimit: UInt64 = 60

  /// Questions of some kinds.
  package init(_ kinds: [QuizKind], seed: UInt64, count: Int, options: String = "") {
    self.kinds = kinds
    targets = []
    firstSeed = seed
    self.count = count
    isReview = false
    self.options = options
  }

  /// A mixed review: first what is due, of which each belief comes up in turn.
  package init(
    reviewOf due: [Misconception], among kinds: [QuizKind], seed: UInt64, count: Int,
    options: String = ""
  ) {
    targets = due.filter { belief in kinds.contains { $0.misconceptions.contains(belief) } }
    var mixed = kinds
    var numbers = SeededNumbers(seed: seed)
    for index in mixed.indices.dropFirst() {
      mixed.swapAt(index, Int(numbers.next() % UInt64(index + 1)))
    }
    self.kinds = mixed
    firstSeed = seed
    self.count = count
    isReview = true
    self.options = options
  }

  /// A question of the plan, counted from 0.
  package func question(
    _ index: Int, _ commands: CommandSet
  ) throws(LessonFault) -> QuizQuestion {
    guard !targets.isEmpty else {
      let round = UInt64(index / kinds.count)
      return try kinds[index % kinds.count].question(
        seed: firstSeed &+ round, commands, options: options)
    }
    let target = targets[index % targets.count]
    let fitting = kinds.filter { $0.misconceptions.contains(target) }
    return try question(
      of: fitting[index / targets.count % fitting.count], about: target,
      from: firstSeed &+ UInt64(index), commands)
  }

  /// The next question of a kind that a belief has another answer to.
  ///
  /// - Returns: the first one, where there is none such near.
  func question(
    of kind: QuizKind, about target: Misconception?, from seed: UInt64, _ commands: CommandSet
  ) throws(LessonFault) -> QuizQuestion {
    let first = try kind.question(seed: seed, commands, options: options)
    guard let target, !first.misconceptions.contains(target) else { return first }
    for further in 1..<Self.searchLimit {
      let other = try kind.question(seed: seed &+ further, commands, options: options)
      if other.misconceptions.contains(target) { return other }
    }
    return first
  }
}
