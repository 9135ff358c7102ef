import Hardware

/// The areas as nodes of a red-black tree whose summary is the largest gap below.
extension VMAreaTree: RedBlackNodes {
  func left(_ node: AreaLink) -> AreaLink { self[node].left }
  func right(_ node: AreaLink) -> AreaLink { self[node].right }
  func parent(_ node: AreaLink) -> AreaLink { self[node].parent }
  func isRed(_ node: AreaLink) -> Bool { self[node].isRed }
  func setLeft(_ node: AreaLink, _ child: AreaLink) { self[node].left = child }
  func setRight(_ node: AreaLink, _ child: AreaLink) { self[node].right = child }
  func setParent(_ node: AreaLink, _ parent: AreaLink) { self[node].parent = parent }
  func setRed(_ node: AreaLink, _ isRed: Bool) { self[node].isRed = isRed }

  func updateSummary(_ node: AreaLink) -> Bool {
    slots.withMutableElements { areas in
      let summary = areas.summary(of: Int(node.slot), summaryGap)
      guard areas[Int(node.slot)].subtreeGap != summary else { return false }
      areas[Int(node.slot)].subtreeGap = summary
      return true
    }
  }

  /// A child's summary that rises above its parent's becomes the parent's; one that falls or
  /// stays below matters only if it was the largest. Else the parent is computed anew.
  func updateSummaries(from node: AreaLink, atLeastTo target: AreaLink) {
    let guardGap = summaryGap
    slots.withMutableElements { areas in
      var node = Int(node.slot)
      // Up to the target more has changed than the summary of one child, as at the first node.
      var mustCompute = true
      var isBeforeTarget = !target.isNone
      var (childBefore, childAfter): (UInt32, UInt32) = (0, 0)
      while node != 0 {
        let before = areas[node].subtreeGap
        if node == Int(target.slot) { isBeforeTarget = false }
        var after = max(before, childAfter)
        if mustCompute || after == before && childBefore == before {
          after = areas.summary(of: node, guardGap)
        }
        if after != before {
          areas[node].subtreeGap = after
        } else if !isBeforeTarget {
          return
        }
        (childBefore, childAfter) = (before, after)
        mustCompute = isBeforeTarget
        node = Int(areas[node].parent.slot)
      }
    }
  }

  func didInsert(_ node: AreaLink) { note(.entered, node) }

  func didRemove(_ node: AreaLink) { note(.left, node) }

  func didReplace(_ node: AreaLink, with successor: AreaLink) {
    note(.tookPlace, successor, instead: node)
  }

  @inline(__always)
  private func note(_ kind: AreaTreeChange.Kind, _ node: AreaLink, instead other: AreaLink = .none)
  {
    record.note(
      AreaTreeChange(
        kind: kind, isRed: self[node].isRed, area: node,
        start: self[node].start, other: other, otherStart: self[other].start))
  }

  func didRotate(_ node: AreaLink, above old: AreaLink) {
    note(.rotated, node, instead: old)
    emit(.rotated(start: self[node].start, above: self[old].start))
  }

  func didRecolour(_ node: AreaLink, red: Bool) {
    note(.recoloured, node)
    emit(.recoloured(start: self[node].start, red: red))
  }
}

extension MutableSpan<VMArea> {
  /// The largest gap below any area of a subtree, as the links say.
  @inline(__always)
  fileprivate func summary(of node: Int, _ guardGap: UInt32) -> UInt32 {
    let start = self[node].guardedStart(gap: guardGap)
    // Slot 0 is never used: its summary and end are 0, as "no area" wants them.
    let floor = self[Int(self[node].previous.slot)].end
    let below = max(
      self[Int(self[node].left.slot)].subtreeGap, self[Int(self[node].right.slot)].subtreeGap)
    return start > floor ? max(below, start - floor) : below
  }
}
