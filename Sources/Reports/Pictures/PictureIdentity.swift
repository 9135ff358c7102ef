import Drawing
import Hardware
import KernelModel

extension VMArea {
  /// What the area is called in pictures for as long as it lives: by its end where its start moves,
  /// by its start otherwise.
  var pictureID: String {
    options.contains(.growsDown) ? "area.below.\(end.digits)" : "area.\(start.digits)"
  }
}

extension Array {
  /// The first and the last of more than `most` elements, and what lies between them as one.
  ///
  /// - Precondition: `most` is 2 at least.
  func condensed(to most: Int, _ join: (ArraySlice<Element>) -> Element) -> [Element] {
    guard count > most else { return self }
    let low = most / 2
    let high = count - (most - low - 1)
    return Array(self[..<low]) + [join(self[low..<high])] + Array(self[high...])
  }
}

extension String {
  /// As much of a name that a person chose as stands in so many columns.
  func shortened(to columns: Int) -> String { String(prefix(columns: columns)) }
}
