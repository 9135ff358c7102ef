@testable import Drawing
import KernelModel
import Session
import TestSupport
import Testing

/// Machines that pictures are drawn of.
struct DrawnMachine: Sendable {
  let memory: UInt64
  var usesPAE = false
  var layout = KernelLayout.Name.textbook

  static let all = [
    DrawnMachine(memory: 64 << 20), DrawnMachine(memory: 1 << 30),
    DrawnMachine(memory: 4 << 30), DrawnMachine(memory: 16 << 30, usesPAE: true),
    DrawnMachine(memory: 1 << 30, layout: .linux61),
  ]

  var specimen: Specimen {
    Specimen {
      $0.memoryByteCount = memory
      $0.usesPAE = usesPAE
      $0.layout = layout
    }
  }
}

/// What every picture keeps to, whatever it shows: identities, room, order, both languages.
enum PictureMeasure {
  /// Everything that has an identity, in the order in which it stands.
  static func items(_ picture: Picture) -> [PictureItem] {
    picture.bands.flatMap(\.panels).flatMap { items($0.shape) }
  }

  private static func items(_ shape: Shape) -> [PictureItem] {
    switch shape {
    case .bars(let chart): chart.rows.flatMap { [$0.item] + $0.parts + $0.ticks }
    case .strip(let strip): strip.segments.map(\.item)
    case .mosaic: []
    case .tree(let tree): tree.nodes.map(\.item)
    case .flow(let flow): flow.steps.map(\.item)
    case .chains(let chains): chains.flatMap { [$0.item] + $0.members }
    case .boxes(let boxes): boxes
    case .lines: []
    }
  }

  /// The lines that the bands take.
  static func lineCount(_ picture: Picture) -> Int {
    picture.bands.reduce(picture.bands.count - 1) { sum, band in
      sum + (band.panels.map { ($0.title.isEmpty ? 0 : 1) + lineCount($0.shape) }.max() ?? 0)
    }
  }

  private static func lineCount(_ shape: Shape) -> Int {
    switch shape {
    case .bars(let chart): chart.rows.reduce(1) { $0 + ($1.ticks.isEmpty ? 1 : 2) }
    case .strip(let strip): strip.lineCount
    case .mosaic(let mosaic): (mosaic.cells.count + 63) / 64 + 1
    case .tree(let tree): 2 * depth(tree, 0)
    case .flow(let flow): 2 * flow.steps.count
    case .chains(let chains): chains.count
    case .boxes(let boxes): 4 * boxes.count
    case .lines(let lines): lines.count
    }
  }

  private static func depth(_ tree: BinaryTree, _ index: Int?) -> Int {
    guard let index, tree.nodes.indices.contains(index) else { return 0 }
    return 1 + max(depth(tree, tree.nodes[index].left), depth(tree, tree.nodes[index].right))
  }

  /// Fails for what no picture may be.
  static func expectSound(
    _ picture: Picture, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let ids = items(picture).map(\.id)
    #expect(Set(ids).count == ids.count, sourceLocation: sourceLocation)
    let strange = ids.filter { id in
      id.isEmpty
        || !id.utf8.allSatisfy { byte in
          let character = Character(UnicodeScalar(byte))
          return byte < 128
            && (character.isLetter || character.isNumber || "-.".contains(character))
        }
    }
    #expect(strange == [], sourceLocation: sourceLocation)
    #expect(lineCount(picture) <= 24, sourceLocation: sourceLocation)
    for link in picture.links {
      #expect(ids.contains(link.from) && ids.contains(link.to), sourceLocation: sourceLocation)
    }
    for language in Language.allCases {
      let title = picture.title.words(in: language)
      #expect(!title.isEmpty && title.columnCount <= 90, sourceLocation: sourceLocation)
      let sentences = picture.summary.pieces.map { $0.phrase.words(in: language) }
      #expect(
        !sentences.isEmpty && sentences.allSatisfy { !$0.isEmpty && $0.count <= 200 },
        sourceLocation: sourceLocation)
      expectRoom(picture, language, sourceLocation)
    }
    #expect(
      picture.summary.words(in: .chinese) != picture.summary.words(in: .english),
      sourceLocation: sourceLocation)
  }

  private static func expectRoom(
    _ picture: Picture, _ language: Language, _ sourceLocation: SourceLocation
  ) {
    func wide(_ items: [PictureItem], caption: Int, detail: Int) -> [String] {
      items.filter {
        $0.caption.words(in: language).columnCount > caption
          || $0.detail.words(in: language).columnCount > detail
      }.map { $0.caption.words(in: language) + " / " + $0.detail.words(in: language) }
    }
    for band in picture.bands {
      for panel in band.panels {
        switch panel.shape {
        case .strip(let strip):
          let found = wide(
            strip.segments.map(\.item), caption: 24, detail: band.panels.count > 1 ? 14 : 40)
          #expect(found == [], sourceLocation: sourceLocation)
          let isFalling = zip(strip.segments, strip.segments.dropFirst()).allSatisfy {
            $0.start >= $1.end
          }
          #expect(isFalling, sourceLocation: sourceLocation)
          #expect(strip.segments.allSatisfy { $0.start < $0.end }, sourceLocation: sourceLocation)
        case .tree(let tree):
          #expect(
            wide(tree.nodes.map(\.item), caption: 9, detail: .max) == [],
            sourceLocation: sourceLocation)
        case .flow(let flow):
          #expect(flow.steps.count <= 12, sourceLocation: sourceLocation)
        case .boxes(let boxes):
          #expect(wide(boxes, caption: 24, detail: 24) == [], sourceLocation: sourceLocation)
        case .bars, .mosaic, .chains, .lines: break
        }
      }
    }
  }

  /// The texts of a caption in English.
  static func english(_ caption: Caption) -> String { caption.words(in: .english) }
}

extension Picture {
  /// The first strip, flow, tree and chart of the picture, for tests that look into it.
  func strip(_ index: Int) throws -> Strip {
    let strips = bands.flatMap(\.panels).compactMap { panel -> Strip? in
      if case .strip(let strip) = panel.shape { strip } else { nil }
    }
    return try #require(strips.indices.contains(index) ? strips[index] : nil)
  }

  func flowSteps() throws -> [Flow.Step] {
    let flows = bands.flatMap(\.panels).compactMap { panel -> Flow? in
      if case .flow(let flow) = panel.shape { flow } else { nil }
    }
    return try #require(flows.first).steps
  }

  func step(_ name: String) throws -> Flow.Step {
    try #require(try flowSteps().first { $0.item.id == "step.\(name)" })
  }

  func bars() throws -> BarChart {
    let charts = bands.flatMap(\.panels).compactMap { panel -> BarChart? in
      if case .bars(let chart) = panel.shape { chart } else { nil }
    }
    return try #require(charts.first)
  }
}
