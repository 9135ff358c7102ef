@testable import Commands
import FoundationEssentials
import Hardware
import KernelModel
@testable import Session
import TestSupport
import Testing

/// RAM that somebody overwrote behind the kernel's back: the kernel may be wrong from then on, but
/// it answers, and nothing ends the session.
struct CorruptionTests {
  private static let actions = [
    "touch 0804b000 w", "touch bffff000 w", "touch 08048000", "mmap 64K rw", "touch $1 w for 64K",
    "munmap $1 32K", "mprotect $1 64K r", "fork", "touch 40000000", "vmalloc 16K", "kmalloc 100",
    "mremap $1 64K 128K maymove", "madvise $1 64K dontneed", "brk +64K", "touch 0804c000 w",
    "kmap 3ff00", "pagetable", "maps", "smaps", "audit", "tlb", "frames", "layout", "rmap 3ffc4",
    "what 0804b000", "translate 0804b000", "exec demo", "switch 1", "kfree $1", "vfree $1", "exit",
    "wait", "meminfo", "slabinfo", "set cr3 0x2003000",
  ]

  /// How much more than usual is tried.
  private static let factor =
    ProcessInfo.processInfo.environment["PAGEWALK_FUZZ"].flatMap(Int.init) ?? 1

  @Test(arguments: 1...factor, [false, true])
  func `entries of page tables that were overwritten break no session`(
    seed: Int, usesPAE: Bool
  ) throws {
    var chance = Chance(seed: UInt64(seed))
    for _ in 0..<40 {
      let it = Specimen {
        $0.usesPAE = usesPAE
        $0.memoryByteCount = 64 << 20
      }
      it.session.tellsStories = true
      _ = it.type("touch 0804b000 w", after: "mmap 64K rw", "touch $1 w for 64K", "vmalloc 16K")
      for _ in 0..<20 {
        if chance.below(3) == 0 {
          let table = Self.tables(of: it.kernel).randomElement(&chance)
          let place = table + UInt64(chance.below(1024)) * 4
          let value = UInt32(truncatingIfNeeded: chance.next() >> UInt64(chance.below(33)))
          _ = it.type("poke 0x\(String(place.rawValue, radix: 16)) \(value)")
        } else {
          _ = it.type(chance.one(of: Self.actions))
        }
      }
    }
  }

  @Test(arguments: 1...factor)
  func `words of the kernel's memory that were overwritten break no session`(seed: Int) throws {
    var chance = Chance(seed: UInt64(seed))
    for _ in 0..<30 {
      let it = Specimen { $0.memoryByteCount = 64 << 20 }
      it.session.tellsStories = true
      _ = it.type("kmalloc 100", after: "fork", "kmalloc 32", "kmalloc 32", "kfree $3")
      let slabs = it.kernel.pages.frames(where: { $0.use == .slab })
      for _ in 0..<20 {
        if chance.below(2) == 0 {
          let place = slabs[chance.below(slabs.count)].base + UInt64(chance.below(1024)) * 4
          let value = UInt32(truncatingIfNeeded: chance.next() >> UInt64(chance.below(33)))
          _ = it.type("poke 0x\(String(place.rawValue, radix: 16)) \(value)")
        } else {
          _ = it.type(chance.one(of: Self.actions))
        }
      }
    }
  }

  /// The frames that hold page tables now.
  private static func tables(of kernel: Kernel) -> [PhysicalAddress] {
    kernel.pages.frames(where: { $0.use == .pageTable }).map(\.base)
      + [kernel.boot.kernelDirectoryFrame.base]
  }
}

extension PageMap {
  /// The frames whose record is of a kind.
  fileprivate func frames(where isWanted: (Page) -> Bool) -> [PageFrameNumber] {
    (0..<UInt32(frameCount)).map { PageFrameNumber(rawValue: $0) }.filter { isWanted(self[$0]) }
  }
}

extension Array {
  fileprivate func randomElement(_ chance: inout Chance) -> Element { self[chance.below(count)] }
}
