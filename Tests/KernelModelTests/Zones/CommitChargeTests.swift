import Testing

@testable import KernelModel

/// The promises of memory, and who may have one more (3.7).
@Suite struct CommitChargeTests {
  private func charge(_ mode: CommitCharge.Mode, ratio: Int = 50) -> CommitCharge {
    let charge = CommitCharge(totalPages: 10_000, freePages: 8_000)
    charge.mode = mode
    charge.ratio = ratio
    return charge
  }

  @Test func `always promises whatever is asked`() {
    let charge = charge(.always)
    charge.charge(1 << 30)
    #expect(charge.allows(1 << 30, spaceTotal: 0, isPrivileged: false))
  }

  @Test func `guess refuses only what is larger than all memory`() {
    let charge = charge(.guess)
    charge.charge(9_000)
    #expect(charge.allows(10_000, spaceTotal: 0, isPrivileged: false))
    #expect(!charge.allows(10_001, spaceTotal: 0, isPrivileged: true))
  }

  @Test func `never keeps its reserves, less of them from root`() {
    let charge = charge(.never)
    #expect((charge.limit, charge.adminReserve, charge.userReserve) == (5_000, 250, 250))
    // 3 % of the space that asks, at most the user reserve.
    #expect(charge.allows(4_749, spaceTotal: nil, isPrivileged: false))
    #expect(!charge.allows(4_750, spaceTotal: nil, isPrivileged: false))
    #expect(!charge.allows(4_749, spaceTotal: 32, isPrivileged: false))
    #expect(charge.allows(4_999, spaceTotal: nil, isPrivileged: true))
    #expect(!charge.allows(4_999, spaceTotal: 32, isPrivileged: true))
    #expect(charge.allows(4_749, spaceTotal: 1 << 20, isPrivileged: true))
    #expect(!charge.allows(4_750, spaceTotal: 1 << 20, isPrivileged: true))
  }

  @Test func `never goes by what is promised already`() {
    let charge = charge(.never, ratio: 80)
    var random = SeededNumbers(seed: 3)
    var promised = 0
    for _ in 0..<2_000 {
      let pages = 1 + random.next(below: 200)
      if random.next(below: 3) == 0, promised >= pages {
        charge.uncharge(pages)
        promised -= pages
      } else if charge.allows(pages, spaceTotal: nil, isPrivileged: true) {
        charge.charge(pages)
        promised += pages
      } else {
        #expect(promised + pages >= 8_000)
      }
      #expect(charge.committed == promised)
      #expect(promised < charge.limit)
    }
  }

  @Test func `the reserves are at most 8 MiB for root and 128 MiB for a user`() {
    let large = CommitCharge(totalPages: 4 << 18, freePages: 4 << 18)
    #expect((large.adminReserve, large.userReserve) == (2_048, 32_768))
  }
}
