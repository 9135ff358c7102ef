// Numbers as the kernel prints them: `%lx` and `%08lx`, without `0x`. Every room above prints
// addresses through these, so that one address looks the same wherever it is read.

/// A number in hexadecimal digits, with zeros in front until there are `count` of them. C: `%0*lx`.
public func hexadecimal(_ value: some BinaryInteger, digits count: Int = 1) -> String {
  let digits = String(value, radix: 16)
  return String(repeating: "0", count: max(0, count - digits.utf8.count)) + digits
}

/// An address as every view prints it: eight hexadecimal digits.
public func addressDigits(_ address: UInt32) -> String { hexadecimal(address, digits: 8) }

/// A byte as two hexadecimal digits. C: `%02x`.
public func byteDigits(_ byte: UInt8) -> String { hexadecimal(byte, digits: 2) }

extension VirtualAddress {
  /// Eight hexadecimal digits, as every view prints an address. Linux: `%08lx`.
  public var digits: String { hexadecimal(rawValue, digits: 8) }
}

extension PhysicalAddress {
  /// Eight hexadecimal digits, more beyond 4 GiB. Linux: `%08llx`.
  public var digits: String { hexadecimal(rawValue, digits: 8) }
}

extension PageFrameNumber {
  /// Five hexadecimal digits, more beyond 4 GiB: an address without its last three. C: `%05lx`.
  public var digits: String { hexadecimal(rawValue, digits: 5) }
}

extension Range<VirtualAddress> {
  /// `08048000-0804c000`, as in `/proc/PID/maps`.
  public var digits: String { "\(lowerBound.digits)-\(upperBound.digits)" }
}

extension Range<PageFrameNumber> {
  /// First and last frame, or the one that there is: `38000-3ffdf`.
  public var digits: String {
    upperBound - lowerBound == 1
      ? lowerBound.digits : "\(lowerBound.digits)-\((upperBound - 1).digits)"
  }
}
