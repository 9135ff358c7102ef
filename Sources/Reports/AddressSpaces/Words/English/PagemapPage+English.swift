import Drawing

extension PagemapPage: Worded {
  package var english: String {
    switch self {
    case .notMapped: "not mapped"
    case .notPresent: "not present"
    case .swapped(let area, let slot): "in swap, slot \(area):\(slot)"
    case .zeroPage: "the page of zeros"
    case .kernelData: "the kernel's data"
    case .anonymous(let count): "anonymous\(Self.sharers(count))"
    case .sharedMemory(let count): "shared memory\(Self.sharers(count))"
    case .file(let count): "file\(Self.sharers(count))"
    }
  }

  private static func sharers(_ count: Int) -> String {
    count == 1 ? "" : ", mapped \(count) times"
  }
}

extension PagemapPhrase: Worded {
  var english: String {
    switch self {
    case .heading(let process):
      """
      /proc/\(process)/pagemap, 8 bytes a page: P bit 63 present, S 62 swapped, F 61 file or
      shared, X 56 mapped once, D 55 soft-dirty, bits 0-54 the frame or slot
      """
    case .pages(let page, 1): page.english
    case .pages(let page, let count): "\(page.english), \(count) pages"
    case .more(let count): "and \(counted(count, "page")) more"
    }
  }
}

extension PagemapColumn: Worded {
  var english: String {
    switch self {
    case .address: "address"
    case .offset: "offset"
    case .entry: "entry"
    case .frame: "frame"
    case .page: "page"
    }
  }
}
