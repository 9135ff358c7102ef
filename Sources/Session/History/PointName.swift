/// A point of the history as a person names it: `37`, `@37`, `command 4`, `62%`, `start`, `end`,
/// `here`, a checkpoint. Whether there is such a point, the session knows.
package struct PointName: Equatable, Sendable {
  enum Meaning: Equatable {
    /// The end of a command, by its number.
    case command(Int)
    case event(Int)
    /// So much of all events, in percent.
    case share(Double)
    case end
    /// Where the machine stands.
    case here
    /// A checkpoint, or nothing known.
    case other
  }

  /// Words that `goto`, `diff` and `back` read as their own: no checkpoint and no branch bears
  /// them.
  package static let reserved = ["start", "end", "here", "command", "back"]

  /// As it was typed.
  package let text: String
  let meaning: Meaning

  /// The points that a text names one after another. `command` and the number behind it are one.
  package static func all(in text: String) -> [PointName] {
    let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
    var names: [PointName] = []
    var index = 0
    while index < words.count {
      let word = words[index]
      index += 1
      if "command".hasPrefix(word), index < words.count, let number = Int(words[index]) {
        names.append(PointName(text: "\(word) \(words[index])", meaning: .command(number)))
        index += 1
      } else {
        names.append(PointName(text: word, meaning: meaning(of: word)))
      }
    }
    return names
  }

  private static func meaning(of word: String) -> Meaning {
    if word == "start" { return .command(0) }
    if word == "end" { return .end }
    if word == "here" { return .here }
    let digits = word.first == "@" ? word.dropFirst() : word[...]
    // A `+` would look like a distance.
    if digits.first != "+", let number = Int(digits) { return .event(number) }
    if word.last == "%", let share = Double(word.dropLast()) { return .share(share) }
    return .other
  }
}
