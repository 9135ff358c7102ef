import Drawing

/// The words of the whole of memory.
enum WholePicturePhrase: Phrase, DetailedFact {
  case title(Int32, program: String)
  /// Bytes.
  case promised(UInt64, used: UInt64)
  /// Bytes that the direct map reaches, of RAM, and free.
  case memory(direct: UInt64, total: UInt64, free: UInt64)
  case addresses, physical
  case gap
  case window(AddressSection.Kind)
  case areas(AreaName)
  /// Rows of areas that share a stretch.
  case more(Int)
  /// Unmapped stretches inside of a row.
  case holes(Int, bytes: UInt64)
  case zone(FrameZone)
  case free(UInt64)

  var code: String {
    switch self {
    case .title: "title"
    case .promised: "promised"
    case .memory: "memory"
    case .addresses: "addresses"
    case .physical: "physical"
    case .gap: "gap"
    case .window: "window"
    case .areas: "areas"
    case .more: "more"
    case .holes: "holes"
    case .zone: "zone"
    case .free: "free"
    }
  }

  var details: Details {
    switch self {
    case .title(let process, let program): ["process": process, "program": program]
    case .promised(let promised, let used): ["promised": promised, "used": used]
    case .memory(let direct, let total, let free):
      ["directMap": direct, "total": total, "free": free]
    case .window(let window): ["window": window]
    case .areas(let name): ["area": name]
    case .more(let count): ["count": count]
    case .holes(let count, let bytes): ["count": count, "bytes": bytes]
    case .zone(let zone): ["zone": zone]
    case .free(let byteCount): ["bytes": byteCount]
    case .addresses, .physical, .gap: [:]
    }
  }
}
