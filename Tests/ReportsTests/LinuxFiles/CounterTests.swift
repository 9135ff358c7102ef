@testable import Commands
import KernelModel
@testable import Session
import TestSupport
import Testing

@Suite struct `The counters of memory` {
  private let it = Specimen()

  /// The value behind a name of `vmstat` or `meminfo`.
  private func figure(_ name: String, in view: String = "vmstat") -> Int? {
    for line in it.type(view).split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      if words.count > 1, words[0] == name || words[0] == name + ":" { return Int(words[1]) }
    }
    return nil
  }

  @Test func `move private pages, tables and stacks with the pages themselves`() throws {
    let names = ["nr_anon_pages", "nr_inactive_anon", "nr_page_table_pages", "nr_kernel_stack"]
    let before = try names.map { try #require(figure($0)) }
    _ = it.type("touch $1 w for 8M", after: "mmap 8M rw", "fork")
    let after = try names.map { try #require(figure($0)) }
    // 2048 pages; two tables for 8 MiB that begin within a third, and those of the child.
    #expect(after[0] - before[0] == 2048)
    #expect(after[1] - before[1] == 2048)
    #expect(after[2] > before[2] + 2)
    #expect(after[3] - before[3] == 8)
    #expect(try #require(figure("PageTables", in: "meminfo")) == after[2] * 4)
  }

  @Test func `move locked pages to the unevictable list`() {
    _ = it.type("mlock $1 64K", after: "mmap 64K rw")
    #expect(figure("nr_mlock") == 16)
    #expect(figure("nr_unevictable") == 16)
    #expect(figure("Mlocked", in: "meminfo") == 64)
    #expect(figure("Unevictable", in: "meminfo") == 64)
    _ = it.type("munlock $1 64K")
    #expect(figure("nr_mlock") == 0)
  }

  @Test func `count shared memory with the private side of the lists`() {
    let anonymous = figure("nr_inactive_anon") ?? 0
    _ = it.type("touch $1 w for 16K", after: "mmap 16K rw shared anonymous")
    #expect(figure("nr_shmem") == 4)
    #expect(figure("nr_inactive_anon") == anonymous + 4)
    #expect(figure("nr_mapped") == 4)
    let (inactive, active) = (figure("nr_inactive_file") ?? 0, figure("nr_active_file") ?? 0)
    #expect(inactive + active == figure("nr_file_pages").map { $0 - 4 })
  }

  @Test func `count what is read from a disk in kB`() throws {
    let cached = try #require(figure("nr_file_pages"))
    #expect(figure("pgpgin") == cached * 4)
  }

  @Test func `boot frees all pages, so that allocations are frees less what is free`() throws {
    let allocations = ["dma", "normal", "high", "movable"].compactMap { figure("pgalloc_\($0)") }
    let freed = try #require(figure("pgfree"))
    let parked = it.kernel.allocator.zones.reduce(0) { $0 + $1.perCPUPages }
    #expect(
      allocations.reduce(0, +) == freed - it.kernel.allocator.freePageCount - parked)
  }
}

@Suite struct `The counters of later kernels` {
  private let it = Specimen { $0.kernelVersion = .v6_1 }

  /// The names of a view's lines that are one name and one number.
  private func names(in view: String) -> [String] {
    it.type(view).split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ")
      return words.count == 2 && Int(words[1]) != nil ? String(words[0]) : nil
    }
  }

  @Test func `vmstat has the counters that zoneinfo has, in their order`() throws {
    let node = names(in: "zoneinfo").prefix { $0 != "nr_free_pages" }
      .filter { $0.hasPrefix("nr_") || $0.hasPrefix("workingset_") }
    let all = names(in: "vmstat")
    let first = try #require(all.firstIndex(of: "nr_inactive_anon"))
    #expect(Array(all[first..<first + node.count]) == node)
    #expect(all.prefix(first).contains("nr_zspages"))
    #expect(!all.prefix(first).contains("nr_page_table_pages"))
  }

  @Test(arguments: ["vmstat", "zoneinfo"])
  func `count the pages of the swap cache`(view: String) {
    _ = it.type(
      "touch $1", after: "swapon 1M", "mmap 4p rw", "touch $1 w for 4p", "madvise $1 4p pageout")
    let cached = it.kernel.swap.cachedPageCount
    #expect(cached > 0)
    #expect(it.type(view).contains("nr_swapcached \(cached)\n"))
  }
}
