import Drawing
import KernelModel

extension FrameShortage {
  package var details: Details { ["wanted": purpose.code, "freeHighPages": freeHighPages] }
}

extension FrameShortage.Purpose {
  fileprivate var code: String {
    switch self {
    case .page: "page"
    case .pageTable: "page-table"
    case .record: "record"
    }
  }
}

extension VmallocShortage {
  package var details: Details {
    let own: Details = ["step": step.code, "byteCount": byteCount, "allocated": allocated]
    return own.joined(by: frames.details)
  }
}

extension VmallocShortage.Step {
  fileprivate var code: String {
    switch self {
    case .record: "record"
    case .pageArray: "page-array"
    case .pages: "pages"
    case .entries: "entries"
    }
  }
}
