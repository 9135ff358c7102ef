import Drawing
import Hardware
import KernelModel

extension WindowPhrase: Worded {
  var english: String {
    switch self {
    case .column(let column): column.english
    case .more(let count, .stretches): "and \(count) stretches more"
    case .more(let count, .heldSlots): "and \(counted(count, "slot")) more held"
    case .fixmap(let range, let used, let slots, let boot):
      "fixmap \(range.digits) and the hole: \(used) of \(slots) slots"
        + (boot == 0 ? "" : ", and \(boot) of boot's")
    case .emptySlot(let purpose, let isBootOnly):
      (isBootOnly ? "boot: " : purpose == .hole ? "" : "empty: ") + purpose.english
    case .uncached: "uncached"
    case .readOnly: "read-only"
    case .stack(let depth, let slots, let process):
      "temporary kmaps of \(process.map { "process \($0)" } ?? "CPU 0"), \(depth) of \(slots)"
    case .mappedLast: "mapped last, must end first"
    case .permanentMaps(let range, let totals, let lastSlot):
      "pkmap \(range.digits), \(totals.slots) slots: \(totals.held) held, "
        + "\(totals.unflushed) to be flushed, \(totals.free) free; last_pkmap_nr \(lastSlot)"
    case .users(let users):
      users.users == 0 ? "nobody, to be flushed" : counted(users.users, "user")
    case .toBeFlushed(let slots): "\(counted(slots, "slot")) to be flushed"
    case .sleeper(let process, let frame):
      "process \(process) sleeps on pkmap_map_wait for a slot for frame \(frame.digits)"
    case .vmalloc(let range, let areas, let gaps):
      "vmalloc \(range.digits), \(size(UInt64(range.upperBound - range.lowerBound))): "
        + "\(counted(areas, "area")), \(counted(gaps, "free block"))"
    case .guardPage: "guard, no entry"
    case .lazyPages(let count, let most):
      "vmap_lazy_nr \(count): one flush for all when it passes \(most) pages"
    case .gigabyte(let memory, let layout):
      "the kernel's gigabyte, \(size(memory)) of RAM, layout \(layout)"
    case .scale(let byteCount): "a column is \(size(byteCount))"
    case .memoryScale(let byteCount, let beyond):
      "a column is \(size(byteCount)); "
        + (beyond == 0
          ? "all of it is in the direct map"
          : "\(size(beyond)) of it lie beyond the direct map")
    }
  }
}

extension WindowPhrase.Column: Worded {
  package var english: String {
    switch self {
    case .from: "from"
    case .to: "to"
    case .size: "size"
    case .what: "what"
    case .frames: "frames"
    case .inUse: "in use"
    case .behind: "behind it"
    case .slot: "slot"
    case .address: "address"
    case .count: "count"
    case .who: "who"
    case .frame: "frame"
    }
  }
}

extension VmallocUse: Worded {
  var english: String {
    switch self {
    case .area(let kind, let pages): "\(kind.english), \(counted(pages, "page"))"
    case .waiting: "waits for the flush"
    case .free: "free"
    }
  }
}
