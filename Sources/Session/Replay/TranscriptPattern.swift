/// A line as a transcript says that it will come, with `...` for what may come in its place.
package enum TranscriptPattern {
  /// Whether a line matches, with `...` for any characters.
  package static func matches(_ pattern: String, _ text: String) -> Bool {
    if pattern == text { return true }
    let pieces = pattern.split(separator: "...", omittingEmptySubsequences: false)
    guard pieces.count > 1, let head = pieces.first, let tail = pieces.last,
      text.hasPrefix(head)
    else { return false }
    var rest = text.dropFirst(head.count)
    for piece in pieces.dropFirst().dropLast() where !piece.isEmpty {
      guard let found = rest.firstRange(of: piece) else { return false }
      rest = rest[found.upperBound...]
    }
    return rest.hasSuffix(tail)
  }
}
