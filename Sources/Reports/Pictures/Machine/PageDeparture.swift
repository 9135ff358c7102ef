import Drawing
import Hardware
import KernelModel

/// What it takes for a page on a list to leave memory.
package enum PageDeparture: Coded, CaseIterable {
  /// What it holds is on a disk or in a slot already, or nobody needs it.
  case unwritten
  /// It is written to its file or to a slot first.
  case written
  /// It is locked, or is private and no slot is free.
  case stays

  package var code: String {
    switch self {
    case .unwritten: "unwritten"
    case .written: "written"
    case .stays: "stays"
    }
  }

  /// By what the page's record says; an entry that is dirty alone is not looked at.
  ///
  /// Linux: the order of questions in `shrink_page_list`.
  init(of page: Page, hasFreeSlots: Bool) {
    let needsSlot =
      page.flags.contains(.swapBacked) && !page.flags.contains(.swapCache)
      && (page.use == .anonymous || page.flags.contains(.dirty))
    if page.flags.contains(.unevictable) || needsSlot && !hasFreeSlots {
      self = .stays
    } else {
      self = needsSlot || page.flags.contains(.dirty) ? .written : .unwritten
    }
  }
}

/// How the pages of a list can leave.
struct ListDepartures {
  let kind: PageListKind
  private var counts = [0, 0, 0]

  /// - Complexity: O(pages on the list)
  init(of kind: PageListKind, in kernel: Kernel) {
    self.kind = kind
    let hasFreeSlots = kernel.swap.freeSlots > 0
    var frame = kernel.lists.tail(of: kind)
    while frame != .none {
      let page = kernel.pages[frame]
      switch PageDeparture(of: page, hasFreeSlots: hasFreeSlots) {
      case .unwritten: counts[0] += 1
      case .written: counts[1] += 1
      case .stays: counts[2] += 1
      }
      frame = page.previous
    }
  }

  var pages: Int { counts.reduce(0, +) }

  subscript(departure: PageDeparture) -> Int {
    switch departure {
    case .unwritten: counts[0]
    case .written: counts[1]
    case .stays: counts[2]
    }
  }
}
