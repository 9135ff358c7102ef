import CLibrary
import Drawing
import Hardware

extension ChunkFieldMeaning: Worded {
  package var english: String {
    switch self {
    case .bytesBeforeMapping: "bytes of the mapping before the chunk"
    case .previousInUse: "belongs to the chunk before, which is in use"
    case .previousFree: "of the chunk before, which is free"
    case .size(let size, let flags):
      "\(size) | \(flags.names.isEmpty ? "0" : flags.names.joined(separator: " | "))"
    case .mangled(let target, let key): "\(addressDigits(target)) ^ \(addressDigits(key))"
    case .doubleFreeKey: "the word by which a double free shows"
    }
  }
}
