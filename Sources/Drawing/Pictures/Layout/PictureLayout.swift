/// Puts a picture's shapes at their places.
///
/// One layout serves characters and SVG: `resolution` is the only difference, in units of a plate;
/// what is to scale ends on multiples of it.
struct PictureLayout {
  let picture: Picture
  let changes: PictureChanges
  let language: Language
  let resolution: Int
  let manner: Manner
  var plate: Plate

  /// How shapes are drawn in the midst of a view of words.
  struct Manner: OptionSet {
    let rawValue: UInt8

    /// Rows of a mosaic that are like the one above them are told, not drawn; the last one is drawn.
    static let foldsRows = Manner(rawValue: 1)
    /// Trees lie on their sides, a node a line.
    static let laysTrees = Manner(rawValue: 2)
  }

  /// Columns between panels that no arrows part.
  static let gap = 3

  init(
    _ picture: Picture, _ changes: PictureChanges, in language: Language, columnCount: Int,
    resolution: Int, manner: Manner = []
  ) {
    self.picture = picture
    self.changes = changes
    self.language = language
    self.resolution = resolution
    self.manner = manner
    plate = Plate(columnCount: columnCount)
    layOut()
  }

  private mutating func layOut() {
    var line = 0
    for (index, band) in picture.bands.enumerated() {
      if index > 0 { line += 1 }
      line += layOut(band, at: line)
    }
    if changes.isComparison { line += layOutChanges(at: line + 1) + 1 }
    plate.grow(to: line)
  }

  // MARK: Bands

  /// - Returns: how many lines it takes.
  private mutating func layOut(_ band: Picture.Band, at line: Int) -> Int {
    let lanes = (1..<max(1, band.panels.count)).map { links(band.panels[$0 - 1], band.panels[$0]) }
    let gaps = lanes.map { $0.isEmpty ? Self.gap : LinkLanes.width(of: $0) }
    let room = plate.columnCount - gaps.reduce(0, +)
    let shares = band.panels.reduce(0) { $0 + $1.share }
    var regions: [Region] = []
    var column = 0
    for (index, panel) in band.panels.enumerated() {
      let isLast = index == band.panels.count - 1
      let width = isLast ? plate.columnCount - column : room * panel.share / max(1, shares)
      let isLinked = [index - 1, index].contains { lane in
        lanes.indices.contains(lane) && !lanes[lane].isEmpty && band.panels[lane + 1].shape.isStrip
      }
      regions.append(Region(column: column, line: line, width: width, isLinked: isLinked))
      column += width + (isLast ? 0 : gaps[index])
    }
    let hasTitle = band.panels.contains { !$0.title.isEmpty }
    var height = 0
    for (panel, region) in zip(band.panels, regions) {
      if case .boxes = panel.shape { continue }
      height = max(height, place(panel, in: region, hasTitle))
    }
    // Boxes move to where their arrows find room: they come last.
    for (index, panel) in band.panels.enumerated() {
      guard case .boxes(let boxes) = panel.shape else { continue }
      let top = line + place(title: panel.title, in: regions[index], hasTitle)
      let sources = index > 0 ? lines(leadingTo: lanes[index - 1]) : []
      let bottom = place(
        boxes, in: regions[index].from(line: top), avoiding: sources, height: line + height - top)
      height = max(height, bottom - line)
    }
    for (index, links) in lanes.enumerated() where !links.isEmpty {
      route(links, between: regions[index].end, and: regions[index + 1].column)
    }
    return height
  }

  private mutating func place(title: Caption, in region: Region, _ hasTitle: Bool) -> Int {
    guard hasTitle else { return 0 }
    write(pieces(title, or: .label), at: region.column, region.line, width: region.width)
    return 1
  }

  /// - Returns: how many lines it takes.
  private mutating func place(_ panel: Picture.Panel, in region: Region, _ hasTitle: Bool) -> Int {
    let titleLines = place(title: panel.title, in: region, hasTitle)
    let region = region.from(line: region.line + titleLines)
    let lines =
      switch panel.shape {
      case .bars(let chart): place(chart, in: region)
      case .strip(let strip): place(strip, in: region)
      case .mosaic(let mosaic): place(mosaic, in: region)
      case .tree(let tree): place(tree, in: region)
      case .flow(let flow): place(flow, in: region)
      case .chains(let chains): place(chains, in: region)
      case .boxes: 0
      case .lines(let lines): place(lines, in: region)
      }
    return titleLines + lines
  }

  private mutating func place(_ lines: [Caption], in region: Region) -> Int {
    for (index, line) in lines.enumerated() {
      write(pieces(line), at: region.column, region.line + index, width: region.width)
    }
    return lines.count
  }

  /// What the marks mean, and what is gone.
  private mutating func layOutChanges(at line: Int) -> Int {
    write(
      [.init(text: PictureWord.marks.words(in: language), role: .faint)], at: 0, line,
      width: plate.columnCount)
    guard !changes.gone.isEmpty else { return 1 }
    // What stood in a list and in a tree is gone once.
    let names = changes.gone.reduce(into: [String]()) { names, item in
      let name = item.caption.words(in: language)
      if !names.contains(name) { names.append(name) }
    }
    let shown = names.prefix(6).joined(separator: ", ")
    let words = PictureWord.gone(shown, more: max(0, names.count - 6))
    write(
      [.init(text: words.words(in: language), role: .removed)], at: 0, line + 1,
      width: plate.columnCount)
    return 2
  }
}

/// Where a shape may stand.
struct Region {
  let column: Int
  let line: Int
  let width: Int
  /// Whether arrows begin or end at its shape and lead to parts of a strip, which cannot move out of
  /// their way as boxes do.
  let isLinked: Bool

  /// The first column behind it.
  var end: Int { column + width }

  func from(line: Int) -> Region {
    Region(column: column, line: line, width: width, isLinked: isLinked)
  }
}
