@testable import Commands
import Drawing
import Hardware
import KernelModel
@testable import Reports
@testable import Session
import TestSupport
import Testing

/// User space in stretches: areas, and gaps that say what they are good for.
struct UserStretchTests {
  private let it = Specimen()

  private var stretches: [UserStretch] { it.kernel.userStretches(of: it.space) }

  private var gaps: [UserStretch.Gap] {
    stretches.compactMap { if case .gap(let gap) = $0.content { gap } else { nil } }
  }

  private var areas: [AreaSummary] {
    stretches.compactMap { if case .area(let area) = $0.content { area } else { nil } }
  }

  @Test func `stretches leave no hole in user space`() {
    var end: UInt64 = 0
    for stretch in stretches {
      #expect(stretch.start == end)
      end = stretch.end
    }
    #expect(end == UInt64(AddressSpace.end.rawValue))
  }

  @Test func `a gap says what it is good for`() {
    #expect(gaps == [.null, .heapRoom, .stackRoom])
  }

  @Test func `an area counts the frames that it has now`() throws {
    _ = it.type("touch $1 w for 12K", after: "mmap 16K rw at 40000000 fixed")
    let area = try #require(areas.first { $0.name == .privateMemory })
    #expect(area.frames?.count == 3)
    #expect(area.frames?.byteCount == 12 << 10)
    #expect(area.frames?.firstZone == "HighMem")
    #expect(area.purpose == .memory)
  }

  @Test func `heap and stack are known by what they are, not by a name`() {
    #expect(areas.filter { $0.purpose == .heap }.map(\.name) == [.named("[heap]")])
    #expect(areas.filter { $0.purpose == .stack }.map(\.name) == [.named("[stack]")])
  }

  @Test func `beyond a screenful neighbours of one name share a stretch`() {
    for page in 0..<30 {
      let rights = page % 2 == 0 ? "r" : "rw"
      _ = it.type("mmap 4K \(rights) at 0x\(hexadecimal(0x4000_0000 + page << 12)) fixed")
    }
    #expect(areas.contains { $0.areaCount == 30 && $0.english == "private memory, 30 areas" })
  }
}
