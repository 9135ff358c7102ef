import CLibrary
import Drawing
import Hardware
import KernelModel

extension HeapEvent: Worded {
  public var english: String {
    switch self {
    case .initialized(let place): "main_arena at \(place.digits) is set up: every bin empty"
    case .requested(let byteCount, let size):
      "\(counted(byteCount, "byte")) + 4, rounded up to 16: a chunk of \(size)"
    case .listEmpty(let list):
      if case .large = list {
        "\(list.name) has nothing large enough"
      } else {
        "\(list.name) is empty"
      }
    case .taken(let chunk, let size, .top): "\(size) bytes from top: chunk \(chunk.digits)"
    case .taken(let chunk, let size, let list):
      "chunk \(chunk.digits) of \(size) bytes from \(list.name)"
    case .listed(let chunk, let size, let list, let count):
      "chunk \(chunk.digits) of \(size) bytes goes to \(list.name)"
        + (count == 0 ? "" : ", \(count) of \(HeapRules.cacheDepth)")
    case .split(let chunk, let size, let rest, let restSize):
      "split: \(chunk.digits) keeps \(size), the rest \(rest.digits) of \(restSize) is free"
    case .merged(let neighbour, let chunk, let size): Self.merge(neighbour, chunk, size)
    case .topTooSmall(let size, let wanted):
      "top has \(size) bytes, \(wanted) + 16 are wanted"
    case .topMoved(let chunk, let size): "top is \(chunk.digits), \(size) bytes"
    case .breakAsked(let increment, let isGranted):
      "sbrk(\(increment))" + (isGranted ? "" : " is refused")
    case .thresholdReached(let size, let threshold):
      "\(size) bytes reach mmap_threshold \(threshold): a mapping of its own"
    case .mapped(let start, let length): "mmap of \(length) bytes: \(start.digits)"
    case .mappingRefused(let length): "no mapping of \(length) bytes to be had"
    case .unmapped(let start, let length): "munmap of \(length) bytes at \(start.digits)"
    case .remapped(let start, let length): "mremap: \(length) bytes at \(start.digits) now"
    case .thresholdsRaised(let mapping, let trim):
      "mmap_threshold is \(mapping) now, trim_threshold \(trim)"
    case .largeFree(let size): "\(size) bytes free in one piece: worth trimming?"
    case .keptPlace(let chunk, let size): "chunk \(chunk.digits) stays, \(size) bytes"
    case .cleared(let byteCount): "\(byteCount) bytes cleared"
    case .clearingSpared(let byteCount):
      "\(byteCount) bytes are fresh from the kernel: zero already"
    case .copied(let byteCount): "\(byteCount) bytes copied"
    }
  }

  private static func merge(
    _ neighbour: HeapNeighbour, _ chunk: VirtualAddress, _ size: UInt32
  ) -> String {
    switch neighbour {
    case .before: "the chunk before is free: both are \(chunk.digits), \(size) bytes"
    case .behind: "the chunk behind is free: both are \(chunk.digits), \(size) bytes"
    case .top: "top is behind: both are top, \(chunk.digits), \(size) bytes"
    }
  }
}
