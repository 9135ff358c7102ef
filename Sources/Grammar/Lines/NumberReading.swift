/// Digits that were read in one way and might have been meant in another: the answer says how.
public struct NumberReading: BitwiseCopyable, Sendable {
  public enum Kind: BitwiseCopyable, Sendable {
    /// Eight decimal digits where an address may stand as well as an amount: read as an address.
    case eightDigits
    /// Seven hexadecimal digits where an address must stand: one short of those that views print.
    case sevenDigits
  }

  public let kind: Kind
  private let start: UInt32
  private let end: UInt32

  init(_ kind: Kind, _ range: Range<Int>) {
    self.kind = kind
    start = UInt32(range.lowerBound)
    end = UInt32(range.upperBound)
  }

  /// Where they stand in the line.
  public var range: Range<Int> { Int(start)..<Int(end) }
}
