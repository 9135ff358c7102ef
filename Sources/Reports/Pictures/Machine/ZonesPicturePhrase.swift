import Drawing
import KernelModel

/// What is said in the picture of zones.
enum ZonesPicturePhrase: Phrase, DetailedFact {
  /// Pages that a zone keeps from requests of a class.
  struct Reserve: Hashable, Encodable {
    let zone: Zone.Kind
    let pages: Int
  }

  case title(memory: UInt64)
  case summary(free: Int, managed: Int, used: Int, parked: Int)
  /// The zones whose free pages are not above the high mark.
  case pressed([Zone.Kind])
  // Charts and what stands in them.
  case span, use, marks
  case memory, used, parked, free
  case usedPages(Int)
  case level(free: Int, ZoneLevel)
  case keeps(Zone.Kind, [Reserve])

  var code: String {
    switch self {
    case .title: "zones-title"
    case .summary: "zones-summary"
    case .pressed: "zones-pressed"
    case .span: "span"
    case .use: "use"
    case .marks: "marks"
    case .memory: "memory"
    case .used: "used"
    case .parked: "parked"
    case .free: "free"
    case .usedPages: "used-pages"
    case .level: "level"
    case .keeps: "keeps"
    }
  }

  var details: Details {
    switch self {
    case .title(let memory): ["memory": memory]
    case .summary(let free, let managed, let used, let parked):
      ["free": free, "managed": managed, "used": used, "parked": parked]
    case .pressed(let zones): ["zones": zones]
    case .usedPages(let pages): ["pages": pages]
    case .level(let free, let level): ["free": free, "level": level]
    case .keeps(let zone, let reserves): ["zone": zone, "reserves": reserves]
    case .span, .use, .marks, .memory, .used, .parked, .free: [:]
    }
  }
}
