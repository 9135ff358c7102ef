import Hardware

extension VmallocSpace {
  /// Checks the rules of the type's comment.
  ///
  /// - Complexity: O(areas + pages of areas in use)
  public func checkInvariants() throws(InvariantViolation) {
    let name = "vmalloc"
    let free = try free.checkTree(name).map { areas[$0] }
    let busy = try busy.checkTree(name).map { areas[$0] }
    let lazy = waiting
    let all = (free + busy + lazy).sorted { $0.start < $1.start }
    var end = range.lowerBound
    for area in all {
      guard area.start == end else {
        throw InvariantViolation(
          name, 1, "the area at \(String(area.start.rawValue, radix: 16)) leaves a gap or overlaps")
      }
      end = area.end
    }
    guard end == range.upperBound else {
      throw InvariantViolation(name, 1, "the last area ends at \(String(end.rawValue, radix: 16))")
    }
    for (block, next) in zip(free, free.dropFirst()) where block.end == next.start {
      throw InvariantViolation(
        name, 2, "two free blocks touch at \(String(next.start.rawValue, radix: 16))")
    }
    for area in busy { try checkEntries(area, isMapped: true) }
    for area in lazy { try checkEntries(area, isMapped: false) }
  }

  private func checkEntries(_ area: VmallocArea, isMapped: Bool) throws(InvariantViolation) {
    var address = area.start
    while address < area.end {
      let entry = core.tables.entry(of: address, in: core.tables.kernelDirectory)
      let expects = isMapped && address < area.mappedEnd
      guard entry.isPresent == expects else {
        throw InvariantViolation(
          "vmalloc", expects ? 3 : 4,
          "\(String(address.rawValue, radix: 16)) \(expects ? "has no" : "has an") entry")
      }
      address = address + 4096
    }
  }
}
