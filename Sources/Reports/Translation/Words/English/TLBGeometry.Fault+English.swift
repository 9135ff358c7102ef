import Drawing
import Hardware

extension TLBGeometry.Fault: Worded {
  public var english: String {
    switch self {
    case .notAShape(let text): "'\(text)' is not a shape such as 64x4 (64 lines in 4 ways) or 64"
    case .empty(let name): "\(name) has no lines"
    case .unevenSets(let name, let lineCount, let wayCount):
      "\(name): \(lineCount) lines do not make sets of \(wayCount)"
    case .oddSetCount(let name, let setCount): "\(name): \(setCount) sets are no power of two"
    case .tooManyWays(let name, let wayCount): "\(name): \(wayCount) ways are more than 128"
    case .tooManyLines(let count): "\(count) lines in all arrays are more than 1000"
    case .sharedWithSets(let name):
      "\(name) holds both page sizes, so it must be one set: as many ways as lines"
    case .noSmallPages: "4 KiB pages have no array of level 1"
    case .tooManyDirectoryLines(let count): "\(count) directory entries are more than 32"
    }
  }
}
