import CLibrary
import Drawing
import Hardware

extension HeapSurvey.Problem: Worded {
  public var english: String {
    switch self {
    case .chunkSize(let chunk, let size):
      "the chunk at \(digits(chunk)) has the size 0x\(hexadecimal(size))"
    case .lost(let chunk): "the chunk at \(digits(chunk)) is free and in no list"
    case .freeButUsed(let chunk):
      "the chunk at \(digits(chunk)) is free, but the next one says it is used"
    case .previousSize(let chunk): "the chunk behind \(digits(chunk)) has another prev_size"
    case .mappingCount(let counted, let found):
      "mp_.n_mmaps is \(counted), \(found) mapped chunks are found"
    case .noChunkBegins(let list, let chunk):
      "\(list.name) holds \(digits(chunk)), where no chunk begins"
    case .cacheCount(let bin, let counted, let found):
      "tcache bin \(bin) counts \(counted) chunks, its list has \(found)"
    case .strayLink(let list, let link):
      "\(list.name) leads to \(addressDigits(link)), which is no chunk"
    case .backLink(let list, let chunk, let back, let previous):
      "\(list.name): bk of \(digits(chunk)) is \(addressDigits(back)), not \(digits(previous))"
    case .inTwoLists(let chunk, let list, let other):
      "\(digits(chunk)) is in \(list.name) and in \(other.name)"
    }
  }

  private func digits(_ chunk: Chunk) -> String { addressDigits(chunk.rawValue) }
}
