@testable import Commands
@testable import Grammar
import KernelModel
@testable import Session
import TestSupport
import Testing

@Suite struct `The allocator's sysctls` {
  private let it = Specimen()

  private func marks(_ zone: Int) -> Watermarks { it.kernel.allocator.zones[zone].watermarks }

  @Test func `min_free_kbytes moves the marks and what is kept in all`() {
    let before = it.kernel.allocator.totalReservePages
    #expect(it.type("set vm.min_free_kbytes 8192") == "")
    // 2048 pages by managed pages: 2048 x 219464 / 223443.
    #expect(marks(1) == Watermarks(min: 2011, low: 2513, high: 3015))
    #expect(marks(0) == Watermarks(min: 36, low: 45, high: 54))
    #expect(marks(2).min == 32)
    #expect(it.kernel.allocator.totalReservePages > before)
    #expect(it.type("show vm.min_free_kbytes").hasPrefix("vm.min_free_kbytes  8192  "))
  }

  @Test func `watermark_scale_factor parts the marks`() {
    _ = it.type("set vm.watermark_scale_factor 1000")
    #expect(marks(1).low - marks(1).min == 21946)
    #expect(marks(1).high - marks(1).low == 21946)
  }

  @Test func `lowmem_reserve_ratio is a list, of which the first numbers may be written`() {
    #expect(it.type("show vm.lowmem_reserve_ratio").contains("256 32 0 0"))
    _ = it.type("set vm.lowmem_reserve_ratio 128 16")
    #expect(it.type("show vm.lowmem_reserve_ratio").contains("128 16 0 0"))
    #expect(it.kernel.allocator.zones[1].protection == [0, 0, 2046, 2046])
  }

  @Test func `lowmem_reserve_ratio takes what is below 1 for none`() {
    _ = it.type("set vm.lowmem_reserve_ratio -5")
    #expect(it.type("show vm.lowmem_reserve_ratio").contains("  0 32 0 0  "))
    #expect(it.kernel.allocator.zones[0].protection == [0, 0, 0, 0])
  }

  @Test func `percpu_pagelist_fraction sets high and batch, and 0 undoes it`() {
    _ = it.type("set vm.percpu_pagelist_fraction 1000")
    #expect(it.kernel.allocator.zones[1].perCPULimits == PerCPULimits(high: 219, batch: 54))
    _ = it.type("set vm.percpu_pagelist_fraction 0")
    #expect(it.kernel.allocator.zones[1].perCPULimits == PerCPULimits(high: 378, batch: 63))
  }

  @Test func `the fraction has another name and effect in later kernels`() {
    let later = Specimen { $0.kernelVersion = .v6_1 }
    _ = later.type("set vm.percpu_pagelist_high_fraction 8")
    let zone = later.kernel.allocator.zones[1]
    #expect(zone.perCPULimits == PerCPULimits(high: zone.managedPages / 8, batch: 63))
    #expect(
      later.type("set vm.percpu_pagelist_fraction 8")
        .contains("note: did you mean 'vm.percpu_pagelist_high_fraction'?"))
  }

  @Test(arguments: [
    ("set vm.min_free_kbytes -1", "^~", "-1 is out of range"),
    ("set vm.watermark_scale_factor 0", "^", "0 is out of range"),
    ("set vm.watermark_scale_factor 1001", "^~~~", "1001 is out of range"),
    (
      "set vm.percpu_pagelist_fraction 7", "^", "vm.percpu_pagelist_fraction cannot be 7"
    ),
    ("set vm.lowmem_reserve_ratio 1 2 3 4 5", "^", "'5' is one number too many"),
    ("set vm.min_free_kbytes 1 2", "^", "'2' is one number too many"),
    ("set vm.min_free_kbytes", "^", "VALUE is missing"),
    ("set vm.min_free_kbyte 1", "^~~~~~~~~~~~~~~~~", "unknown setting 'vm.min_free_kbyte'"),
  ])
  func `a value that the kernel does not take is pointed at and changes nothing`(
    _ line: String, _ caret: String, _ message: String
  ) {
    let before = it.kernel.allocator.settings
    let text = it.type(line)
    #expect(text.contains(" \(caret)\nerror: \(message)\n"), "\(text)")
    #expect(it.kernel.allocator.settings == before)
  }

  @Test func `one that exceeds all memory is Linux's to take: nothing can be allocated`() throws {
    _ = it.type("set vm.min_free_kbytes 2147483647")
    #expect(it.type("alloc 0").hasPrefix("alloc: ENOMEM (order 0, GFP_KERNEL)\n"))
    try it.kernel.checkInvariants()
    _ = it.type("set vm.min_free_kbytes 3779")
    #expect(it.type("alloc 0").hasPrefix("$1 = frame "))
  }

  @Test func `are options of the shell, lists with commas`() {
    let set = Specimen {
      $0.settings = [
        .init(key: "vm.lowmem_reserve_ratio", value: "128,8"),
        .init(key: "min_free_kbytes", value: "8192"),
      ]
    }
    #expect(set.kernel.allocator.settings.lowmemReserveRatio == [128, 8, 0, 0])
    #expect(set.kernel.allocator.minFreeKilobytes == 8192)
  }

  @Test(arguments: [
    ("vm.lowmem_reserve_ratio", "1,2,3,4,5", "it has 1 to 4 numbers"),
    ("vm.min_free_kbytes", "", "it is one number"),
    ("vm.percpu_pagelist_fraction", "3", "it is 0, the kernel's own figure, or at least 8"),
    ("vm.watermark_scale_factor", "1001", "it goes from 1 to 1000"),
  ])
  func `are refused as options with their bounds`(_ key: String, _ value: String, _ note: String) {
    var configuration = Configuration()
    configuration.settings = [.init(key: key, value: value)]
    do throws(ConfigurationRefusal) {
      _ = try Session(configuration: configuration)
      Issue.record("it was taken")
    } catch {
      #expect(error.note == note)
    }
  }

  @Test func `are completed and listed by name`() {
    #expect(
      it.session.complete(before: "set vm.w").candidates.map(\.text)
        == ["vm.watermark_boost_factor", "vm.watermark_scale_factor"])
    let names = it.type("show").split(separator: "\n").map { $0.prefix { $0 != " " } }
      .filter { !$0.isEmpty }
    #expect(names == names.sorted())
  }
}
