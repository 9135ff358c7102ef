import Drawing
import Hardware

extension VmallocPicturePhrase {
  var english: String {
    switch self {
    case .title(let memory): "The vmalloc window of a machine with \(size(memory)) of RAM"
    case .summary(let areas, let frames, let waiting):
      "\(counted(areas, "area")) with \(counted(frames, "frame")) behind "
        + "\(areas == 1 ? "it" : "them"); \(counted(waiting, "page")) "
        + "\(waiting == 1 ? "waits" : "wait") for the flush."
    case .window: "areas and guards"
    case .zones: "whose frames they map"
    case .scatter: "where in memory these frames lie"
    case .runTitle: "frames in the order of pages"
    case .guardPage: "guard"
    case .waiting: "waits for the flush"
    case .free: "free"
    case .runs(let count): counted(count, "run")
    case .more(let count): "and \(count) more"
    case .several: "several areas"
    case .others: "other areas"
    case .noneOfThem: "no area"
    case .frames(let count): counted(count, "frame")
    case .run(let first, let last):
      first == last ? first.digits : "\(first.digits)-\(last.digits)"
    }
  }
}
