@testable import Commands
import Drawing
import Hardware
import KernelModel
@testable import Reports
@testable import Session
import TestSupport
import Testing

/// What rotated and recoloured in a tree change, as data.
struct AreaTreeChangesTests {
  private func changes(_ lines: String...) throws -> AreaTreeChanges {
    let it = Specimen()
    for line in lines { _ = it.type(line) }
    return AreaTreeChanges(try #require(it.session.process.space).areas)
  }

  @Test func `an area that is hung in enters as a red leaf`() throws {
    let changes = try changes("mmap 4K at 40000000 fixed")
    #expect(
      changes.steps.first
        == .init(
          kind: .entered, area: VirtualAddress(rawValue: 0x4000_0000), other: nil, isRed: true))
    #expect(changes.omittedCount == 0)
  }

  @Test func `a rotation names both areas`() throws {
    let changes = try changes(
      "mmap 64K rw at 40000000 fixed", "munmap 40004000 8K", "munmap 4000a000 4K")
    let rotations = changes.steps.filter { $0.kind == .rotated }
    #expect(!rotations.isEmpty)
    #expect(rotations.allSatisfy { $0.other != nil })
    #expect(rotations.allSatisfy { $0.code == "rotated" })
  }

  @Test func `a change of nothing has no steps`() throws {
    #expect(try changes("mprotect 0804c000 16K rw").steps.isEmpty)
  }
}
