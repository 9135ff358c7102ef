import Drawing
import Hardware

/// What is said in the picture of the vmalloc window.
enum VmallocPicturePhrase: Phrase, DetailedFact {
  case title(memory: UInt64)
  /// Areas in use and the frames behind them; pages that wait for the flush, guards included.
  case summary(areas: Int, frames: Int, waiting: Int)
  // Panels.
  case window, zones, scatter, runTitle
  // Stretches of the window.
  case guardPage, waiting, free
  case runs(Int)
  case more(Int)
  // The cells.
  case several, others, noneOfThem
  case frames(UInt64)
  /// The first and the last of frames that follow each other.
  case run(PageFrameNumber, PageFrameNumber)

  var code: String {
    switch self {
    case .title: "vmalloc-title"
    case .summary: "vmalloc-summary"
    case .window: "window"
    case .zones: "zones"
    case .scatter: "scatter"
    case .runTitle: "run-title"
    case .guardPage: "guard"
    case .waiting: "waiting"
    case .free: "free"
    case .runs: "runs"
    case .more: "more"
    case .several: "several"
    case .others: "others"
    case .noneOfThem: "none"
    case .frames: "frames"
    case .run: "run"
    }
  }

  var details: Details {
    switch self {
    case .title(let memory): ["memory": memory]
    case .summary(let areas, let frames, let waiting):
      ["areas": areas, "frames": frames, "waiting": waiting]
    case .runs(let count), .more(let count): ["count": count]
    case .frames(let count): ["count": count]
    case .run(let first, let last): ["first": first, "last": last]
    case .window, .zones, .scatter, .runTitle, .guardPage, .waiting, .free, .several, .others,
      .noneOfThem:
      [:]
    }
  }
}
