import Drawing
import Hardware
import KernelModel

extension Picture {
  /// The slots of the permanent kmaps, a cell each with its count, then who holds them and who
  /// waits for one.
  ///
  /// - Complexity: O(slots)
  package static func permanentMap(_ kernel: Kernel) -> Picture {
    let report = PermanentMapReport(kernel)
    let mosaic = report.mosaic
    var bands = [
      Band(
        Panel(
          .mosaic(mosaic),
          title: Caption(PermanentMapPicturePhrase.slots(last: report.lastSlot))))
    ]
    // With a title, the last slot's name, a legend and a blank line between.
    let chains = report.chains(most: 19 - report.slotCount / mosaic.rowLength)
    if !chains.isEmpty {
      bands.append(
        Band(Panel(.chains(chains), title: Caption(PermanentMapPicturePhrase.holders))))
    }
    return Picture(
      "pkmap",
      title: Caption(
        PermanentMapPicturePhrase.title(memory: kernel.configuration.memory), .heading),
      summary: Caption(PermanentMapPicturePhrase.summary(report.totals))
        + (report.sleepers.isEmpty
          ? Caption() : Caption(PermanentMapPicturePhrase.asleep(report.sleepers.count))),
      bands: bands)
  }
}

extension Mosaic.Cell {
  /// A slot by its count: a digit, `+` beyond 9.
  fileprivate static func slot(count: Int) -> Mosaic.Cell {
    switch count {
    case 0: .gap
    case 1: Mosaic.Cell("1", .fourth)
    case 2...9: Mosaic.Cell(Character("\(count)"), .third)
    default: Mosaic.Cell("+", .third)
    }
  }
}

extension PermanentMapReport {
  /// A cell a slot, with the place of the one that was given out last.
  var mosaic: Mosaic {
    var cells = [Mosaic.Cell](repeating: .slot(count: 0), count: slotCount)
    for slot in slots { cells[slot.slot] = .slot(count: slot.count) }
    let last = PictureItem(
      "last", Caption(.name("last_pkmap_nr")),
      size: UInt64(start.rawValue) + UInt64(lastSlot) << 12)
    return Mosaic(
      "slots", cells, start: UInt64(start.rawValue), step: 4096, ticks: [last], legend: legend)
  }

  /// The letters of the slots that there are.
  fileprivate var legend: [PictureItem] {
    func item(_ name: String, _ count: Int, _ phrase: PermanentMapPicturePhrase) -> PictureItem {
      let cell = Mosaic.Cell.slot(count: count)
      return PictureItem(
        "count.\(name)", Caption(phrase), cell.role, letter: cell.letter)
    }
    let counts = Set(slots.map { min($0.count, 10) })
    var items = [item("0", 0, .free)]
    if counts.contains(1) { items.append(item("1", 1, .unflushed)) }
    for count in 2...9 where counts.contains(count) {
      items.append(item("\(count)", count, .users(count - 1)))
    }
    if counts.contains(10) { items.append(item("more", 10, .usersFrom(9))) }
    return items
  }

  /// A line for each slot in use, those with users first; who sleeps; how many more there are.
  fileprivate func chains(most: Int) -> [Chain] {
    let listed = slots.filter { $0.count > 1 } + slots.filter { $0.count == 1 }
    var room = most - (sleepers.isEmpty ? 0 : 1)
    if listed.count > room { room -= 1 }
    var chains = listed.prefix(room).map(\.chain)
    if listed.count > room {
      chains.append(
        Chain(
          PictureItem("more", Caption(PermanentMapPicturePhrase.more(listed.count - room))), []))
    }
    if !sleepers.isEmpty { chains.append(sleeperChain) }
    return chains
  }

  /// Linux: `pkmap_map_wait`.
  private var sleeperChain: Chain {
    let shown = sleepers.prefix(4).map { sleeper in
      PictureItem(
        "sleeper.\(sleeper.process)",
        Caption(PermanentMapPicturePhrase.process(sleeper.process), .error),
        detail: Caption(.numbered(sleeper.frame), .address))
    }
    return Chain(
      PictureItem("sleepers", Caption(.name("pkmap_map_wait"), .label)), shown,
      moreCount: sleepers.count - shown.count)
  }
}

extension PermanentMapReport.Slot {
  /// The slot leads to its frame.
  fileprivate var chain: Chain {
    let cell = Mosaic.Cell.slot(count: count)
    let users: PermanentMapPicturePhrase = count == 1 ? .unflushed : .users(count - 1)
    return Chain(
      PictureItem(
        "slot.\(slot)", Caption(PermanentMapPicturePhrase.slot(slot), .label),
        detail: Caption(.address(UInt64(address.rawValue)), .address) + Caption(users),
        cell.role, letter: cell.letter),
      [
        PictureItem(
          "frame.\(frame.frame.digits)", Caption(.numbered(frame.frame), .address),
          detail: (frame.zone.map { Caption(.name($0.name)) } ?? Caption()) + frame.pictureCaption)
      ])
  }
}
