import Testing

@testable import KernelModel

/// `shrink_lruvec`: the requests of a pass.
@Suite struct `Rounds of requests` {
  private func rounds(
    _ targets: EvictableCounts, aim: Int, _ sides: DeactivatedSides = [.anonymous, .file],
    priority: Int = 11, isDirect: Bool = false
  ) -> ScanRounds {
    ScanRounds(
      targets: targets, aim: aim, deactivating: sides, priority: priority, isDirect: isDirect)
  }

  /// All requests in short, when each inactive batch frees so many pages in turn, then none.
  private func requests(_ rounds: ScanRounds, freeing pages: [Int] = []) -> String {
    var rounds = rounds
    var pages = pages[...]
    var text: [String] = []
    while let request = rounds.next() {
      let name = request.list.name.split(separator: "_").map { $0.prefix(1) }.joined()
      text.append("\(name)\(request.pageCount)")
      let freed = request.list.isActive ? 0 : pages.popFirst() ?? 0
      rounds.note(.init(scanned: request.pageCount, taken: request.pageCount, reclaimed: freed))
    }
    return text.joined(separator: " ")
  }

  private let all = EvictableCounts(
    inactiveAnonymous: 40, activeAnonymous: 33, inactiveFile: 65, activeFile: 1)

  @Test func `ask each list for at most 32 pages in order`() {
    #expect(requests(rounds(all, aim: 1000)) == "ia32 aa32 if32 af1 ia8 aa1 if32 if1")
  }

  @Test func `leave out active lists that do not age, and remember it`() {
    #expect(requests(rounds(all, aim: 1000, .file)) == "ia32 if32 af1 ia8 if32 if1")
    var none = rounds(all, aim: 1000, [])
    #expect(requests(none) == "ia32 if32 ia8 if32 if1")
    _ = none.next()
    _ = none.next()
    #expect(none.hasPassedOver)
    var aging = rounds(all, aim: 1000)
    while aging.next() != nil {}
    #expect(!aging.hasPassedOver)
  }

  @Test func `end when only active anonymous pages are left`() {
    #expect(requests(rounds(EvictableCounts(activeAnonymous: 900), aim: 9)) == "")
    #expect(
      requests(rounds(EvictableCounts(inactiveAnonymous: 1, activeAnonymous: 900), aim: 9))
        == "ia1 aa32")
  }

  @Test func `go on for active pages of files alone`() {
    let files = EvictableCounts(activeFile: 40)
    #expect(requests(rounds(files, aim: 9)) == "af32 af8")
    var passedOver = rounds(files, aim: 9, [])
    let first = passedOver.next()
    #expect(first == nil && passedOver.hasPassedOver)
  }

  @Test func `end at the aim when one side has nothing left`() {
    let anonymous = EvictableCounts(inactiveAnonymous: 100)
    #expect(requests(rounds(anonymous, aim: 32), freeing: [31, 1]) == "ia32 ia32")
    #expect(requests(rounds(anonymous, aim: 32), freeing: [32]) == "ia32")
    #expect(requests(rounds(anonymous, aim: 33), freeing: [32]) == "ia32 ia32 ia32 ia4")
  }

  @Test func `at the aim drop the smaller side, cut the other back and end a round later`() {
    // 68 of 101 are left of the smaller side: 67 %, so 33 % of 200 are to be done, 32 were.
    let targets = EvictableCounts(inactiveAnonymous: 100, inactiveFile: 200)
    var rounds = rounds(targets, aim: 32)
    for _ in 0..<2 { _ = rounds.next() }
    rounds.note(.init(scanned: 32, taken: 32, reclaimed: 32))
    let next = rounds.next()
    #expect(next == .init(list: .inactiveFile, pageCount: 32))
    #expect(rounds.left == EvictableCounts(inactiveFile: 2))
    let last = rounds.next()
    #expect(last == nil)
  }

  @Test func `drop the side of files when both have as much left`() {
    let targets = EvictableCounts(
      inactiveAnonymous: 64, activeAnonymous: 64, inactiveFile: 64, activeFile: 64)
    // 64 of 129: 49 %, so 32 of each list are to be done, and were.
    #expect(requests(rounds(targets, aim: 1), freeing: [1]) == "ia32 aa32 if32 af32")
    #expect(
      requests(rounds(targets, aim: 33), freeing: [32, 0, 1])
        == "ia32 aa32 if32 af32 ia32 aa32 if32 af32")
  }

  @Test func `never end early in direct reclaim at the first priority`() {
    let targets = EvictableCounts(inactiveAnonymous: 70, inactiveFile: 40)
    let whole = "ia32 if32 ia32 if8 ia6"
    func freed(_ priority: Int, isDirect: Bool) -> String {
      requests(
        rounds(targets, aim: 1, priority: priority, isDirect: isDirect), freeing: [32, 32])
    }
    #expect(freed(12, isDirect: true) == whole)
    #expect(freed(12, isDirect: false) != whole)
    #expect(freed(11, isDirect: true) != whole)
  }

  @Test func `of nothing are none`() {
    #expect(requests(rounds(EvictableCounts(), aim: 0)) == "")
  }
}
