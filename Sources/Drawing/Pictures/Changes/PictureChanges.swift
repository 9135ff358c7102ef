/// What differs between two pictures of one figure, thing by thing.
public struct PictureChanges: Hashable, Sendable, Encodable {
  public enum Change: String, Sendable, Encodable, Hashable {
    case new
    case changed

    /// What stands in front of the thing, so that no colour is needed.
    var letter: Character {
      switch self {
      case .new: "+"
      case .changed: "*"
      }
    }
  }

  /// By the thing's id.
  public let items: [String: Change]
  /// What was there and is no more.
  public let gone: [PictureItem]
  /// Which cells of mosaics are others, by the mosaic's id.
  public let cells: [String: [Int]]
  /// Whether there was an earlier picture.
  public let isComparison: Bool

  /// No comparison.
  public init() { self.init(items: [:], gone: [], cells: [:], isComparison: false) }

  private init(
    items: [String: Change], gone: [PictureItem], cells: [String: [Int]], isComparison: Bool
  ) {
    self.items = items
    self.gone = gone
    self.cells = cells
    self.isComparison = isComparison
  }

  public var isEmpty: Bool { items.isEmpty && gone.isEmpty && cells.isEmpty }

  /// - Complexity: O(things in both)
  init(from older: Picture, to newer: Picture) {
    var known: [String: PictureItem] = [:]
    older.forEachItem { known[$0.id] = $0 }
    var items: [String: Change] = [:]
    newer.forEachItem { item in
      guard let before = known.removeValue(forKey: item.id) else {
        items[item.id] = .new
        return
      }
      if before != item { items[item.id] = .changed }
    }
    // A letter that stands in no cell any more is no thing that is gone.
    for mosaic in older.mosaics { for item in mosaic.legend { known[item.id] = nil } }
    var gone: [PictureItem] = []
    older.forEachItem { if known[$0.id] != nil { gone.append($0) } }
    var cells: [String: [Int]] = [:]
    for mosaic in newer.mosaics {
      guard let before = older.mosaics.first(where: { $0.id == mosaic.id }) else { continue }
      let others = mosaic.cells.indices.filter {
        $0 >= before.cells.count || mosaic.cells[$0] != before.cells[$0]
      }
      if !others.isEmpty { cells[mosaic.id] = others }
    }
    self.init(items: items, gone: gone, cells: cells, isComparison: true)
  }
}

extension Picture {
  /// What differs from an earlier picture of the same figure.
  public func changes(since older: Picture) -> PictureChanges {
    PictureChanges(from: older, to: self)
  }
}
