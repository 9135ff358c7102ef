/// Cells in rows.
public struct Mosaic: Hashable, Sendable {
  public struct Cell: Hashable, Sendable {
    public let letter: Character
    public let role: Role

    public init(_ letter: Character, _ role: Role) {
      self.letter = letter
      self.role = role
    }

    /// Nothing is there: drawn as free space.
    public static let gap = Cell(".", .faint)
  }

  /// What the addresses are.
  public enum Space: String, Sendable, Encodable, Hashable {
    case linear, physical
  }

  public let id: String
  public let cells: [Cell]
  /// Cells of a row; what the canvas cannot hold is broken into more rows.
  public let rowLength: Int
  public let space: Space
  /// The address of the first cell and how much further each next one is; for the labels of rows.
  public let start: UInt64
  public let step: UInt64
  /// Places with a name, which stands below their row. The size is the address.
  public let ticks: [PictureItem]
  /// What the letters stand for: item letters equal cells'.
  public let legend: [PictureItem]

  public init(
    _ id: String, _ cells: [Cell], rowLength: Int = 64, in space: Space = .linear, start: UInt64,
    step: UInt64, ticks: [PictureItem] = [], legend: [PictureItem] = []
  ) {
    self.id = id
    self.cells = cells
    self.rowLength = rowLength
    self.space = space
    self.start = start
    self.step = step
    self.ticks = ticks
    self.legend = legend
  }
}

extension Mosaic: Encodable {
  private enum Key: String, CodingKey {
    case id, cells, rowLength, space, start, step, ticks, legend
  }

  /// The cells are a letter each.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(id, forKey: .id)
    try container.encode(String(cells.map(\.letter)), forKey: .cells)
    try container.encode(rowLength, forKey: .rowLength)
    try container.encode(space, forKey: .space)
    try container.encode(start, forKey: .start)
    try container.encode(step, forKey: .step)
    try container.encode(ticks, forKey: .ticks)
    try container.encode(legend, forKey: .legend)
  }
}

// MARK: To scale

extension Mosaic {
  /// What lies at some addresses.
  public struct Stretch: Sendable {
    let range: Range<UInt64>
    let cell: Cell
    let weight: Int

    /// - Parameter weight: of two stretches in a cell the one of more weight is shown.
    public init(_ range: Range<UInt64>, _ cell: Cell, weight: Int = 0) {
      self.range = range
      self.cell = cell
      self.weight = weight
    }
  }

  /// Addresses to scale in one row: a cell shows what has most weight in it, and of that what has
  /// most bytes; of equals the first.
  ///
  /// - Parameter range: not empty.
  /// - Complexity: O(stretches + cells)
  public init(
    _ id: String, of range: Range<UInt64>, in space: Space, _ stretches: some Sequence<Stretch>,
    ticks: [PictureItem] = [], legend: [PictureItem] = []
  ) {
    let count = 64
    let length = max(1, range.upperBound - range.lowerBound)
    func edge(_ index: Int) -> UInt64 {
      range.lowerBound + length * UInt64(index) / UInt64(count)
    }
    var shares = [[Share]](repeating: [], count: count)
    for stretch in stretches {
      let part = stretch.range.clamped(to: range)
      var index = Int((part.lowerBound - range.lowerBound) * UInt64(count) / length)
      while index < count, edge(index) < part.upperBound {
        let here = part.clamped(to: edge(index)..<edge(index + 1))
        if !here.isEmpty {
          shares[index].add(
            Share(
              cell: stretch.cell, weight: stretch.weight,
              byteCount: here.upperBound - here.lowerBound))
        }
        index += 1
      }
    }
    self.init(
      id, shares.map { $0.heaviest?.cell ?? .gap }, rowLength: count, in: space,
      start: range.lowerBound, step: length / UInt64(count), ticks: ticks, legend: legend)
  }

  /// How much of a cell has one look.
  fileprivate struct Share {
    let cell: Cell
    let weight: Int
    var byteCount: UInt64
  }
}

extension [Mosaic.Share] {
  fileprivate mutating func add(_ share: Mosaic.Share) {
    if let index = firstIndex(where: { $0.cell == share.cell && $0.weight == share.weight }) {
      self[index].byteCount += share.byteCount
    } else {
      append(share)
    }
  }

  fileprivate var heaviest: Mosaic.Share? {
    self.max { ($0.weight, $0.byteCount) < ($1.weight, $1.byteCount) }
  }
}
