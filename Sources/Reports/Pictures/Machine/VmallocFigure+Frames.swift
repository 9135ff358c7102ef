import Drawing
import Hardware
import KernelModel

// The frames behind the areas: of which zones, where in memory, in which order.
extension VmallocFigure {
  /// A box for each zone of RAM, the highest first, and for devices if an area maps some.
  func boxes(of kernel: Kernel) -> [PictureItem] {
    let zones = kernel.allocator.zones.filter(\.isPopulated).reversed()
    return (zones.map { FrameZone.zone($0.kind) } + [.device]).compactMap { zone in
      let count = links.reduce(0) { $1.to == zone.pictureID ? $0 + $1.weight : $0 }
      // The vmalloc window seldom gets anything of the lowest zone.
      guard count > 0 || zone == .zone(.highMemory) || zone == .zone(.normal) else { return nil }
      return PictureItem(
        zone.pictureID, zone.pictureCaption, detail: Caption(VmallocPicturePhrase.frames(count)),
        size: count)
    }
  }

  /// Memory from the first frame to the last, a cell lettered by the area that has frames there.
  func mosaic(of kernel: Kernel) -> Mosaic {
    let cellCount = 64
    let frameCount = kernel.pages.frameCount
    let order = (0...).first { frameCount <= cellCount << $0 } ?? 0
    let none = Mosaic.Cell.gap
    var cells = [Mosaic.Cell](repeating: none, count: (frameCount - 1) >> order + 1)
    func mark(_ runs: [Range<PageFrameNumber>], _ mark: Mosaic.Cell) {
      for run in runs where run.lowerBound.index < frameCount {
        let last = min(run.upperBound.index, frameCount) - 1
        for cell in run.lowerBound.index >> order...last >> order {
          cells[cell] = cells[cell] == none || cells[cell] == mark ? mark : several
        }
      }
    }
    for shown in areas { mark(shown.area.frames.runs, Mosaic.Cell(shown.letter, shown.role)) }
    for area in others { mark(area.frames.runs, other) }
    return Mosaic(
      "frames", cells, in: .physical, start: 0, step: 4096 << UInt64(order),
      legend: legend(of: Set(cells.map(\.letter))))
  }

  private var several: Mosaic.Cell { Mosaic.Cell("*", .plain) }
  private var other: Mosaic.Cell { Mosaic.Cell("+", .faint) }

  private func legend(of letters: Set<Character>) -> [PictureItem] {
    var items = areas.filter { letters.contains($0.letter) }.map { shown in
      PictureItem(
        "frames.\(shown.digits)",
        Caption(.address(UInt64(shown.area.start.rawValue)), .address), shown.role,
        letter: shown.letter)
    }
    func add(_ id: String, _ phrase: VmallocPicturePhrase, _ cell: Mosaic.Cell) {
      guard letters.contains(cell.letter) else { return }
      items.append(PictureItem(id, Caption(phrase), cell.role, letter: cell.letter))
    }
    add("frames.several", .several, several)
    add("frames.others", .others, other)
    add("frames.none", .noneOfThem, .gap)
    return items
  }

  /// The frames of areas in the order of their pages, in runs that follow each other.
  func chains(most: Int) -> [Chain] {
    let shownRuns = 4
    return areas.filter { $0.area.frames.count > 0 }.prefix(most).map { shown in
      let runs = shown.area.frames.runs
      let members = runs.prefix(shownRuns).enumerated().map { index, run in
        PictureItem(
          "run.\(shown.digits).\(index)",
          Caption(VmallocPicturePhrase.run(run.lowerBound, run.upperBound - 1), .address),
          size: UInt64(run.frameCount))
      }
      return Chain(
        PictureItem(
          "runs.\(shown.digits)", Caption(.address(UInt64(shown.area.start.rawValue)), .address),
          detail: Caption(VmallocPicturePhrase.frames(UInt64(shown.area.frames.count))),
          shown.role, letter: shown.letter), members, moreCount: runs.count - members.count)
    }
  }
}

extension Collection<VmallocMapReport.Area> {
  /// The frames of all areas by zone.
  var zones: [FrameRuns.Share] {
    reduce(into: []) { sum, area in
      for share in area.frames.zones {
        if let index = sum.firstIndex(where: { $0.zone == share.zone }) {
          sum[index].count += share.count
        } else {
          sum.append(share)
        }
      }
    }
  }
}
