@testable import Commands
@testable import Drawing
import Hardware
@testable import Session
import TestSupport
import Testing

/// TLBs by name and by size.
struct GeometryOptionTests {
  @Test func `a processor by name`() {
    let it = Specimen { $0.tlb = "pentium" }
    #expect(it.type("tlb stats").hasPrefix("pentium\n"))
  }

  @Test func `a size for the array of data pages`() {
    let it = Specimen { $0.tlb = "16x2" }
    #expect(it.type("tlb stats").contains("dtlb              16/2"))
  }

  @Test func `a setting for any array`() {
    let it = Specimen { $0.settings = [.init(key: "itlb", value: "8")] }
    #expect(it.type("tlb stats").contains("itlb               8/8"))
  }

  @Test(arguments: ["63x4", "x", "64x", "0", "4096x4", "64x3"])
  func `a size that makes no TLB is refused with the rule`(shape: String) {
    var configuration = Configuration()
    configuration.settings = [.init(key: "dtlb", value: shape)]
    #expect(throws: ConfigurationRefusal.self) { try Session(configuration: configuration) }
  }

  @Test func `a small TLB evicts`() {
    let it = Specimen { $0.settings = [.init(key: "dtlb", value: "2x1")] }
    _ = it.type("touch $1 w for 64K", after: "mmap 64K rw")
    #expect(it.session.machine.ledger.walkCount >= 32)
    let stats = it.type("tlb stats").split(separator: "\n")[2]
    #expect(stats.split(separator: " ").map(String.init)[6] == "14")
  }
}
