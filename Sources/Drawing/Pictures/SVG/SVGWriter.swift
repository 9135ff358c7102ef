/// Writes the elements of a plate as SVG.
struct SVGWriter {
  private(set) var text = ""
  /// Which classes things have.
  private(set) var classes: Set<String> = []
  private let prefix: String
  /// The thing that is drawn.
  private var group: PictureItem?
  private var isInGroup = false
  /// Things whose group has its id already: a thing may be drawn in several places.
  private var named: Set<String> = []

  init(prefix: String) { self.prefix = prefix }

  // MARK: Markup

  mutating func open(_ name: String, _ attributes: [(String, String)], isEmpty: Bool = false) {
    text += "<\(name)"
    for (key, value) in attributes {
      text += " \(key)=\"\(value.markup)\""
      if key == "class" { classes.formUnion(value.split(separator: " ").map(String.init)) }
    }
    text += isEmpty ? "/>" : ">"
  }

  mutating func close(_ name: String) { text += "</\(name)>" }

  mutating func element(_ name: String, _ attributes: [(String, String)], _ content: String) {
    open(name, attributes)
    text += content.markup
    close(name)
  }

  /// Adds what is markup already.
  mutating func raw(_ markup: String) { text += markup }

  /// The hatchings of a plate's fills.
  mutating func define(hatchingsOf plate: Plate) {
    var used: Set<Role> = []
    for case .fill(_, let role, _) in plate.elements.map(\.element) { used.insert(role.look) }
    guard !used.isEmpty else { return }
    open("defs", [])
    for role in Role.allCases where used.contains(role) {
      guard let look = SVGStyle.looks[role] else { continue }
      open(
        "pattern",
        [
          ("id", prefix + role.code), ("class", role.code), ("width", "8"), ("height", "8"),
          ("patternUnits", "userSpaceOnUse"),
        ])
      let tint = look.hatching.isEmpty ? "e" : "b"
      open("rect", [("width", "8"), ("height", "8"), ("class", tint)], isEmpty: true)
      if !look.hatching.isEmpty {
        open("path", [("d", look.hatching), ("class", "h")], isEmpty: true)
      }
      close("pattern")
    }
    close("defs")
  }

  // MARK: Elements

  /// Fills first, then lines, then words: words are never covered.
  mutating func draw(_ plate: Plate, figure: String) {
    for layer in Layer.allCases {
      for (item, element) in plate.elements where Layer(of: element) == layer {
        enter(item, figure)
        draw(element)
      }
      enter(nil, figure)
    }
  }

  private enum Layer: CaseIterable {
    case areas, lines, nodes, words

    init(of element: Plate.Element) {
      self =
        switch element {
        case .fill, .frame, .outline: .areas
        case .path, .dot, .mark: .lines
        case .node: .nodes
        case .text, .letter, .sign: .words
        }
    }
  }

  /// What follows belongs to a thing: the first of it stands in a group with its id.
  private mutating func enter(_ item: PictureItem?, _ figure: String) {
    guard item != group else { return }
    if isInGroup { close("g") }
    group = item
    isInGroup = false
    guard let item, named.insert(item.id).inserted else { return }
    var attributes = [("id", "\(prefix)\(figure)-\(item.id)")]
    if let size = item.size { attributes.append(("data-size", "\(size)")) }
    open("g", attributes)
    isInGroup = true
  }

  private mutating func draw(_ element: Plate.Element) {
    switch element {
    case .text(let pieces, let column, let line, let width):
      draw(pieces, column, line, width: width)
    case .fill(let rect, let role, _):
      self.rect(rect, [("class", "f \(role.code)"), ("fill", "url(#\(prefix)\(role.code))")])
    case .frame(let rect, let role): self.rect(rect, [("class", "o \(role.code)"), ("rx", "4")])
    case .outline(let rect, let role): self.rect(rect, [("class", "o \(role.code)"), ("rx", "4")])
    case .sign: break
    case .letter(let letter, let rect):
      self.element(
        "text",
        [
          ("x", "\(rect.x + rect.width / 2)"), ("y", "\(rect.y + rect.height / 2 + 6)"),
          ("class", "c"), ("data-w", "\(max(1, rect.width / Plate.cellWidth))"),
        ], String(letter))
    case .node(let rect, let role): self.rect(rect, [("class", "n \(role.code)"), ("rx", "4")])
    case .mark(let rect): self.rect(rect, [("class", "mark"), ("rx", "5")])
    case .path(let points, let weight, let role, let hasHead):
      draw(points, weight, role, hasHead: hasHead)
    case .dot(let point, let dot, let role): draw(dot, at: point, role)
    }
  }

  private mutating func draw(_ pieces: [Plate.Piece], _ column: Int, _ line: Int, width: Int) {
    let pieces = Self.joined(pieces)
    var attributes = [
      ("x", "\(column * Plate.cellWidth)"), ("y", "\(line * Plate.cellHeight + 18)"),
      ("data-w", "\(width)"),
    ]
    if pieces.count == 1 {
      if let name = pieces[0].role.textClass { attributes.append(("class", name)) }
      return element("text", attributes, pieces[0].text)
    }
    open("text", attributes)
    var column = column
    for piece in pieces {
      var attributes = [("x", "\(column * Plate.cellWidth)")]
      if let name = piece.role.textClass { attributes.append(("class", name)) }
      element("tspan", attributes, piece.text)
      column += piece.text.columnCount + 1
    }
    close("text")
  }

  /// Neighbours that look alike as one, where a letter is a column: no place is needed between them.
  private static func joined(_ pieces: [Plate.Piece]) -> [Plate.Piece] {
    pieces.reduce(into: []) { joined, piece in
      if let last = joined.last, last.role.textClass == piece.role.textClass,
        last.text.utf8.allSatisfy({ $0 < 0x80 }), piece.text.utf8.allSatisfy({ $0 < 0x80 })
      {
        joined[joined.count - 1].text += " " + piece.text
      } else {
        joined.append(piece)
      }
    }
  }

  private mutating func rect(_ rect: Plate.Rect, _ attributes: [(String, String)]) {
    open(
      "rect",
      [
        ("x", "\(rect.x)"), ("y", "\(rect.y)"), ("width", "\(rect.width)"),
        ("height", "\(rect.height)"),
      ] + attributes, isEmpty: true)
  }

  private mutating func draw(
    _ points: [Plate.Point], _ weight: Int, _ role: Role, hasHead: Bool
  ) {
    open("path", [("d", Self.data(points)), ("class", "l w\(weight) \(role.code)")], isEmpty: true)
    guard hasHead, points.count > 1, let last = points.last else { return }
    let isLevel = points[points.count - 2].y == last.y
    let (x, y) = (last.x + (isLevel ? 3 : 0), last.y + (isLevel ? 0 : 3))
    let head = isLevel ? "M\(x - 9) \(y - 6)L\(x) \(y)l-9 6" : "M\(x - 6) \(y - 9)L\(x) \(y)l6 -9"
    open("path", [("d", head), ("class", "l w2 \(role.code)")], isEmpty: true)
  }

  private static func data(_ points: [Plate.Point]) -> String {
    guard let first = points.first else { return "" }
    var data = "M\(first.x) \(first.y)"
    for (from, to) in zip(points, points.dropFirst()) where from != to {
      data += from.x == to.x ? "V\(to.y)" : from.y == to.y ? "H\(to.x)" : "L\(to.x) \(to.y)"
    }
    return data
  }

  private mutating func draw(_ dot: Plate.Dot, at point: Plate.Point, _ role: Role) {
    switch dot {
    case .joint, .passed:
      open(
        "circle",
        [
          ("cx", "\(point.x)"), ("cy", "\(point.y)"), ("r", dot == .joint ? "4" : "7"),
          ("class", "d \(role.code)"),
        ], isEmpty: true)
    case .notReached:
      open(
        "circle",
        [("cx", "\(point.x)"), ("cy", "\(point.y)"), ("r", "6"), ("class", "o \(role.code)")],
        isEmpty: true)
    case .refused:
      let (x, y) = (point.x, point.y)
      open(
        "path",
        [
          ("d", "M\(x - 7) \(y - 7)L\(x + 7) \(y + 7)M\(x - 7) \(y + 7)L\(x + 7) \(y - 7)"),
          ("class", "l w3 \(role.code)"),
        ], isEmpty: true)
    }
  }
}
