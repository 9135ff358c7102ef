import Drawing
import Hardware
import KernelModel

/// What a page is that `/proc/PID/pagemap` has an entry for.
package enum PagemapPage: Hashable, Sendable {
  case notMapped
  case notPresent
  case swapped(area: Int, slot: UInt32)
  case zeroPage
  /// Present, and no page of a process's.
  case kernelData
  case anonymous(mapCount: Int)
  case sharedMemory(mapCount: Int)
  case file(mapCount: Int)

  /// - Parameters:
  ///   - page: the record of its frame; nil when it has none that counts mappings.
  ///   - isMapped: whether the address lies in an area.
  init(_ page: Page?, isMapped: Bool, _ frame: PageFrameNumber?, _ kernel: Kernel) {
    guard let page else {
      self =
        frame == nil
        ? isMapped ? .notPresent : .notMapped
        : frame == kernel.zeroFrame ? .zeroPage : .kernelData
      return
    }
    let count = Int(page.mapCount)
    self =
      switch page.use {
      case .anonymous: .anonymous(mapCount: count)
      case .sharedMemory: .sharedMemory(mapCount: count)
      default: .file(mapCount: count)
      }
  }
}

extension PagemapPage: DetailedFact {
  package var code: String {
    switch self {
    case .notMapped: "not-mapped"
    case .notPresent: "not-present"
    case .swapped: "swapped"
    case .zeroPage: "zero-page"
    case .kernelData: "kernel-data"
    case .anonymous: "anonymous"
    case .sharedMemory: "shared-memory"
    case .file: "file"
    }
  }

  package var details: Details {
    switch self {
    case .swapped(let area, let slot): ["area": area, "slot": slot]
    case .anonymous(let count), .sharedMemory(let count), .file(let count): ["mapCount": count]
    case .notMapped, .notPresent, .zeroPage, .kernelData: [:]
    }
  }
}

/// What is said around the entries.
enum PagemapPhrase: Sendable {
  /// Names the file and the letters of its bits.
  case heading(Int32)
  /// So many equal pages in a row.
  case pages(PagemapPage, count: Int)
  case more(Int)
}

enum PagemapColumn: Sendable {
  case address, offset, entry, frame, page
}
