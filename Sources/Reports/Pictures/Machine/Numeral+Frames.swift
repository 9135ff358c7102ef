import Drawing
import Hardware

extension Numeral {
  /// The number of a frame.
  static func numbered(_ frame: PageFrameNumber) -> Numeral {
    .address(UInt64(frame.rawValue), digits: 5)
  }

  /// The bytes of so many pages.
  static func holding(pages: Int) -> Numeral { .bytes(UInt64(pages) << 12) }
}

extension Range<PageFrameNumber> {
  /// How many frames there are.
  var frameCount: Int { upperBound - lowerBound }
}
