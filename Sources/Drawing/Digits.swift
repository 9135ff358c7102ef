import Hardware

/// A number in hexadecimal digits, with zeros in front until there are `count` of them.
func hexadecimal(_ value: some BinaryInteger, digits count: Int) -> String {
  let digits = String(value, radix: 16)
  return String(repeating: "0", count: max(0, count - digits.count)) + digits
}

extension StringProtocol {
  /// The text with spaces in front until it is `width` characters wide. C: `%8s`.
  func right(_ width: Int) -> String {
    String(repeating: " ", count: Swift.max(0, width - count)) + self
  }

  /// The text with spaces behind until it is `width` characters wide. C: `%-8s`.
  func left(_ width: Int) -> String {
    self + String(repeating: " ", count: Swift.max(0, width - count))
  }
}

extension BinaryInteger {
  /// The number in decimal digits, with spaces in front. C: `%8lu`.
  func right(_ width: Int) -> String { String(self).right(width) }
}

extension VirtualAddress {
  /// Eight hexadecimal digits, as every view prints an address.
  var digits: String { hexadecimal(rawValue, digits: 8) }
}

extension PhysicalAddress {
  /// Eight hexadecimal digits, more beyond 4 GiB.
  var digits: String { hexadecimal(rawValue, digits: 8) }
}

extension PageFrameNumber {
  /// Five hexadecimal digits, more beyond 4 GiB: an address without its last three. C: `%05lx`.
  var digits: String { hexadecimal(rawValue, digits: 5) }
}

extension Range<VirtualAddress> {
  /// `08048000-0804c000`
  var digits: String { "\(lowerBound.digits)-\(upperBound.digits)" }
}

extension Range<PageFrameNumber> {
  /// First and last frame, or the one that there is: `38000-3ffdf`.
  var digits: String {
    upperBound - lowerBound == 1
      ? lowerBound.digits : "\(lowerBound.digits)-\((upperBound - 1).digits)"
  }
}
