import Drawing
import Hardware
import KernelModel

extension Picture {
  /// Zones: physical memory to scale, what is used of each zone, where its free pages stand between
  /// the marks, and what each keeps from requests that a higher zone could serve.
  ///
  /// - Complexity: O(zones)
  package static func zones(_ kernel: Kernel) -> Picture {
    let zones = ZonesReport.entries(of: kernel)
    var bands = [
      Band(Panel(.bars(.span(zones)), title: Caption(ZonesPicturePhrase.span))),
      Band(Panel(.bars(.use(zones)), title: Caption(ZonesPicturePhrase.use))),
      Band(Panel(.bars(.marks(zones)), title: Caption(ZonesPicturePhrase.marks))),
    ]
    let reserves = zones.compactMap { $0.reserves(among: zones) }
    if !reserves.isEmpty { bands.append(Band(Panel(.lines(reserves)))) }
    func sum(_ pages: (ZonesReport.Entry) -> Int) -> Int { zones.reduce(0) { $0 + pages($1) } }
    return Picture(
      "zones",
      title: Caption(ZonesPicturePhrase.title(memory: kernel.configuration.memory), .heading),
      summary: Caption(
        ZonesPicturePhrase.summary(
          free: sum(\.free), managed: sum(\.managed), used: sum(\.used), parked: sum(\.parked)))
        + Caption(
          ZonesPicturePhrase.pressed(zones.filter { $0.level != .aboveHigh }.map(\.zone))),
      bands: bands)
  }
}

extension BarChart {
  /// One bar with the zones side by side, their holes included.
  fileprivate static func span(_ zones: [ZonesReport.Entry]) -> BarChart {
    let total = zones.reduce(0) { $0 + $1.spanned }
    let memory = PictureItem(
      "memory", Caption(ZonesPicturePhrase.memory, .label),
      detail: Caption(.holding(pages: total), .value))
    return BarChart(
      .frames, [Row(memory, total: UInt64(total), parts: zones.map(\.extent))])
  }

  /// Each zone's used pages and those on the CPU's lists; what is left is free.
  fileprivate static func use(_ zones: [ZonesReport.Entry]) -> BarChart {
    BarChart(
      .pages,
      zones.map { zone in
        Row(
          PictureItem(
            "zone.\(zone.zone.name)", Caption(.name(zone.zone.name), .label),
            detail: Caption(.holding(pages: zone.managed), .value)
              + Caption(ZonesPicturePhrase.usedPages(zone.used))),
          total: UInt64(zone.managed),
          parts: [
            zone.part("used", .used, zone.used, .first, letter: "#"),
            zone.part("parked", .parked, zone.parked, .faint, letter: "c"),
          ])
      })
  }

  /// Each zone's free pages, as far as twice the high mark, with the three marks.
  static func marks(_ zones: [ZonesReport.Entry]) -> BarChart {
    BarChart(
      .pages,
      zones.map { zone in
        let total = max(1, 2 * zone.high)
        let ticks = [("min", zone.min), ("low", zone.low), ("high", zone.high)].map { name, pages in
          PictureItem(
            "level.\(zone.zone.name).\(name)", Caption(.name(name), .label),
            detail: Caption(.count(UInt64(pages)), .value), letter: name.first,
            size: UInt64(pages))
        }
        let level = ZonesPicturePhrase.level(free: zone.free, zone.level)
        return Row(
          PictureItem(
            "level.\(zone.zone.name)", Caption(.name(zone.zone.name), .label),
            detail: Caption(level, zone.level == .aboveHigh ? .plain : .error)),
          total: UInt64(total),
          parts: [zone.part("free", .free, min(zone.free, total), .second, letter: "=")],
          ticks: ticks)
      })
  }
}

extension ZonesReport.Entry {
  /// Frames from the first to the last, holes included.
  fileprivate var spanned: Int { end - start }

  /// The zone as a part of physical memory.
  fileprivate var extent: PictureItem {
    let role: Role =
      switch zone {
      case .dma: .third
      case .normal: .fourth
      case .highMemory, .movable: .plain
      }
    return PictureItem(
      "span.\(zone.name)", Caption(.name(zone.name)),
      detail: Caption(.numbered(start), .address) + Caption(.numbered(end - 1), .address)
        + Caption(.holding(pages: present), .value),
      role, letter: zone.name.first, size: UInt64(spanned))
  }

  fileprivate func part(
    _ name: String, _ phrase: ZonesPicturePhrase, _ pages: Int, _ role: Role, letter: Character
  ) -> PictureItem {
    PictureItem(
      "zone.\(zone.name).\(name)", Caption(phrase), role, letter: letter, size: UInt64(pages))
  }

  /// What the zone keeps from requests that the others could serve; nil for nothing.
  fileprivate func reserves(among zones: [ZonesReport.Entry]) -> Caption? {
    let kept = zip(Zone.Kind.allCases, protection).filter { kind, pages in
      pages > 0 && zones.contains { $0.zone == kind }
    }
    guard !kept.isEmpty else { return nil }
    return Caption(
      ZonesPicturePhrase.keeps(
        zone, kept.map { ZonesPicturePhrase.Reserve(zone: $0.0, pages: $0.1) }))
  }
}
