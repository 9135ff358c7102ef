import Drawing
import Grammar
import Hardware
import KernelModel

/// The lists that reclaim works on: how long each is in each zone, and which pages it looks at first.
package struct ListsReport: Report {
  package static let kind = "lru"

  package struct Row: Encodable, Sendable {
    package let list: String
    package let pages: Int
    /// By zone, from DMA up.
    let zones: [Int]
    /// The pages at its tail, the next to be looked at first.
    package let tail: [Page]
  }

  package struct Page: Encodable, Sendable {
    package let frame: UInt32
    /// The page has been used since it came, or since reclaim last looked. Linux: `PG_referenced`.
    let isReferenced: Bool
  }

  package let lists: [Row]
  let zones: [String]

  /// Pages of each tail that are shown.
  private static let mostShown = 4

  package init(_ kernel: Kernel) {
    let kinds = kernel.allocator.zones.filter { $0.managedPages > 0 }.map(\.kind)
    zones = kinds.map(\.name)
    lists = PageListKind.allCases.map { kind in
      var tail: [Page] = []
      var frame = kernel.lists.tail(of: kind)
      while frame != .none, tail.count < Self.mostShown {
        let page = kernel.pages[frame]
        tail.append(
          Page(frame: frame.rawValue, isReferenced: page.flags.contains(.referenced)))
        frame = page.previous
      }
      return Row(
        list: kind.code, pages: kernel.lists.size(kind),
        zones: kinds.map { kernel.lists.size(kind, in: $0) }, tail: tail)
    }
  }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    var table = Table(
      [.init("list"), .init("pages", .right)] + zones.map { .init($0, .right) }
        + [.init(canvas.words(ListsPhrase.tail))])
    for row in lists {
      let tail = row.tail.map {
        PageFrameNumber(rawValue: $0.frame).digits + ($0.isReferenced ? "r" : "")
      }
      table.append(
        [.init(row.list, .label), .init("\(row.pages)", row.pages == 0 ? .faint : .value)]
          + row.zones.map { .init("\($0)", $0 == 0 ? .faint : .plain) }
          + [.init(tail.joined(separator: " "), .faint)])
    }
    table.draw(into: &text)
  }
}

/// What is said in the table.
enum ListsPhrase: Sendable {
  case tail
}
