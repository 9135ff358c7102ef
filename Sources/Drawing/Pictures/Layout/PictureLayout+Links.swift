/// Arrows between two panels: each thing that they lead to has a lane of its own.
enum LinkLanes {
  /// Columns that the arrows need between the panels.
  static func width(of links: [Picture.Link]) -> Int { 2 * targets(of: links).count + 4 }

  /// Where they lead, in the order of the links.
  static func targets(of links: [Picture.Link]) -> [String] {
    links.reduce(into: []) { if !$0.contains($1.to) { $0.append($1.to) } }
  }
}

extension PictureLayout {
  /// The links from a panel to the one on its right.
  func links(_ left: Picture.Panel, _ right: Picture.Panel) -> [Picture.Link] {
    let sources = left.shape.ids
    let targets = right.shape.ids
    return picture.links.filter { sources.contains($0.from) && targets.contains($0.to) }
      .sorted { (targets.firstIndex(of: $0.to) ?? 0) < (targets.firstIndex(of: $1.to) ?? 0) }
  }

  /// The lines on which arrows begin.
  func lines(leadingTo links: [Picture.Link]) -> [Int] {
    links.compactMap { plate.places[$0.from].map { $0.y / Plate.cellHeight } }
  }

  /// Draws arrows in lanes between two columns.
  mutating func route(_ links: [Picture.Link], between start: Int, and end: Int) {
    let targets = LinkLanes.targets(of: links)
    let heaviest = links.map(\.weight).max() ?? 1
    for (index, target) in targets.enumerated() {
      guard let box = plate.places[target] else { continue }
      let lane = start + 1 + 2 * index
      let arrival = box.y / Plate.cellHeight + 1
      let own = links.filter { $0.to == target }
      let weight = own.map { Self.thickness($0.weight, of: heaviest) }.max() ?? 1
      plate.add(
        .path(
          [.middle(column: lane, line: arrival), .middle(column: end - 1, line: arrival)],
          weight: weight, .third, hasHead: true))
      for link in own {
        guard let source = plate.places[link.from] else { continue }
        let line = source.y / Plate.cellHeight
        let weight = Self.thickness(link.weight, of: heaviest)
        plate.add(
          .path(
            [
              .middle(column: start, line: line), .middle(column: lane, line: line),
              .middle(column: lane, line: arrival),
            ], weight: weight, .third, hasHead: false))
      }
    }
    for (index, target) in targets.enumerated() {
      for link in links where link.to == target {
        guard let source = plate.places[link.from] else { continue }
        plate.add(
          .dot(
            .middle(column: start + 1 + 2 * index, line: source.y / Plate.cellHeight), .joint,
            .third))
      }
    }
  }

  /// 1 to 3, by how much of the heaviest it is.
  private static func thickness(_ weight: UInt64, of heaviest: UInt64) -> Int {
    heaviest == 1 ? 1 : weight >= heaviest / 2 ? 3 : weight >= heaviest / 16 ? 2 : 1
  }
}

extension Shape {
  var isStrip: Bool { if case .strip = self { true } else { false } }

  /// Of the things that arrows may begin or end at, in order.
  fileprivate var ids: [String] {
    switch self {
    case .bars(let chart): chart.rows.map(\.item.id)
    case .strip(let strip): strip.segments.map(\.item.id)
    case .boxes(let boxes): boxes.map(\.id)
    case .chains(let chains): chains.map(\.item.id)
    case .flow(let flow): flow.steps.map(\.item.id)
    case .tree, .mosaic, .lines: []
    }
  }
}
