/// A line as a transcript says that it will come, with `...` for what may come in its place.
package struct TranscriptPattern: Sendable {
  package let text: String
  /// What stands before, between and behind the dots, in UTF-8; none without dots.
  private let pieces: [[UInt8]]
  /// Whether the line stands for any lines, also for none: nothing but dots is on it.
  package let isAnyLines: Bool

  /// - Complexity: O(length); whoever compares a line with many splits it once.
  package init(_ text: String) {
    self.text = text
    let bytes = Array(text.utf8)
    let hasDots = bytes.first(rangeOf: Self.dots[...], from: 0) != nil
    pieces = hasDots ? Self.pieces(of: bytes) : []
    isAnyLines = pieces.count == 2 && text.count { !$0.isWhitespace } == 3
  }

  private static let dots = Array("...".utf8)

  private static func pieces(of bytes: [UInt8]) -> [[UInt8]] {
    var pieces: [[UInt8]] = []
    var start = 0
    while let found = bytes.first(rangeOf: dots[...], from: start) {
      pieces.append(Array(bytes[start..<found]))
      start = found + dots.count
    }
    return pieces + [Array(bytes[start...])]
  }

  /// Whether the line leaves anything open.
  package var hasDots: Bool { !pieces.isEmpty }

  /// Whether a line matches, with `...` for any characters.
  package func matches(_ line: String) -> Bool {
    line == text || hasDots && matches(bytes: Array(line.utf8))
  }

  /// The same for who has split the line's bytes off already, of a pattern with dots.
  ///
  /// - Complexity: O(1) for most lines that do not match: their heads differ.
  package func matches(bytes line: [UInt8]) -> Bool {
    guard let head = pieces.first, let tail = pieces.last, line.starts(with: head) else {
      return false
    }
    var position = head.count
    for piece in pieces.dropFirst().dropLast() where !piece.isEmpty {
      guard let found = line.first(rangeOf: piece[...], from: position) else { return false }
      position = found + piece.count
    }
    return line.count - position >= tail.count && line.suffix(tail.count).elementsEqual(tail)
  }
}

extension [UInt8] {
  /// Where some bytes begin first, from a place on.
  fileprivate func first(rangeOf bytes: ArraySlice<UInt8>, from start: Int) -> Int? {
    guard let first = bytes.first else { return start }
    var place = start
    while place + bytes.count <= count {
      if self[place] == first, self[place..<place + bytes.count] == bytes { return place }
      place += 1
    }
    return nil
  }
}
