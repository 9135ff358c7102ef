import Drawing
import Hardware
import KernelModel

extension FramePhrase: Worded {
  var english: String {
    switch self {
    case .frame(let frame): "frame \(frame.digits)"
    case .mosaic(let shown, let frameCount, let byteCount):
      (shown.map { "frames \($0.digits) of \(frameCount)" } ?? "\(frameCount) frames")
        + ", \(size(byteCount)) (order \((byteCount >> 12).trailingZeroBitCount)) a letter"
    case .capitals: "a capital letter: some of those frames are mapped more than once"
    case .offTheFreeLists(let pages): "\(counted(pages, "page")) are on no free list:"
    case .inNoLine: "in no line"
    case .reservedSinceBoot(let pages):
      "\(pages) pages more are reserved since boot, outside MemTotal"
    case .ownerTable(.pages): "pages"
    case .ownerTable(.owner): "owner"
    case .buddyTable: "order  block        its buddy: block XOR 2^order"
    case .noSuchFrame: "no frame has that number"
    case .record(let address): "V:\(address.digits), 32 bytes of mem_map"
    case .indexed(.anonymous(let number), let index): "anon_vma \(number), index \(index)"
    case .indexed(.file(let name), let index): "\(name), index \(index)"
    case .block(let order): "\(order), \(counted(1 << order, "page"))"
    case .process(let process): "process \(process)"
    case .counts(let found, let mapCount, let useCount, let problem):
      "found \(counted(found, "mapping")), mapcount \(mapCount)"
        + "\(problem.map { ": \($0.english)" } ?? ""); refcount \(useCount)"
    case .moreStretches(let count): "and \(count) stretches more"
    case .nothingChanged(let cause): "\(cause.english); nothing has changed"
    }
  }
}

extension MemoryShare: Worded {
  package var english: String {
    switch self {
    case .free, .parked, .anonymous, .pageCache, .shared, .slabs, .pageTables, .kernelStacks,
      .vmalloc, .kernel:
      frames.english
    case .largeObjects: "kmalloc beyond the slabs"
    case .directories: "page directories, the kernel's own tables"
    }
  }
}
