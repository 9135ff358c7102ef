import Drawing
import Hardware
import KernelModel

extension AddressSection.Kind: Worded {
  package var english: String {
    switch self {
    case .userSpace: "user space"
    case .directMap: "direct map"
    case .vmalloc: "vmalloc"
    case .permanentMaps: "kmap"
    case .ldtRemap: "LDT remap"
    case .cpuEntryArea: "CPU entry area"
    case .fixmap: "fixmap"
    }
  }

  /// The same where there is little room.
  fileprivate var shortEnglish: String { self == .cpuEntryArea ? "CPU entry" : english }

  /// What a window is for.
  fileprivate var purpose: String {
    switch self {
    case .vmalloc: "any frames, HighMem first"
    case .permanentMaps: "HighMem frames in turn"
    case .ldtRemap: "nothing: for kernels with isolated tables"
    case .cpuEntryArea: "tables and stacks of CPU 0"
    case .fixmap: "devices, HighMem frames for a moment"
    case .userSpace, .directMap: ""
    }
  }
}

extension KernelStretch: Worded {
  package var english: String { window?.english ?? "hole" }
}

extension KernelStretch.Use: Worded {
  package var english: String {
    switch self {
    case .nothing: ""
    case .all: "all"
    case .areas(let count, let waiting):
      counted(count, "area") + (waiting == 0 ? "" : ", \(waiting) waiting")
    case .slots(let used, let count): "\(used)/\(count) slots"
    case .cpu(let number): "CPU \(number)"
    }
  }
}

extension StretchPhrase: Worded {
  var english: String {
    switch self {
    case .backing(.nothing, _), .backing(.purpose, nil): ""
    case .backing(.physical(let end), _): "P:00000000-\(hexadecimal(end.rawValue - 1, digits: 8))"
    case .backing(.frames(let zones), _):
      zones.map { "\($0.zone.english) \($0.count)" }.joined(separator: ", ")
    case .backing(.purpose, let window?): window.purpose
    case .legend(let window): window?.shortEnglish ?? "hole"
    }
  }
}
