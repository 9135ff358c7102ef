import Drawing

/// The words of promises.
enum PromisePicturePhrase: Phrase, DetailedFact {
  case title(UInt64)
  /// Bytes that all processes together were promised, and use.
  case sums(Int, promised: UInt64, used: UInt64)
  case ram(UInt64, free: UInt64)
  case promised, used
  /// In front of the bar of what is used.
  case use
  case allRAM, taken, free
  case more(Int)

  var code: String {
    switch self {
    case .title: "title"
    case .sums: "sums"
    case .ram: "ram"
    case .promised: "promised"
    case .used: "used"
    case .use: "use"
    case .allRAM: "all-ram"
    case .taken: "taken"
    case .free: "free"
    case .more: "more"
    }
  }

  var details: Details {
    switch self {
    case .title(let byteCount): ["bytes": byteCount]
    case .sums(let count, let promised, let used):
      ["processes": count, "promised": promised, "used": used]
    case .ram(let byteCount, let free): ["bytes": byteCount, "free": free]
    case .more(let count): ["processes": count]
    case .promised, .used, .use, .allRAM, .taken, .free: [:]
    }
  }
}
