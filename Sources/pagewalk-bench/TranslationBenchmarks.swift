import Commands
import Evidence
import Hardware

/// TLB hits, walks and what surrounds them, on the machine's own tables and with nobody listening.
enum TranslationBenchmarks {
  static func run(_ measure: Measure) {
    hits(measure)
    walks(measure)
    vectors(measure)
  }

  /// A vector with a PAE walk: read, run on a bare machine and compared.
  private static func vectors(_ measure: Measure) {
    let vector = """
      vector 001
        paging pae  wp=1 pse=0 pge=0 smep=1 smap=0 nxe=1 ac=0
        mem 00300010 0000000000301001
        mem 00301ff0 0000000000302023
        mem 00302018 0000000000402123
        cr3 00300000
        read bfc03124 kernel = 00402124
        after 00300010 0000000000301001
        after 00301ff0 0000000000302023
        after 00302018 0000000000402123

      """
    let file = Array(String(repeating: vector, count: 1000).utf8)
    measure.time("vector of a file, read and run", target: 2000, iterations: 1000) { _ in
      let outcome = VectorCheck.run(file)
      precondition(outcome.isPassed)
      return UInt64(outcome.passedCount)
    }
  }

  /// The first linear address of the pages that the benchmarks map, on 4 KiB pages.
  private static let start: UInt32 = 0x4000_0000

  private static func hits(_ measure: Measure) {
    for geometry in [TLBGeometry.p6, .willamette, .k7] {
      let bench = MappedMachine(pageCount: 4096, usesPAE: false, geometry)
      measure.time("TLB hit, \(geometry.name), 16 pages", target: 2, iterations: 20_000) {
        bench.touch(pageCount: 16, iterations: $0)
      }
    }
  }

  private static func walks(_ measure: Measure) {
    for geometry in [TLBGeometry.p6, .willamette, .nehalem] {
      let bench = MappedMachine(pageCount: 4096, usesPAE: false, geometry)
      measure.time("walk and fill, \(geometry.name)", target: 10, iterations: 4096) {
        bench.touch(pageCount: 512, iterations: $0)
      }
      let wide = MappedMachine(pageCount: 4096, usesPAE: true, geometry)
      measure.time("PAE walk and fill, \(geometry.name)", target: 15, iterations: 4096) {
        wide.touch(pageCount: 512, iterations: $0)
      }
    }
  }

  /// A machine whose tables map a run of pages from `start` on.
  private struct MappedMachine {
    let machine: Machine

    init(pageCount: Int, usesPAE: Bool, _ geometry: TLBGeometry) {
      let memory = PhysicalMemory(frameCount: 16384)
      machine = Machine(memory: memory, tlb: geometry)
      let entryCount = usesPAE ? 512 : 1024
      for table in 0..<(pageCount + entryCount - 1) / entryCount {
        for index in 0..<entryCount {
          let frame = UInt64(4096 + table * entryCount + index)
          let place = UInt64(0x40_0000 + table * 4096 + index * (usesPAE ? 8 : 4))
          Self.store(frame << 12 | 0x67, at: place, usesPAE, memory)
        }
        let slot = (usesPAE ? 0 : 256) + table
        Self.store(
          UInt64(0x40_0000 + table * 4096) | 0x67,
          at: 0x30_1000 + UInt64(slot * (usesPAE ? 8 : 4)), usesPAE, memory)
      }
      memory.store(UInt64(0x30_1001), at: PhysicalAddress(rawValue: 0x30_0008))
      var controls = ControlRegisters(
        cr0: .linux, cr3: usesPAE ? 0x30_0000 : 0x30_1000, cr4: .linux)
      if usesPAE { controls.cr4.insert(.physicalAddressExtension) }
      do { try machine.setControls(controls) } catch { fatalError("\(error.cause)") }
    }

    private static func store(
      _ entry: UInt64, at place: UInt64, _ usesPAE: Bool, _ memory: PhysicalMemory
    ) {
      let address = PhysicalAddress(rawValue: place)
      if usesPAE {
        memory.store(entry, at: address)
      } else {
        memory.store(UInt32(entry), at: address)
      }
    }

    /// Reads a byte of one page after another, over and over. `pageCount` is a power of two.
    @inline(never)
    func touch(pageCount: Int, iterations: Int) -> UInt64 {
      var sum: UInt64 = 0
      for index in 0..<iterations {
        let page = UInt32(truncatingIfNeeded: index & (pageCount - 1))
        let address = VirtualAddress(rawValue: TranslationBenchmarks.start &+ page &* 4096)
        do {
          sum &+= try machine.access(address, .read, .user).rawValue
        } catch {
          fatalError("a benchmark's page is not mapped")
        }
      }
      return sum
    }
  }
}
