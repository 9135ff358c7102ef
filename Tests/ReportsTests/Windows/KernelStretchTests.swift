@testable import Commands
import Drawing
import Hardware
import KernelModel
@testable import Reports
@testable import Session
import TestSupport
import Testing

@Suite struct `Stretches of the kernel's gigabyte` {
  @Test(arguments: [false, true]) func `leave no gap`(_ isLater: Bool) {
    let it = Specimen { if isLater { $0.layout = .linux61 } }
    var next: UInt64 = 0xc000_0000
    for stretch in it.kernel.kernelStretches() {
      #expect(stretch.start == next && stretch.end > next)
      next = stretch.end
    }
    #expect(next == 1 << 32)
  }

  @Test func `count what is in use`() {
    let it = Specimen()
    for line in ["vmalloc 4K", "kmap 3ffc0", "kmap_atomic 3ffc1"] { _ = it.type(line) }
    var uses: [AddressSection.Kind: KernelStretch.Use] = [:]
    for stretch in it.kernel.kernelStretches() {
      if let window = stretch.window { uses[window] = stretch.use }
    }
    #expect(uses[.directMap] == .all)
    #expect(uses[.vmalloc] == .areas(1, waiting: 0))
    #expect(uses[.permanentMaps] == .slots(1, of: 1024))
    guard case .slots(let used, _) = uses[.fixmap] else {
      Issue.record("no slots")
      return
    }
    #expect(used >= 1)
  }

  @Test func `lead to the zones that they map now`() {
    let it = Specimen()
    func backing() -> KernelStretch.Backing? {
      it.kernel.kernelStretches().first { $0.window == .permanentMaps }?.backing
    }
    #expect(backing() == .purpose)
    _ = it.type("kmap 3ffc0")
    #expect(backing() == .frames([.init(zone: .zone(.highMemory), count: 1)]))
  }
}
