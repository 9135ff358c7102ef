/// What words mean, found by the words' bytes.
///
/// 1. The keys ascend strictly.
/// 2. The value of the key at an index stands at the same index.
public struct WordTable<Value: Sendable>: Sendable {
  private let keys: [WordKey]
  private let values: [Value]

  /// - Precondition: no word occurs twice.
  public init(_ entries: [(word: String, value: Value)]) {
    let sorted = entries.map { (WordKey($0.word), $0.value) }.sorted { $0.0 < $1.0 }
    keys = sorted.map(\.0)
    values = sorted.map(\.1)
    for (left, right) in zip(keys, keys.dropFirst()) {
      precondition(left < right, "'\(right.word)' is declared twice")
    }
  }

  public var isEmpty: Bool { keys.isEmpty }

  /// Every word, in the order of the bytes.
  public var words: [String] { keys.map(\.word) }

  /// What a word means.
  ///
  /// - Complexity: O(log *n*); allocates nothing.
  public subscript(key: WordKey) -> Value? {
    let index = firstIndex(notBelow: key)
    return index < keys.count && keys[index] == key ? values[index] : nil
  }

  /// What a word means.
  public subscript(word: String) -> Value? {
    word.utf8.count <= WordKey.byteLimit ? self[WordKey(word)] : nil
  }

  /// The words that begin with `prefix`, and what they mean.
  public func entries(beginningWith prefix: String) -> [(word: String, value: Value)] {
    var found: [(word: String, value: Value)] = []
    var index = firstIndex(notBelow: WordKey(prefix))
    while index < keys.count, case let word = keys[index].word, word.hasPrefix(prefix) {
      found.append((word, values[index]))
      index += 1
    }
    return found
  }

  private func firstIndex(notBelow key: WordKey) -> Int {
    var low = 0
    var high = keys.count
    while low < high {
      let middle = (low + high) >> 1
      if keys[middle] < key { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
