/// Bytes as they come, cut into lines.
///
/// LF and CRLF end a line, the last may lack its end. NUL and what is no UTF-8 are bytes like
/// others. A byte order mark in front of the first line is no part of it.
public struct LineBuffer: Sendable {
  /// The longest line that anybody reads, also of joined ones, so that what has no lines cannot
  /// fill the memory.
  public static let lineByteLimit = 1 << 20

  /// What editors of other systems put in front of UTF-8.
  public static let byteOrderMark: [UInt8] = [0xef, 0xbb, 0xbf]

  /// What is held. The ranges of lines are its indices until more comes.
  public private(set) var bytes: [UInt8]
  /// Where the next line begins.
  private var start = 0
  /// How far the bytes have been searched for the end of that line.
  private var searched = 0
  private var isAtBeginning = true

  public init(_ bytes: [UInt8] = []) { self.bytes = bytes }

  /// How many bytes have not been handed out.
  public var count: Int { bytes.count - start }

  /// Whether a whole line is there.
  public var hasLine: Bool {
    mutating get {
      searched = bytes[searched...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      return searched < bytes.count
    }
  }

  /// The next whole line without its end; nil when its end has not come.
  ///
  /// - Complexity: O(length); each byte is searched once.
  public mutating func next() -> Range<Int>? {
    hasLine ? line(upTo: searched, next: searched + 1) : nil
  }

  /// All that is left, as a line without an end; nil when nothing is.
  public mutating func rest() -> Range<Int>? {
    count > 0 ? line(upTo: bytes.count, next: bytes.count) : nil
  }

  /// Adds what has come, and forgets what was handed out: lines keep the bytes they were cut from.
  ///
  /// - Complexity: O(length of what is added and of the line that it goes on with).
  public mutating func add(_ more: [UInt8]) {
    bytes = count == 0 ? more : bytes[start...] + more
    searched -= start
    start = 0
  }

  private mutating func line(upTo end: Int, next: Int) -> Range<Int> {
    var first = start
    if isAtBeginning, bytes[first..<end].starts(with: Self.byteOrderMark) { first += 3 }
    isAtBeginning = false
    start = next
    searched = next
    let hasReturn = end > first && bytes[end - 1] == UInt8(ascii: "\r")
    return first..<(hasReturn ? end - 1 : end)
  }
}
