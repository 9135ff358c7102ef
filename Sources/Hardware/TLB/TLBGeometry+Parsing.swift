extension TLBGeometry {
  /// Why a geometry cannot be built.
  public enum Fault: Error, Hashable, Sendable {
    /// Not of the form LINESxWAYS or LINES.
    case notAShape(String)
    /// No lines, or no ways.
    case empty(String)
    /// Lines do not fill whole sets.
    case unevenSets(String, lineCount: Int, wayCount: Int)
    /// The number of sets is no power of two.
    case oddSetCount(String, setCount: Int)
    /// More ways than 128.
    case tooManyWays(String, wayCount: Int)
    /// More lines than 1000 in all arrays together.
    case tooManyLines(Int)
    /// An array for both page sizes with more than one set: which set is not known before the
    /// page's size is.
    case sharedWithSets(String)
    /// A side without an array of level 1 for 4 KiB pages.
    case noSmallPages
    /// More than 32 directory entries.
    case tooManyDirectoryLines(Int)
  }

  /// The first rule that the geometry breaks; nil when a TLB can be built of it.
  public var firstFault: Fault? {
    for shape in arrays {
      if let fault = shape.firstFault { return fault }
    }
    let lineCount = arrays.reduce(0) { $0 + $1.lineCount }
    if lineCount > 1000 { return .tooManyLines(lineCount) }
    for side in [Sides.data, .instruction] {
      let hasPlace = arrays.contains {
        $0.level == 1 && $0.sides.contains(side) && $0.pages.contains(.small)
      }
      if !hasPlace { return .noSmallPages }
    }
    if !(0...32).contains(directoryLineCount) { return .tooManyDirectoryLines(directoryLineCount) }
    return nil
  }

  /// The geometry with the array `name` given another shape, written `64x4` for 64 lines in 4
  /// ways, or `64` for a fully associative one. A name that the geometry lacks is refused as well.
  public func setting(_ name: String, to text: String) throws(Fault) -> TLBGeometry {
    guard let index = arrays.firstIndex(where: { $0.name == name }) else {
      throw .notAShape(name)
    }
    let (lineCount, wayCount) = try Self.counts(text)
    var result = self
    result.name = "\(self.name)+\(name)=\(text)"
    result.arrays[index].lineCount = lineCount
    result.arrays[index].wayCount = wayCount
    result.arrays[index].fourMegabyteLineCount = lineCount
    if let fault = result.firstFault { throw fault }
    return result
  }

  private static func counts(_ text: String) throws(Fault) -> (lines: Int, ways: Int) {
    let parts = text.split(separator: "x", omittingEmptySubsequences: false)
    guard let first = parts.first, let lineCount = Int(first), parts.count <= 2 else {
      throw .notAShape(text)
    }
    guard parts.count == 2 else { return (lineCount, lineCount) }
    guard let wayCount = Int(parts[1]) else { throw .notAShape(text) }
    return (lineCount, wayCount)
  }
}

extension TLBGeometry.Shape {
  /// The first rule that the array breaks.
  var firstFault: TLBGeometry.Fault? {
    guard lineCount > 0, wayCount > 0 else { return .empty(name) }
    if wayCount > 128 { return .tooManyWays(name, wayCount: wayCount) }
    for count in [lineCount, fourMegabyteLineCount] {
      if count % wayCount != 0 || count < wayCount || count > lineCount {
        return .unevenSets(name, lineCount: count, wayCount: wayCount)
      }
      if (count / wayCount).nonzeroBitCount != 1 {
        return .oddSetCount(name, setCount: count / wayCount)
      }
    }
    return pages == .both && setCount != 1 ? .sharedWithSets(name) : nil
  }
}
