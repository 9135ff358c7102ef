import Hardware

extension VmallocSpace {
  /// What an audit of the window finds wrong.
  public enum Defect: Hashable, Sendable {
    /// One of the trees breaks a rule of red-black trees.
    case tree(RedBlackDefect)
    // Rule 1.
    case gapOrOverlap(VirtualAddress)
    case lastEnd(VirtualAddress)
    // Rules 2 to 4.
    case freeBlocksTouch(VirtualAddress)
    case noEntry(VirtualAddress)
    case strayEntry(VirtualAddress)

    var rule: Int {
      switch self {
      case .tree(let defect): defect.rule
      case .gapOrOverlap, .lastEnd: 1
      case .freeBlocksTouch: 2
      case .noEntry: 3
      case .strayEntry: 4
      }
    }
  }

  /// Checks the rules of the type's comment.
  ///
  /// - Complexity: O(areas + pages of areas in use)
  public func checkInvariants() throws(InvariantViolation) {
    let free = try free.checkTree { .vmalloc(.tree($0)) }.map { areas[$0] }
    let busy = try busy.checkTree { .vmalloc(.tree($0)) }.map { areas[$0] }
    let lazy = waiting
    let all = (free + busy + lazy).sorted { $0.start < $1.start }
    var end = range.lowerBound
    for area in all {
      guard area.start == end else {
        throw .vmalloc(.gapOrOverlap(area.start))
      }
      end = area.end
    }
    guard end == range.upperBound else {
      throw .vmalloc(.lastEnd(end))
    }
    for (block, next) in zip(free, free.dropFirst()) where block.end == next.start {
      throw .vmalloc(.freeBlocksTouch(next.start))
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
        throw .vmalloc(expects ? .noEntry(address) : .strayEntry(address))
      }
      address = address + 4096
    }
  }
}
