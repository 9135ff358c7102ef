import CLibrary
import Drawing

/// What the value of a chunk's field says.
package enum ChunkFieldMeaning: Sendable {
  /// How many bytes of the mapping lie before the chunk.
  case bytesBeforeMapping
  /// The word belongs to the chunk before, which is in use.
  case previousInUse
  /// The size of the chunk before, which is free.
  case previousFree
  case size(UInt32, Chunk.Flags)
  /// A link, as glibc hides it: XORed with its own place. glibc: `PROTECT_PTR`.
  case mangled(target: UInt32, key: UInt32)
  /// By which a double free shows. glibc: `tcache_key`.
  case doubleFreeKey
}

extension ChunkFieldMeaning: DetailedFact {
  package var code: String {
    switch self {
    case .bytesBeforeMapping: "bytes-before-mapping"
    case .previousInUse: "previous-in-use"
    case .previousFree: "previous-free"
    case .size: "size"
    case .mangled: "mangled"
    case .doubleFreeKey: "double-free-key"
    }
  }

  package var details: Details {
    switch self {
    case .size(let size, let flags): ["size": size, "flags": flags]
    case .mangled(let target, let key): ["target": target, "key": key]
    case .bytesBeforeMapping, .previousInUse, .previousFree, .doubleFreeKey: [:]
    }
  }
}
