import Hardware

extension PlaceComplaint {
  var english: Advice {
    switch self {
    case .standsAlone(let word):
      Advice("'\(word)' stands alone", note: "'break \(word) if CONDITION' narrows it")
    case .noSuchFrame(let digits, let last):
      Advice("no RAM has frame \(digits)", note: "the last one is \(last.digits)")
    case .neverChanges(let text):
      Advice("'\(text)' never changes", note: "name a figure: rss, zone.Normal.free")
    case .isSmallNumber(let text):
      Advice(
        "\(text) is a small number, and no address", note: "'info events' lists kinds of events")
    }
  }
}
