import Drawing
import Hardware

extension TLBGeometry.Fault: DetailedFact {
  public var code: String {
    switch self {
    case .notAShape: "no-shape"
    case .empty: "empty"
    case .unevenSets: "uneven-sets"
    case .oddSetCount: "odd-set-count"
    case .tooManyWays: "too-many-ways"
    case .tooManyLines: "too-many-lines"
    case .sharedWithSets: "shared-with-sets"
    case .noSmallPages: "no-small-pages"
    case .tooManyDirectoryLines: "too-many-directory-lines"
    }
  }

  public var details: Details {
    switch self {
    case .notAShape(let text): ["typed": text]
    case .empty(let name), .sharedWithSets(let name): ["array": name]
    case .unevenSets(let name, let lineCount, let wayCount):
      ["array": name, "lineCount": lineCount, "wayCount": wayCount]
    case .oddSetCount(let name, let setCount): ["array": name, "setCount": setCount]
    case .tooManyWays(let name, let wayCount): ["array": name, "wayCount": wayCount]
    case .tooManyLines(let count): ["lineCount": count]
    case .noSmallPages: [:]
    case .tooManyDirectoryLines(let count): ["lineCount": count]
    }
  }
}
