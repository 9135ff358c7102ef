import Drawing
import KernelModel

/// What a line of a story tells.
package enum StoryFact: Hashable, Sendable {
  case event(KernelEvent)
  /// The nodes that `find_vma` came by.
  case areaSearch([AreaSearchStep])
  case allocation(AllocationStep)
}

extension StoryFact: DetailedFact {
  package var code: String {
    switch self {
    case .event(let event): event.code
    case .areaSearch: "area-search"
    case .allocation(let step): step.code
    }
  }

  package var details: Details {
    switch self {
    case .event(let event): event.details
    case .areaSearch(let steps): ["steps": steps]
    case .allocation(let step): step.details
    }
  }
}
