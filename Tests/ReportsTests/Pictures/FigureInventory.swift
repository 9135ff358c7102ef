import Drawing

/// What a picture is made of, for tests of whatever holds of every figure.
struct FigureInventory {
  let items: [PictureItem]
  let captions: [Caption]
  /// Lines of the body by the rules of layout: titles, legends and blank lines included.
  let lineCount: Int

  init(_ picture: Picture) {
    let panels = picture.bands.flatMap(\.panels)
    let items = panels.flatMap { Self.items(of: $0.shape) }
    self.items = items
    captions =
      [picture.title, picture.summary] + panels.map(\.title)
      + items.flatMap { [$0.caption, $0.detail] }
      + panels.flatMap { panel -> [Caption] in
        if case .lines(let lines) = panel.shape { lines } else { [] }
      }
    lineCount =
      picture.bands.count - 1
      + picture.bands.reduce(0) { sum, band in
        sum
          + (band.panels.map { Self.lines(of: $0.shape) + ($0.title.isEmpty ? 0 : 1) }.max() ?? 0)
      }
  }

  private static func items(of shape: Shape) -> [PictureItem] {
    switch shape {
    case .bars(let chart): chart.rows.flatMap { [$0.item] + $0.parts + $0.ticks }
    case .strip(let strip): strip.segments.map(\.item)
    case .mosaic(let mosaic): mosaic.ticks + mosaic.legend
    case .tree(let tree): tree.nodes.map(\.item)
    case .flow(let flow): flow.steps.map(\.item)
    case .chains(let chains): chains.flatMap { [$0.item] + $0.members }
    case .boxes(let boxes): boxes
    case .lines: []
    }
  }

  private static func lines(of shape: Shape) -> Int {
    switch shape {
    case .bars(let chart):
      chart.rows.reduce(0) { $0 + ($1.ticks.isEmpty ? 1 : 2) }
        + (chart.rows.contains { $0.parts.contains { !$0.caption.isEmpty } } ? 1 : 0)
    case .strip(let strip): strip.lineCount
    case .mosaic(let mosaic):
      (mosaic.cells.count + 63) / 64 + (mosaic.ticks.isEmpty ? 1 : 2)
    case .tree(let tree): 2 * depth(of: 0, in: tree)
    case .flow(let flow): 2 * flow.steps.count
    case .chains(let chains): chains.count
    case .boxes(let boxes): 4 * boxes.count
    case .lines(let lines): lines.count
    }
  }

  private static func depth(of node: Int, in tree: BinaryTree) -> Int {
    1
      + ([tree.nodes[node].left, tree.nodes[node].right].compactMap { $0 }
        .map { depth(of: $0, in: tree) }.max() ?? 0)
  }
}

extension Picture {
  /// The shape of a panel: the bars of the first that has some, and so on.
  private func first<Content>(_ content: (Shape) -> Content?) -> Content? {
    bands.flatMap(\.panels).compactMap { content($0.shape) }.first
  }

  var charts: [BarChart] {
    bands.flatMap(\.panels).compactMap {
      if case .bars(let chart) = $0.shape { chart } else { nil }
    }
  }
  var strips: [Strip] {
    bands.flatMap(\.panels).compactMap {
      if case .strip(let strip) = $0.shape { strip } else { nil }
    }
  }
  var mosaic: Mosaic? { first { if case .mosaic(let mosaic) = $0 { mosaic } else { nil } } }
  var tree: BinaryTree? { first { if case .tree(let tree) = $0 { tree } else { nil } } }
  var chains: [Chain] { first { if case .chains(let chains) = $0 { chains } else { nil } } ?? [] }
  var boxes: [PictureItem] {
    first { if case .boxes(let boxes) = $0 { boxes } else { nil } } ?? []
  }
}
