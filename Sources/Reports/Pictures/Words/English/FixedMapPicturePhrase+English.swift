import Drawing

extension FixedMapPicturePhrase {
  var english: String {
    switch self {
    case .title(let memory): "Fixmap of a machine with \(size(memory)) of RAM"
    case .summary(let used, let slots):
      "Slot i lies i pages below fffff000; \(used) of \(slots) slots map something."
    case .temporaries(let depth, let slots, let process):
      "\(depth) of \(slots) temporary kmaps of \(process.map { "process \($0)" } ?? "CPU 0") are "
        + "open."
    case .slots: "slots from the top down"
    case .targets: "pages that they map"
    case .padding: "padding"
    case .numbers(let first, let last): first == last ? "\(first)" : "\(first)-\(last)"
    case .mapped(let count): "\(count) used"
    case .more(let count): "\(counted(count, "page")) more"
    }
  }
}
