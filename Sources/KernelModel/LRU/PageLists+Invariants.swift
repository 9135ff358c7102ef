import Hardware

extension PageLists {
  /// What an audit of the lists finds wrong.
  public enum Defect: Hashable, Sendable {
    /// A page on a list that its flags do not tell, or that is not marked as being on one.
    case misplaced(PageFrameNumber, PageListKind)
    case links(PageFrameNumber)
    /// Pages that a list counts in a zone, and those found on it.
    case size(PageListKind, Zone.Kind, counted: Int, found: Int)
    /// Pages that are marked as being on a list, and those found on all of them.
    case marked(Int, found: Int)

    var rule: Int {
      switch self {
      case .misplaced, .marked: 1
      case .links, .size: 2
      }
    }
  }

  /// Checks every list against the pages.
  ///
  /// - Parameter frames: those of RAM.
  /// - Complexity: O(frames)
  func checkInvariants(_ frames: [Range<PageFrameNumber>]) throws(InvariantViolation) {
    var listed = 0
    for kind in PageListKind.allCases {
      var found = [0, 0, 0, 0]
      var before = PageFrameNumber.none
      var frame = head(of: kind)
      while frame != .none {
        let page = pages[frame]
        guard page.flags.contains(.onLRU), PageListKind(page.flags) == kind else {
          throw .pageLists(.misplaced(frame, kind))
        }
        found[allocator.zoneIndex(of: frame)] += 1
        listed += 1
        guard page.previous == before, listed <= pages.frameCount else {
          throw .pageLists(.links(frame))
        }
        before = frame
        frame = page.next
      }
      guard tail(of: kind) == before else { throw .pageLists(.links(before)) }
      for zone in Zone.Kind.allCases {
        let (counted, found) = (size(kind, in: zone), found[Int(zone.rawValue)])
        guard counted == found else {
          throw .pageLists(.size(kind, zone, counted: counted, found: found))
        }
      }
    }
    var marked = 0
    for range in frames {
      var frame = range.lowerBound
      while frame < range.upperBound {
        if pages[frame].flags.contains(.onLRU) { marked += 1 }
        frame = frame + 1
      }
    }
    guard marked == listed else { throw .pageLists(.marked(marked, found: listed)) }
  }
}
