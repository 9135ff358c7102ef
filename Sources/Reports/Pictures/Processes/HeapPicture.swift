import CLibrary
import Drawing
import Hardware
import KernelModel

extension Picture {
  /// The chunks of the heap in address order, beside the stack; how many bytes of the heap are
  /// used, free and left at its top; and the lists in which free chunks wait.
  ///
  /// - Parameter survey: nil for a process that never called the C library.
  /// - Complexity: O(chunks + pages of the stack)
  package static func heap(
    _ process: Process, _ space: AddressSpace, in kernel: Kernel, _ survey: HeapSurvey?
  ) -> Picture {
    let survey = survey.flatMap { $0.isInitialized ? $0 : nil }
    let stack = StackStretch(space, in: kernel)
    let figures = survey?.figures
    var summary = Caption(
      figures.map {
        HeapPicturePhrase.heap(used: $0.usedByteCount, free: $0.freeByteCount)
      } ?? .noHeap)
    if let stack {
      summary =
        summary
        + Caption(
          HeapPicturePhrase.stack(stack.byteCount, used: stack.frameByteCount, limit: stack.limit))
    }
    var panels = [
      Panel(chunks(of: survey), title: Caption(HeapPicturePhrase.heapTitle(space.image.heapEnd)))
    ]
    if let stack {
      panels.append(
        Panel(.strip(Strip(stack.segments)), title: Caption(HeapPicturePhrase.stackTitle)))
    }
    var bands = [Band(panels)]
    if let survey, let figures {
      bands.append(Band(Panel(.bars(bytes(figures, survey)))))
      let lists = survey.chains.map(\.drawn)
      if !lists.isEmpty {
        bands.append(
          Band(
            Panel(
              .chains(Array(lists.prefix(mostLists))),
              title: Caption(HeapPicturePhrase.lists(lists.count)))))
      }
    }
    return Picture(
      "heap", title: Caption(HeapPicturePhrase.title(process.id.rawValue, program: process.name)),
      summary: summary, bands: bands)
  }

  private static let (mostChunks, mostLists) = (10, 4)

  /// The highest addresses first; where there are many, neighbours that are alike share a line.
  private static func chunks(of survey: HeapSurvey?) -> Shape {
    var runs = (survey?.entries ?? []).filter { $0.state != .fence }.map { ChunkRun($0) }
    if runs.count > mostChunks {
      runs = runs.reduce(into: [ChunkRun]()) { $0.join($1) }
        .condensed(to: mostChunks, ChunkRun.joining)
    }
    guard !runs.isEmpty else { return .lines([Caption(HeapPicturePhrase.noHeap, .faint)]) }
    return .strip(Strip(runs.reversed().map(\.segment)))
  }

  private static func bytes(_ figures: HeapFigures, _ survey: HeapSurvey) -> BarChart {
    let free = figures.freeByteCount &- figures.topByteCount
    let heap = UInt64(figures.usedByteCount &+ figures.freeByteCount)
    let mapped = UInt64(figures.mappedByteCount)
    let scale = max(heap, mapped, 1)
    func part(
      _ id: String, _ kind: ChunkRun.Kind, _ byteCount: UInt64
    ) -> PictureItem {
      PictureItem(
        id, Caption(HeapPicturePhrase.kind(kind)), kind.pictureRole, letter: kind.pictureLetter,
        size: byteCount)
    }
    var rows = [
      BarChart.Row(
        PictureItem(
          "heap", Caption(HeapPicturePhrase.fromBreak), detail: Caption(.bytes(heap), .value)),
        total: scale,
        parts: [
          part("heap.used", .used, UInt64(figures.usedByteCount)),
          part("heap.free", .free, UInt64(free)),
          part("heap.top", .top, UInt64(figures.topByteCount)),
        ])
    ]
    if mapped > 0 {
      rows.append(
        BarChart.Row(
          PictureItem(
            "mapped", Caption(HeapPicturePhrase.fromMappings),
            detail: Caption(.bytes(mapped), .value)), total: scale,
          parts: [part("mapped.bytes", .mapped, mapped)]))
    }
    return BarChart(.bytes, rows)
  }
}

extension HeapSurvey.Chain {
  /// Chunks of a list that stand beside its head.
  private static let mostMembers = 5

  fileprivate var drawn: Drawing.Chain {
    let id = "bin.\(list.code)" + (list.index.map { ".\($0)" } ?? "")
    return Drawing.Chain(
      PictureItem(
        id, Caption(HeapPicturePhrase.list(list)),
        detail: list.size.map { Caption(.bytes(UInt64($0)), .value) } ?? Caption(), .second,
        letter: "F"),
      chunks.prefix(Self.mostMembers).map { chunk in
        let address = addressDigits(chunk.rawValue)
        return PictureItem(
          "\(id).\(address)", Caption(.address(UInt64(chunk.rawValue)), .address), .second)
      }, moreCount: max(0, chunks.count - Self.mostMembers))
  }
}
