import Grammar
import Hardware
import KernelModel

extension PlaceComplaint {
  var english: ErrorWords {
    switch self {
    case .standsAlone(let word):
      ErrorWords("'\(word)' stands alone", note: "'break \(word) if CONDITION' narrows it")
    case .noSuchFrame(let digits, let last):
      ErrorWords("no RAM has frame \(digits)", note: "the last one is \(last.digits)")
    case .neverChanges(let text):
      ErrorWords("'\(text)' never changes", note: "name a figure: rss, zone.Normal.free")
    case .hasNoKernel: ErrorWords("a machine without a kernel has no process whose pages these are")
    case .isSmallNumber(let text):
      ErrorWords(
        "\(text) is a small number, and no address", note: "'info events' lists kinds of events")
    }
  }
}
