import Hardware
import Testing

@testable import KernelModel

/// Tables in RAM against a dictionary from page to entry.
@Suite struct PageTablesTests {
  private func kernel(usesPAE: Bool) -> Kernel {
    windowKernel {
      $0.memory = 64 << 20
      $0.usesPAE = usesPAE
    }
  }

  @Test(arguments: [false, true])
  func `random entries are found where they were put`(usesPAE: Bool) throws {
    let kernel = kernel(usesPAE: usesPAE)
    let tables = kernel.tables
    let directory = try #require(tables.makeDirectory())
    var model: [VirtualAddress: PageTableEntry] = [:]
    var spans: Set<UInt32> = []
    var random = SeededNumbers(seed: 11)
    for _ in 0..<2000 {
      let address = VirtualAddress(rawValue: UInt32(random.next(below: 0xc0000)) << 12 & ~0xff_0000)
      let made = try #require(tables.makeEntryPlace(of: address, in: directory))
      #expect(made.isNew == spans.insert(address.rawValue / tables.tableSpan).inserted)
      let frame = PageFrameNumber(rawValue: UInt32(random.next(below: 0x4000)))
      let entry = PageTableEntry(frame: frame, [.present, .user])
      tables.set(entry, at: made.place, for: address)
      model[address] = entry
    }
    for (address, entry) in model {
      #expect(tables.entry(of: address, in: directory) == entry)
      let beside = address + 0x1000
      #expect(tables.entry(of: beside, in: directory) == (model[beside] ?? .none))
    }
  }

  @Test(arguments: [false, true])
  func `a directory begins with the kernel's entries and nothing else`(usesPAE: Bool) throws {
    let kernel = kernel(usesPAE: usesPAE)
    let tables = kernel.tables
    let directory = try #require(tables.makeDirectory())
    for megabytes in stride(from: UInt64(0), to: 4096, by: 2) {
      let address = VirtualAddress(rawValue: UInt32(megabytes << 20))
      let place = try #require(tables.directoryEntryPlace(of: address, in: directory))
      let own = tables.directoryEntryPlace(of: address, in: tables.kernelDirectory) ?? place
      let expected = address < KernelLayout.pageOffset ? .none : tables.entry(at: own)
      #expect(tables.entry(at: place) == expected)
    }
  }

  @Test(arguments: [false, true])
  func `whatever was made is given back`(usesPAE: Bool) throws {
    let kernel = kernel(usesPAE: usesPAE)
    let tables = kernel.tables
    // The first directory under PAE takes a slab, which stays.
    tables.freeDirectory(try #require(tables.makeDirectory()))
    kernel.allocator.drainAll()
    let before = kernel.allocator.freePageCount
    let directory = try #require(tables.makeDirectory())
    let span = tables.tableSpan
    for index in 0..<20 as Range<UInt32> {
      _ = try #require(
        tables.makeEntryPlace(of: VirtualAddress(rawValue: (2 + index) * span), in: directory))
    }
    let range = VirtualAddress(rawValue: 2 * span)..<VirtualAddress(rawValue: 22 * span)
    // A table stays while an area remains in its span: the floor lies within the first.
    let kept = tables.freeTables(
      in: directory, covering: range, floor: range.lowerBound + 4096, ceiling: range.upperBound)
    #expect(kept == 19)
    let rest = tables.freeTables(
      in: directory, covering: range, floor: range.lowerBound, ceiling: range.upperBound)
    #expect(rest == 1)
    tables.freeDirectory(directory)
    #expect(!tables.directories.contains(directory))
    kernel.allocator.drainAll()
    #expect(kernel.allocator.freePageCount == before)
    try kernel.checkInvariants()
  }
}
