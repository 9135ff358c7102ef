/// The forms that things of a machine take in a picture.
public enum Shape: Hashable, Sendable {
  /// Quantities to scale, one line each.
  case bars(BarChart)
  /// A stretch of addresses, its parts one above the other.
  case strip(Strip)
  /// Many small things in rows, a letter each.
  case mosaic(Mosaic)
  /// A binary tree, the root above.
  case tree(BinaryTree)
  /// A path of decisions from top to bottom.
  case flow(Flow)
  /// Lists with their heads, one a line.
  case chains([Chain])
  /// Boxes one above the other, for arrows to lead to.
  case boxes([PictureItem])
  /// Lines of words.
  case lines([Caption])
}

/// Bars under each other, to one scale or each to its own.
public struct BarChart: Hashable, Sendable, Encodable {
  /// What sizes count.
  public enum Unit: String, Sendable, Encodable, Hashable {
    case bytes, pages, frames, slots, objects
  }

  /// A bar with its name on the left and what is to be said of it on the right.
  public struct Row: Hashable, Sendable, Encodable {
    /// The caption stands on the left, the detail on the right; the size is unused.
    public let item: PictureItem
    /// What the whole width stands for; what the parts leave of it is drawn as free.
    public let total: UInt64
    /// Side by side from the left. Their captions stand once in the chart's legend.
    public let parts: [PictureItem]
    /// Places on the bar: a watermark. The size is the place; the letter stands on the bar where there
    /// are characters only, the caption below it.
    public let ticks: [PictureItem]

    public init(
      _ item: PictureItem, total: UInt64, parts: [PictureItem], ticks: [PictureItem] = []
    ) {
      self.item = item
      self.total = total
      self.parts = parts
      self.ticks = ticks
    }
  }

  public let unit: Unit
  public let rows: [Row]

  public init(_ unit: Unit, _ rows: [Row]) {
    self.unit = unit
    self.rows = rows
  }
}

/// Parts of an address space or of memory, one above the other in the order given.
///
/// Each has a line at least; what lines are left are shared out by size.
public struct Strip: Hashable, Sendable, Encodable {
  /// A part. Its item's caption stands in it, the detail at the right end of it.
  public struct Segment: Hashable, Sendable, Encodable {
    public let item: PictureItem
    /// Its first address.
    public let start: UInt64
    /// The first address behind it.
    public let end: UInt64
    /// Nothing is there: drawn as free space.
    public let isGap: Bool

    public init(_ item: PictureItem, _ start: UInt64, _ end: UInt64, isGap: Bool = false) {
      self.item = item
      self.start = start
      self.end = end
      self.isGap = isGap
    }
  }

  public let segments: [Segment]
  /// How many lines it takes where there is room; never fewer than segments.
  public let lineCount: Int
  /// Digits of the addresses beside it; 0 for none.
  public let digits: Int

  public init(_ segments: [Segment], lineCount: Int = 0, digits: Int = 8) {
    self.segments = segments
    self.lineCount = max(lineCount, segments.count)
    self.digits = digits
  }
}

/// A binary tree by its nodes; a child is an index.
public struct BinaryTree: Hashable, Sendable, Encodable {
  /// The caption is short: it stands in the node. The detail stands in the table of numbers only.
  public struct Node: Hashable, Sendable, Encodable {
    public let item: PictureItem
    public let left: Int?
    public let right: Int?
    /// Lies on the way that is told of: its edge from above is thick.
    public let isOnPath: Bool

    public init(_ item: PictureItem, left: Int? = nil, right: Int? = nil, isOnPath: Bool = false) {
      self.item = item
      self.left = left
      self.right = right
      self.isOnPath = isOnPath
    }
  }

  /// The root is the first.
  public let nodes: [Node]

  public init(_ nodes: [Node]) { self.nodes = nodes }
}

/// Decisions one after another; the way that was taken goes down thick.
public struct Flow: Hashable, Sendable, Encodable {
  public struct Step: Hashable, Sendable, Encodable {
    public enum Outcome: String, Sendable, Encodable, Hashable {
      /// The way goes on.
      case passes
      /// What was asked for is refused here: crossed.
      case refuses
      /// The way ends here, as it should.
      case ends
      /// Nobody came here.
      case notReached
    }

    /// The caption is the question or the thing, the detail the evidence beside it.
    public let item: PictureItem
    public let outcome: Outcome
    /// What lies the other way, which was not taken.
    public let otherWay: Caption

    public init(_ item: PictureItem, _ outcome: Outcome, otherWay: Caption = Caption()) {
      self.item = item
      self.outcome = outcome
      self.otherWay = otherWay
    }
  }

  public let steps: [Step]

  public init(_ steps: [Step]) { self.steps = steps }
}

/// A list: its head and what hangs on it, in order.
public struct Chain: Hashable, Sendable, Encodable {
  /// The head; its detail stands behind the caption.
  public let item: PictureItem
  public let members: [PictureItem]
  /// How many more there are that do not stand in `members`.
  public let moreCount: Int

  public init(_ item: PictureItem, _ members: [PictureItem], moreCount: Int = 0) {
    self.item = item
    self.members = members
    self.moreCount = moreCount
  }
}

extension Shape: Encodable {
  private enum Key: String, CodingKey { case form, content }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    switch self {
    case .bars(let chart): try encode("bars", chart)
    case .strip(let strip): try encode("strip", strip)
    case .mosaic(let mosaic): try encode("mosaic", mosaic)
    case .tree(let tree): try encode("tree", tree)
    case .flow(let flow): try encode("flow", flow)
    case .chains(let chains): try encode("chains", chains)
    case .boxes(let boxes): try encode("boxes", boxes)
    case .lines(let lines): try encode("lines", lines)
    }
    func encode(_ form: String, _ content: some Encodable) throws {
      try container.encode(form, forKey: .form)
      try container.encode(content, forKey: .content)
    }
  }
}
