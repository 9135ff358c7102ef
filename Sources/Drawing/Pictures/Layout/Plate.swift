/// A picture laid out: texts, boxes and lines at their places, for characters and SVG alike.
///
/// The grid is a terminal's: a cell is `cellWidth` units wide and `cellHeight` high, in SVG so many
/// pixels. Texts and boxes stand on whole cells; what is to scale stands on units.
struct Plate {
  static let cellWidth = 12
  static let cellHeight = 24

  struct Point: Equatable {
    var x: Int
    var y: Int

    /// The middle of a cell.
    static func middle(column: Int, line: Int) -> Point {
      Point(x: column * cellWidth + cellWidth / 2, y: line * cellHeight + cellHeight / 2)
    }
  }

  struct Rect: Equatable {
    var x: Int
    var y: Int
    var width: Int
    var height: Int

    /// Whole cells.
    static func cells(column: Int, line: Int, width: Int, height: Int = 1) -> Rect {
      Rect(
        x: column * cellWidth, y: line * cellHeight, width: width * cellWidth,
        height: height * cellHeight)
    }

    func inset(_ x: Int, _ y: Int) -> Rect {
      Rect(x: self.x + x, y: self.y + y, width: width - 2 * x, height: height - 2 * y)
    }
  }

  struct Piece {
    var text: String
    var role: Role
  }

  enum Dot {
    /// Joins a line to another.
    case joint
    /// A step of the way that was taken.
    case passed
    /// Where something is refused.
    case refused
    /// A step that nobody came to.
    case notReached
  }

  enum Element {
    /// Words on one line; they take `width` columns at most.
    case text([Piece], column: Int, line: Int, width: Int)
    /// An area in a role's colour and hatching; where there are characters only, its letter.
    case fill(Rect, Role, Character)
    /// A box with a border, also where there are characters only.
    case frame(Rect, Role)
    /// A sign that only characters need: SVG draws the thing itself.
    case sign(Character, column: Int, line: Int, Role)
    /// A letter in the middle of a fill, where hatchings are too few to tell fills apart; only SVG
    /// needs it.
    case letter(Character, Rect)
    /// A border that characters leave out.
    case outline(Rect, Role)
    /// The same over lines, which end at it.
    case node(Rect, Role)
    /// A line through points that lie on one row or column each; `weight` is 1 to 3.
    case path([Point], weight: Int, Role, hasHead: Bool)
    case dot(Point, Dot, Role)
    /// What goes around a thing that differs from before.
    case mark(Rect)
  }

  /// The thing that an element belongs to; nil for what is only drawn.
  private(set) var elements: [(item: PictureItem?, element: Element)] = []
  let columnCount: Int
  private(set) var lineCount = 0
  /// Where things stand.
  private(set) var places: [String: Rect] = [:]

  init(columnCount: Int) { self.columnCount = columnCount }

  mutating func add(_ element: Element, of item: PictureItem? = nil) {
    elements.append((item, element))
  }

  mutating func place(_ item: PictureItem, at rect: Rect) { places[item.id] = rect }

  /// The plate has so many lines at least.
  mutating func grow(to lines: Int) { lineCount = max(lineCount, lines) }
}
