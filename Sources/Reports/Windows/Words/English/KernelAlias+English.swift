import Drawing
import Hardware

extension KernelAlias.Window: Worded {
  /// What the window knows of the frame.
  var english: String {
    switch self {
    case .directMap: "always"
    case .vmalloc(let kind, let range): "\(kind.english) area \(range.digits)"
    case .permanent(let slot, let users): "slot \(slot), \(users.english)"
    case .temporary(let depth): "slot \(depth) of CPU 0"
    case .fixed(let slot, let name): "slot \(slot), \(name)"
    case .cpuEntry(let part): part.english
    }
  }
}

extension SlotUsers: Worded {
  var english: String {
    users == 0 ? "no user, not flushed yet" : counted(users, "user")
  }
}

extension AliasPhrase: Worded {
  var english: String {
    switch self {
    case .window(.directMap): "direct map"
    case .window(.vmalloc): "vmalloc"
    case .window(.permanent): "kmap"
    case .window(.temporary): "kmap_atomic"
    case .window(.fixed): "fixmap"
    case .window(.cpuEntry): "CPU entry"
    case .noDirectMap(let end): "none: it ends at P:\(end.digits)"
    }
  }
}
