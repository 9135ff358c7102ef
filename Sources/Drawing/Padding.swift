extension StringProtocol {
  /// The text with spaces in front until it is `width` characters wide. C: `%8s`.
  public func right(_ width: Int) -> String {
    String(repeating: " ", count: Swift.max(0, width - count)) + self
  }

  /// The text with spaces behind until it is `width` characters wide. C: `%-8s`.
  public func left(_ width: Int) -> String {
    self + String(repeating: " ", count: Swift.max(0, width - count))
  }
}

extension BinaryInteger {
  /// The number in decimal digits, with spaces in front. C: `%8lu`.
  public func right(_ width: Int) -> String { String(self).right(width) }
}
