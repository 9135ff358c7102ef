import CLibrary
import Drawing
import Hardware

extension HeapProblem: Worded {
  public var english: String {
    switch self {
    case .cacheCount(let bin, let counted, let found):
      "tcache bin \(bin) counts \(counted) chunks, its list has \(found)"
    case .badLink(let list, let link):
      "\(list.name) leads to \(addressDigits(link)), which is no chunk"
    case .badBackLink(let list, let chunk, let link, let expected):
      "\(list.name): bk of \(chunk.digits) is \(addressDigits(link)), not \(expected.digits)"
    case .listedTwice(let chunk, let list, let other):
      "\(chunk.digits) is in \(list.name) and in \(other.name)"
    case .badSize(let chunk, let size):
      "the chunk at \(chunk.digits) has the size 0x\(hexadecimal(size))"
    case .lost(let chunk): "the chunk at \(chunk.digits) is free and in no list"
    case .calledUsed(let chunk):
      "the chunk at \(chunk.digits) is free, but the next one says it is used"
    case .badPreviousSize(let chunk): "the chunk behind \(chunk.digits) has another prev_size"
    case .mappedCount(let counted, let found):
      "mp_.n_mmaps is \(counted), \(found) mapped chunks are found"
    case .noChunk(let list, let chunk): "\(list.name) holds \(chunk.digits), where no chunk begins"
    }
  }
}
