/// Lines that are one, because each but the last ends in a backslash.
public struct JoinedLine: Sendable {
  /// What has come, without those backslashes.
  public private(set) var bytes: [UInt8] = []

  public init() {}

  /// Whether a line may go on in the next: a cheap look.
  public static func mayGoOn(_ bytes: [UInt8], _ line: Range<Int>) -> Bool {
    !line.isEmpty && bytes[line.upperBound - 1] == UInt8(ascii: "\\")
  }

  /// Adds a line.
  ///
  /// - Returns: whether the next one belongs to it. A comment goes no further than its line.
  public mutating func add(_ source: [UInt8], _ line: Range<Int>) -> Bool {
    bytes += source[line]
    guard Self.mayGoOn(source, line), bytes.first(where: { !$0.isBlank }) != UInt8(ascii: "#")
    else { return false }
    bytes.removeLast()
    return true
  }
}

extension UInt8 {
  fileprivate var isBlank: Bool { self == 0x20 || 0x09...0x0d ~= self }
}
