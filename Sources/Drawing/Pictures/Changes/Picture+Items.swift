extension Picture {
  /// Hands out all things in the order in which they stand, each once.
  func forEachItem(_ body: (PictureItem) -> Void) {
    for band in bands {
      for panel in band.panels { panel.shape.forEachItem(body) }
    }
  }

  var mosaics: [Mosaic] {
    bands.flatMap(\.panels).compactMap { if case .mosaic(let mosaic) = $0.shape { mosaic } else { nil } }
  }

  /// Its numbers as lines: what it is, what is said of it; the title of a panel alone. Things without
  /// words have none.
  public func table(in language: Language) -> [(what: String, value: String)] {
    bands.flatMap(\.panels).flatMap { $0.table(in: language) }
  }
}

extension Picture.Panel {
  fileprivate func table(in language: Language) -> [(what: String, value: String)] {
    var lines: [(what: String, value: String)] = []
    if !title.isEmpty { lines.append((title.words(in: language), "")) }
    if case .lines(let words) = shape {
      return lines + words.map { ($0.words(in: language), "") }
    }
    shape.forEachItem { item in
      let what = item.caption.words(in: language)
      guard !what.isEmpty else { return }
      let size = item.size.map { "\($0)" } ?? ""
      let detail = item.detail.words(in: language)
      lines.append((what, detail.isEmpty ? size : detail))
    }
    return lines
  }
}

extension Shape {
  fileprivate func forEachItem(_ body: (PictureItem) -> Void) {
    switch self {
    case .bars(let chart):
      for row in chart.rows {
        body(row.item)
        row.parts.forEach(body)
        row.ticks.forEach(body)
      }
    case .strip(let strip): strip.segments.forEach { body($0.item) }
    case .mosaic(let mosaic):
      mosaic.ticks.forEach(body)
      mosaic.legend.forEach(body)
    case .tree(let tree): tree.nodes.forEach { body($0.item) }
    case .flow(let flow): flow.steps.forEach { body($0.item) }
    case .chains(let chains):
      for chain in chains {
        body(chain.item)
        chain.members.forEach(body)
      }
    case .boxes(let boxes): boxes.forEach(body)
    case .lines: break
    }
  }
}
