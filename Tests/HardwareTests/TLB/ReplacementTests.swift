import Hardware
import Testing

/// Which line a full set gives up.
@Suite struct ReplacementTests {
  /// A chip whose pages from 40000000 on map frames from 00800000 on; pages 16 apart share a set.
  private func chip(_ geometry: TLBGeometry = .p6) -> Chip {
    let chip = Chip(tlb: geometry)
    chip.map(0x301007)
    for page in 0..<UInt64(1024) { chip[0x301000 + page * 4] = 0x80_0007 + page << 12 }
    return chip
  }

  /// Reads page `number` and says whether the TLB knew it.
  private func hits(_ chip: Chip, _ number: UInt32) -> Bool {
    let walks = chip.machine.ledger.walkCount
    _ = chip.read(at: 0x4000_0000 + number << 12)
    return chip.machine.ledger.walkCount == walks
  }

  @Test func `four fills leave the bits 000`() {
    let chip = chip()
    for page in [0, 16, 32, 48] as [UInt32] { _ = hits(chip, page) }
    #expect(chip.machine.tlb.treeBits(ofArray: 0, set: 0) == 0b000)
  }

  @Test func `a hit of A makes C the next to go, then B`() {
    let chip = chip()
    for page in [0, 16, 32, 48] as [UInt32] { _ = hits(chip, page) }
    #expect(hits(chip, 0))
    // b0 = 1, b1 = 1: the right pair, and there way 2.
    #expect(chip.machine.tlb.treeBits(ofArray: 0, set: 0) == 0b011)
    #expect(chip.machine.tlb.nextWay(ofArray: 0, set: 0) == 2)
    #expect(!hits(chip, 64))
    #expect(chip.machine.tlb.treeBits(ofArray: 0, set: 0) == 0b110)
    #expect(chip.machine.tlb.nextWay(ofArray: 0, set: 0) == 1)
    #expect(!hits(chip, 32))
  }

  @Test func `an empty way is filled before any line goes`() {
    let chip = chip()
    for page in [0, 16, 32, 48] as [UInt32] { _ = hits(chip, page) }
    chip.machine.invalidate(VirtualAddress(rawValue: 0x4001_0000))
    #expect(chip.machine.tlb.nextWay(ofArray: 0, set: 0) == 1)
    #expect(!hits(chip, 64))
    #expect(hits(chip, 0) && hits(chip, 32) && hits(chip, 48) && hits(chip, 64))
  }

  @Test func `pages of different sets do not push each other out`() {
    let chip = chip()
    for page in 0..<UInt32(64) { #expect(!hits(chip, page)) }
    for page in 0..<UInt32(64) { #expect(hits(chip, page)) }
    #expect(!hits(chip, 64))
  }

  @Test func `24 ways give up the line that was used longest ago`() {
    let chip = chip(.k7)
    for page in 0..<UInt32(24) { _ = hits(chip, page) }
    #expect(hits(chip, 0))
    #expect(chip.machine.tlb.nextWay(ofArray: 0, set: 0) == 1)
    #expect(chip.machine.tlb.treeBits(ofArray: 0, set: 0) == nil)
  }

  @Test func `64 ways in a tree agree with a tree of bits`() {
    let chip = chip(.willamette)
    var tree = BitTree(wayCount: 64)
    var ways: [UInt32?] = Array(repeating: nil, count: 64)
    var random = SeededRandom(seed: 7)
    for _ in 0..<5000 {
      let page = UInt32(random.next(below: 90))
      let way = ways.firstIndex(of: page) ?? ways.firstIndex(of: nil) ?? tree.victim
      #expect(hits(chip, page) == (ways[way] == page))
      ways[way] = page
      tree.use(way)
      #expect(chip.machine.tlb.treeBits(ofArray: 0, set: 0) == tree.bits)
    }
  }

  @Test func `a page that level 2 holds comes back without a walk`() {
    let chip = chip(.nehalem)
    for page in 0..<UInt32(128) { _ = hits(chip, page) }
    #expect(hits(chip, 0))
    let statistics = chip.machine.tlb.statistics(ofArray: 4, chip.machine.ledger)
    #expect(statistics.hitCount == 1)
    #expect(statistics.missCount == 128)
    #expect(statistics.usedLineCount == 128)
  }

  @Test func `statistics of an array add up`() {
    let chip = chip()
    for page in 0..<UInt32(80) { _ = hits(chip, page) }
    for page in 64..<UInt32(80) { _ = hits(chip, page) }
    let statistics = chip.machine.tlb.statistics(ofArray: 0, chip.machine.ledger)
    #expect(statistics.hitCount == 16)
    #expect(statistics.missCount == 80)
    #expect(statistics.fillCount == 80)
    #expect(statistics.evictionCount == 16)
    #expect(statistics.usedLineCount == 64)
    #expect(statistics.byteCount == 64 * 4096)
    #expect(chip.machine.ledger.entryReadCount == 160)
    #expect(chip.machine.ledger.entryWriteCount == 81)
  }

  @Test func `one 4 MiB line reaches as far as 1024 small ones`() {
    let chip = Chip()
    chip.map(0x80_0087)
    #expect(chip.read() == "00803124")
    #expect(chip.read(at: 0x403f_ffff) == "00bfffff")
    let statistics = chip.machine.tlb.statistics(ofArray: 1, chip.machine.ledger)
    #expect(statistics.byteCount == 4 << 20)
    #expect(chip.machine.ledger.walkCount == 1)
    #expect(chip.machine.ledger.entryReadCount == 1)
  }
}

/// The bits of tree pseudo-LRU as a chip keeps them.
private struct BitTree {
  let wayCount: Int
  var bits: UInt64 = 0

  init(wayCount: Int) { self.wayCount = wayCount }

  var victim: Int {
    var node = 0
    while node < wayCount - 1 { node = 2 * node + 1 + Int(bits >> node & 1) }
    return node - (wayCount - 1)
  }

  mutating func use(_ way: Int) {
    var node = way + wayCount - 1
    while node > 0 {
      let parent = (node - 1) / 2
      if node == 2 * parent + 1 { bits |= 1 << parent } else { bits &= ~(1 << parent) }
      node = parent
    }
  }
}
