import Drawing

/// What is said in the picture of the fixmap.
enum FixedMapPicturePhrase: Phrase, DetailedFact {
  case title(memory: UInt64)
  case summary(used: Int, slots: Int)
  /// Open temporary kmaps of the CPU, or of a process.
  case temporaries(depth: Int, slots: Int, process: Int32?)
  case slots, targets
  /// Indices that have no slot.
  case padding
  /// The first and the last of slots.
  case numbers(Int, Int)
  case mapped(Int)
  /// Pages that have no box of their own.
  case more(Int)

  var code: String {
    switch self {
    case .title: "fixmap-title"
    case .summary: "fixmap-summary"
    case .temporaries: "temporaries"
    case .slots: "slots"
    case .targets: "targets"
    case .padding: "padding"
    case .numbers: "numbers"
    case .mapped: "mapped"
    case .more: "more"
    }
  }

  var details: Details {
    switch self {
    case .title(let memory): ["memory": memory]
    case .summary(let used, let slots): ["used": used, "slots": slots]
    case .temporaries(let depth, let slots, let process):
      ["depth": depth, "slots": slots, "process": process]
    case .numbers(let first, let last): ["first": first, "last": last]
    case .mapped(let count), .more(let count): ["count": count]
    case .slots, .targets, .padding: [:]
    }
  }
}
