import Drawing
import KernelModel
import TestSupport
import Testing

@testable import Reports
@testable import Session

/// What holds of every figure of the machine, on machines of every kind, idle and in use.
struct MachinePictureTests {
  /// Lines that put something into every window and onto many lists.
  private static let work =
    ["mmap 4M rw", "touch $1 w for 3M", "fork"]
    + [String](repeating: "vmalloc 12K", count: 20)
    + [
      "vfree $2", "ioremap 0xfed00000 4K", "alloc 3", "kmap 0x39000 700", "kunmap 0x39003 5",
      "kmap_atomic 0x3f000", "kmap_atomic 0x3f001", "set_fixmap 240 0xfed00000",
      "set_fixmap 300 0x1000", "set_fixmap FIX_DBGP_BASE 0xfed00000 nocache", "kmalloc 1M",
    ]

  static func pictures(of kernel: Kernel) -> [Picture] {
    [
      .zones(kernel), .buddy(kernel), .owners(kernel), .permanentMap(kernel), .fixedMap(kernel),
      .vmalloc(kernel), .directMap(kernel), .pressure(kernel),
    ] + ((try? Picture.highMemory(kernel)).map { [$0] } ?? [])
  }

  private static func pictures(of machine: SampleMachine, inUse: Bool = true) -> [Picture] {
    let it = machine.boot()
    if inUse { for line in work { _ = it.type(line) } }
    return pictures(of: it.kernel)
  }

  @Test(arguments: SampleMachine.all, [false, true])
  func `every thing has an identity of its own, and links lead to things`(
    _ machine: SampleMachine, _ inUse: Bool
  ) {
    for picture in Self.pictures(of: machine, inUse: inUse) {
      let ids = FigureInventory(picture).items.map(\.id)
      #expect(Set(ids).count == ids.count, "\(picture.figure)")
      for id in ids {
        #expect(id.wholeMatch(of: /[A-Za-z0-9.-]+/) != nil, "\(picture.figure): \(id)")
      }
      for link in picture.links {
        #expect(ids.contains(link.from) && ids.contains(link.to), "\(picture.figure): \(link)")
        #expect(link.weight > 0)
      }
    }
  }

  @Test(arguments: SampleMachine.all, [false, true])
  func `a figure has room on a screen`(_ machine: SampleMachine, _ inUse: Bool) {
    for picture in Self.pictures(of: machine, inUse: inUse) {
      let figure = FigureInventory(picture)
      #expect(figure.lineCount <= 24, "\(picture.figure)")
      for language in Language.allCases {
        #expect(picture.title.words(in: language).columnCount <= 90)
        for piece in picture.summary.pieces {
          #expect(piece.phrase.words(in: language).columnCount <= 200, "\(picture.figure)")
        }
        for segment in picture.strips.flatMap(\.segments) {
          let (caption, detail) = (segment.item.caption, segment.item.detail)
          #expect(caption.words(in: language).columnCount <= 24, "\(segment.item.id)")
          #expect(detail.words(in: language).columnCount <= 14, "\(segment.item.id)")
        }
        for box in picture.boxes {
          #expect(box.caption.words(in: language).columnCount <= 24)
        }
        for node in picture.tree?.nodes ?? [] {
          #expect(node.item.caption.words(in: language).columnCount <= 9)
        }
      }
    }
  }

  @Test(arguments: SampleMachine.all)
  func `both languages tell the same numbers, and Chinese is written as it should be`(
    _ machine: SampleMachine
  ) {
    func numbers(_ text: String) -> [Substring] {
      text.split { !("0"..."9" ~= $0) }.sorted()
    }
    for picture in Self.pictures(of: machine) {
      for caption in FigureInventory(picture).captions {
        let (english, chinese) = (caption.words(in: .english), caption.words(in: .chinese))
        #expect(numbers(english) == numbers(chinese), "\(english)\n\(chinese)")
        #expect(!chinese.contains(/[\u{4e00}-\u{9fff}][A-Za-z0-9]|[A-Za-z0-9][\u{4e00}-\u{9fff}]/))
        #expect(!chinese.contains(/[\u{4e00}-\u{9fff}][,.;:?!]/), "\(chinese)")
      }
      #expect(picture.summary.words(in: .chinese).contains(/[\u{4e00}-\u{9fff}]/))
    }
  }

  @Test(arguments: SampleMachine.all)
  func `strips fill what they show without a gap or an overlap`(_ machine: SampleMachine) {
    for picture in Self.pictures(of: machine) {
      for strip in picture.strips.enumerated() {
        // Pages that the fixmap maps lie apart.
        if picture.figure == "fixmap", strip.offset == 1 { continue }
        for (upper, lower) in zip(strip.element.segments, strip.element.segments.dropFirst()) {
          #expect(upper.start == lower.end, "\(picture.figure): \(lower.item.id)")
          #expect(upper.start < upper.end && lower.start < lower.end)
        }
      }
    }
  }

  @Test(arguments: SampleMachine.all)
  func `letters of one figure mean one thing each, and cells have a legend`(
    _ machine: SampleMachine
  ) {
    for picture in Self.pictures(of: machine) {
      guard let mosaic = picture.mosaic else { continue }
      let letters = mosaic.legend.compactMap(\.letter)
      #expect(Set(letters).count == letters.count)
      #expect(Set(mosaic.cells.map(\.letter)).isSubset(of: Set(letters)), "\(picture.figure)")
    }
  }

  @Test func `a picture of the same moment is the same picture`() {
    let it = Specimen()
    for line in Self.work { _ = it.type(line) }
    #expect(Self.pictures(of: it.kernel) == Self.pictures(of: it.kernel))
  }
}
