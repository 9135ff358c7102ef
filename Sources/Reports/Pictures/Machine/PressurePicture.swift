import Drawing
import Hardware
import KernelModel

extension Picture {
  /// Memory under pressure: where each zone's free pages stand between the marks, the lists that
  /// reclaim works on with the pages that it looks at first, and the areas that pages go to.
  ///
  /// - Complexity: O(pages on the lists + slots in use)
  package static func pressure(_ kernel: Kernel) -> Picture {
    let zones = ZonesReport.entries(of: kernel)
    let lists = PageListKind.allCases.map { ListDepartures(of: $0, in: kernel) }
    let areas = kernel.swap.areas.compactMap { $0.map { SwapUse(of: $0) } }
    func sum(_ departure: PageDeparture) -> Int { lists.reduce(0) { $0 + $1[departure] } }
    return Picture(
      "pressure",
      title: Caption(PressurePicturePhrase.title(memory: kernel.configuration.memory), .heading),
      summary: Caption(
        PressurePicturePhrase.summary(
          unwritten: sum(.unwritten), written: sum(.written), stays: sum(.stays)))
        + Caption(PressurePicturePhrase.slots(SwapUse(areas)))
        + Caption(ZonesPicturePhrase.pressed(zones.filter { $0.level != .aboveHigh }.map(\.zone))),
      bands: [
        Band(Panel(.bars(.marks(zones)), title: Caption(ZonesPicturePhrase.marks))),
        Band([
          Panel(.bars(.lists(lists)), title: Caption(PressurePicturePhrase.lists), share: 3),
          Panel(
            .chains(ListsReport(kernel).lists.map(\.tailChain)),
            title: Caption(PressurePicturePhrase.tails), share: 2),
        ]),
        Band(
          Panel(
            areas.isEmpty
              ? .lines([Caption(PressurePicturePhrase.noArea, .faint)]) : .bars(.swap(areas)),
            title: Caption(PressurePicturePhrase.areas))),
      ])
  }
}

extension BarChart {
  /// The lists on the scale of all pages on them, by how those can leave.
  fileprivate static func lists(_ lists: [ListDepartures]) -> BarChart {
    let total = lists.reduce(0) { $0 + $1.pages }
    return BarChart(
      .pages,
      lists.map { list in
        let id = "list.\(list.kind.pictureName)"
        return Row(
          PictureItem(
            id, Caption(.name(list.kind.code), .label),
            detail: Caption(.count(UInt64(list.pages)), .value)),
          total: UInt64(max(1, total)),
          parts: PageDeparture.allCases.map { departure in
            PictureItem(
              "\(id).\(departure.code)", Caption(PressurePicturePhrase.departure(departure)),
              departure.role, letter: departure.letter, size: UInt64(list[departure]))
          })
      })
  }

  /// The swap areas, each to its own scale; those for which there is no room as one.
  fileprivate static func swap(_ areas: [SwapUse]) -> BarChart {
    BarChart(
      .slots,
      areas.condensed(to: 4) { SwapUse(Array($0)) }.map { area in
        let id = "swap.\(area.number)"
        return Row(
          PictureItem(
            id,
            area.name.isEmpty
              ? Caption(PressurePicturePhrase.moreAreas(area.areaCount), .label)
              : Caption(.name(area.name.shortened(to: 16)), .label),
            detail: Caption(PressurePicturePhrase.share(area), .value)),
          total: UInt64(area.slots),
          parts: [
            PictureItem(
              "\(id).out", Caption(PressurePicturePhrase.out), .second, letter: "s",
              size: UInt64(area.out)),
            PictureItem(
              "\(id).cached", Caption(PressurePicturePhrase.cached), .first, letter: "c",
              size: UInt64(area.cached)),
            PictureItem(
              "\(id).aside", Caption(PressurePicturePhrase.aside), .third, letter: "a",
              size: UInt64(area.aside)),
          ])
      })
  }
}

extension ListsReport.Row {
  /// The pages at the tail, the one that is looked at first in front.
  fileprivate var tailChain: Chain {
    let id = "tail.\(list.replacing("_", with: "-"))"
    return Chain(
      PictureItem(id, Caption(PressurePicturePhrase.tail, .label)),
      tail.map { page in
        PictureItem(
          "\(id).\(page.frame)",
          Caption(.numbered(PageFrameNumber(rawValue: page.frame)), .address)
            + (page.isReferenced ? Caption(.name("r"), .value) : Caption()))
      }, moreCount: pages - tail.count)
  }
}

extension PageListKind {
  fileprivate var pictureName: String { code.replacing("_", with: "-") }
}

extension PageDeparture {
  fileprivate var role: Role {
    switch self {
    case .unwritten: .first
    case .written: .second
    case .stays: .fourth
    }
  }

  fileprivate var letter: Character {
    switch self {
    case .unwritten: "l"
    case .written: "w"
    case .stays: "#"
    }
  }
}
