import Testing

@testable import KernelModel

/// `page_check_references` and `mark_page_accessed`.
@Suite struct `A page at the tail of a list` {
  private let rules = KernelRules(.v5_10)

  private func verdict(
    _ entries: Int, marked: Bool, _ side: ReclaimSide, executable: Bool = false
  ) -> PageReferences.Verdict {
    PageReferences(
      accessedEntries: entries, isMarked: marked, side: side, isExecutable: executable
    ).verdict(rules)
  }

  @Test(arguments: ReclaimSide.allCases)
  func `is reclaimed if nobody used it`(_ side: ReclaimSide) {
    #expect(verdict(0, marked: false, side) == .reclaim)
  }

  @Test func `is reclaimed if only a mark is left, of a file if it is clean`() {
    #expect(verdict(0, marked: true, .anonymous) == .reclaim)
    #expect(verdict(0, marked: true, .file) == .reclaimIfClean)
  }

  @Test(arguments: ReclaimSide.allCases)
  func `goes round once more after its first use, and becomes active with the second`(
    _ side: ReclaimSide
  ) {
    #expect(verdict(1, marked: false, side) == .keep)
    #expect(verdict(1, marked: true, side) == .activate)
    #expect(verdict(2, marked: false, side) == .activate)
  }

  @Test func `of a program's code becomes active at once`() {
    #expect(verdict(1, marked: false, .file, executable: true) == .activate)
    #expect(verdict(1, marked: false, .anonymous, executable: true) == .keep)
    #expect(verdict(0, marked: false, .file, executable: true) == .reclaim)
  }

  @Test func `keeps a mark of its use`() {
    func isMarked(_ entries: Int, _ marked: Bool) -> Bool {
      PageReferences(accessedEntries: entries, isMarked: marked, side: .file).isMarkedAfterwards
    }
    #expect(isMarked(1, false) && isMarked(2, true))
    #expect(!isMarked(0, true) && !isMarked(0, false))
  }

  @Test func `of a locked area is unmapped in 5.10 and active in 6.1: lockedPagesActivate`() {
    let page = PageReferences(accessedEntries: 1, isMarked: true, side: .anonymous, isLocked: true)
    #expect(page.verdict(KernelRules(.v5_10)) == .reclaim)
    #expect(page.verdict(KernelRules(.v6_1)) == .activate)
    #expect(!page.isMarkedAfterwards)
  }

  @Test func `of an active list stays there if it is code that was run`() {
    func stays(_ entries: Int, _ side: ReclaimSide, _ executable: Bool) -> Bool {
      PageReferences(
        accessedEntries: entries, isMarked: true, side: side, isExecutable: executable
      ).staysActive
    }
    #expect(stays(1, .file, true))
    #expect(!stays(0, .file, true) && !stays(1, .anonymous, true) && !stays(1, .file, false))
  }

  @Test func `that is read becomes marked, then active, then marked again`() {
    var mark = AccessMark(isMarked: false, isActive: false)
    let first = mark.use()
    #expect(!first && mark == AccessMark(isMarked: true, isActive: false))
    let second = mark.use()
    #expect(second && mark == AccessMark(isMarked: false, isActive: true))
    let third = mark.use()
    #expect(!third && mark == AccessMark(isMarked: true, isActive: true))
    let fourth = mark.use()
    #expect(!fourth && mark == AccessMark(isMarked: true, isActive: true))
  }

  @Test func `that cannot be evicted becomes marked and no more`() {
    var mark = AccessMark(isMarked: true, isActive: false)
    let becomesActive = mark.use(isUnevictable: true)
    #expect(!becomesActive && mark == AccessMark(isMarked: true, isActive: false))
  }
}
