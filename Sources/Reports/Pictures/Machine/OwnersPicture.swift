import Drawing
import Hardware
import KernelModel

extension Picture {
  /// Where memory went: all frames as a mosaic, a letter for who has most of a cell, and the frames
  /// that are on no free list by owner, to the frame.
  ///
  /// Has the kernel count its counters first, as whoever shows them does.
  /// - Complexity: O(blocks + frames in use)
  package static func owners(_ kernel: Kernel) -> Picture {
    kernel.recountStatistics()
    let report = OwnersReport(kernel)
    let count = kernel.pages.frameCount
    let order = (0...).first { count <= mostOwnerCells << $0 } ?? 0
    let first = PageFrameNumber(rawValue: 0)
    let cells = FrameMosaic(kernel, from: first, order: order, count: mostOwnerCells).cells
    let mosaic = Mosaic(
      cells, from: first, frameCount: 1 << order, legend: legend(of: cells))
    let taken = report.rows.filter { $0.owner != .free }
    let takenCount = taken.reduce(0) { $0 + $1.pages }
    let free = report.rows.reduce(0) { $1.owner == .free ? $1.pages : $0 }
    return Picture(
      "owners",
      title: Caption(OwnersPicturePhrase.title(memory: kernel.configuration.memory), .heading),
      summary: Caption(
        OwnersPicturePhrase.summary(taken: takenCount, free: free, reserved: report.reserved))
        + (taken.max { $0.pages < $1.pages }.map {
          Caption(OwnersPicturePhrase.most($0.owner, pages: $0.pages))
        } ?? Caption()),
      bands: [
        Band(
          Panel(
            .mosaic(mosaic), title: Caption(OwnersPicturePhrase.cell(bytes: 4096 << UInt64(order))))
        ),
        Band(
          Panel(
            .bars(BarChart(.pages, taken.map { $0.bar(of: takenCount) })),
            title: Caption(OwnersPicturePhrase.taken(takenCount)))),
      ])
  }

  /// Eight lines of 64.
  private static var mostOwnerCells: Int { 512 }

  /// What the letters stand for that occur, in the order of owners, capitals behind their owner.
  private static func legend(of cells: [FrameMosaic.Cell]) -> [PictureItem] {
    FrameOwner.allCases.flatMap { owner in
      [false, true].compactMap { isShared in
        guard let cell = cells.first(where: { $0.owner == owner && $0.isShared == isShared })
        else { return nil }
        return PictureItem(
          "frames.\(owner.code)\(isShared ? ".several" : "")",
          Caption(isShared ? OwnersPicturePhrase.severalMaps(owner) : .owner(owner)), owner.role,
          letter: Character(cell.letter))
      }
    }
  }
}

extension OwnersReport.Row {
  /// The owner's frames on the scale of all that are taken, with the line of `meminfo`.
  fileprivate func bar(of total: Int) -> BarChart.Row {
    let letter = Character(owner.frames.letter)
    let amount = UInt64(max(0, pages))
    return BarChart.Row(
      PictureItem(
        "owner.\(owner.code)", Caption(OwnersPicturePhrase.share(owner), .label),
        detail: Caption(.count(amount), .value)
          + (owner.line.map { Caption(.name($0), .faint) } ?? Caption()),
        owner.frames.role, letter: letter),
      total: UInt64(max(1, total)),
      parts: [part])
  }
}
