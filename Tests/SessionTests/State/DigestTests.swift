@testable import Commands
@testable import Drawing
import Hardware
import KernelModel
@testable import Session
import TestSupport
import Testing

/// What the digest of a machine knows.
struct DigestTests {
  /// A line, what stands in front of it, and the structure that it changes.
  private static let changes: [(line: String, first: [String], structure: String)] = [
    ("poke 0x100000 1", [], "RAM"),
    ("set cr2 0x1234", [], "registers"),
    ("set eflags.ac 1", [], "registers"),
    ("set ds 0", [], "registers"),
    ("touch 0804b000", [], "TLB"),
    ("touch 0804b000", [], "replacement in the TLB"),
    ("touch 0804b000", ["touch 0804b000"], "counters of the chip"),
    ("limits stack 64K", [], "figures of process 1"),
    ("limits as 1G", [], "figures of process 1"),
    (
      "prlimit64(0, RLIMIT_MEMLOCK, {rlim_cur=4096, rlim_max=4096}, NULL)", [],
      "figures of process 1"
    ),
    ("mlockall 2", [], "figures of process 1"),
    ("touch 08048000", ["touch bffff000"], "figures of process 1"),
    ("open /tmp/x rdwr size 64K", [], "open files"),
    ("open /tmp/x rdwr size 64K", [], "struct file"),
    ("open /tmp/x rdwr size 64K", [], "files"),
    ("close 0", ["open /bin/demo"], "figures of the kernel"),
    ("set vm.max_map_count 5", [], "settings"),
    ("set vm.mmap_min_addr 4096", [], "settings"),
    ("set vm.overcommit_memory 2", [], "settings"),
    ("set vm.overcommit_ratio 60", [], "settings"),
    ("set vm.legacy_va_layout 1", [], "settings"),
    ("set vm.swappiness 100", [], "settings"),
    ("set vm.panic_on_oom 2", [], "settings"),
    ("set vm.oom_kill_allocating_task 1", [], "settings"),
    ("set vm.oom_dump_tasks 0", [], "settings"),
    ("set vm.stack_guard_gap 4096", [], "settings"),
    ("set vmalloc_sync 0", [], "settings"),
    ("set fault_around_bytes 4096", [], "settings"),
    ("set vm.watermark_boost_factor 0", [], "settings"),
    ("set vm.watermark_scale_factor 20", [], "zones"),
    ("set vm.lowmem_reserve_ratio 100", [], "zones"),
    ("set vm.percpu_pagelist_fraction 8", [], "zones"),
    // The figure that is in force already, now by hand: it stays when RAM would say another.
    ("set vm.min_free_kbytes 3779", [], "figures of the kernel"),
    ("set handles_signals 0", [], "processes"),
    ("exit", ["fork"], "processes"),
    ("switch 2", ["fork"], "session"),
    ("wait", ["fork", "[2] exit"], "processes"),
    ("exec demo", [], "figures of the kernel"),
    ("kmap 3ffc5", [], "kmap slots"),
    ("kunmap 3ffc5", ["kmap 3ffc5"], "kmap slots"),
    ("kmap 3ffc5", [], "figures of the windows"),
    ("kmap_atomic 3ffc5", [], "figures of the windows"),
    ("vfree $1", ["vmalloc 16K"], "vmalloc areas"),
    ("vmalloc 16K", [], "vmalloc areas"),
    ("kfree $1", ["kmalloc 100"], "slabs"),
    ("kmalloc 100", [], "slab caches"),
    ("release $1 0", ["alloc 0", "alloc 0"], "per-CPU lists"),
    ("alloc 3", [], "free lists"),
    ("vmalloc 16K", [], "pageblocks"),
    ("alloc 0", [], "struct page"),
    ("alloc 0", [], "vmstat"),
    ("mlock 0804b000 4K", [], "areas of process 1"),
    ("fork", [], "anon_vmas"),
  ]

  @Test(arguments: changes.indices)
  func `what can influence later commands is in it`(_ index: Int) {
    let (line, first, structure) = Self.changes[index]
    let it = Specimen()
    for line in first { _ = it.type(line) }
    let before = Self.facts(of: it.session)
    let digest = it.session.digest
    let told = it.type(line)
    #expect(it.session.digest != digest, "\(line): \(told)")
    let after = Self.facts(of: it.session)
    #expect(before[structure] != after[structure], "\(line): \(told)")
  }

  @Test func `what was printed is no part of it, and diff tells it`() {
    let it = Specimen()
    let before = it.session.digest
    _ = it.type("print 7")
    #expect(it.session.digest == before)
    #expect(it.type("diff start") == "- start   + here\nresults\n+ $1 = 7\n")
  }

  @Test func `a sleeping task's temporary kmaps are in it`() {
    let it = Specimen { $0.kernelVersion = .v6_1 }
    let before = Self.facts(of: it.session)
    _ = it.type("switch 2", after: "fork", "kmap_atomic 3ffc5")
    let name = "temporary kmaps of sleeping tasks"
    #expect(before[name] == [])
    #expect(Self.facts(of: it.session)[name]?.isEmpty == false)
    #expect(it.type("diff start").contains("\(name)\n+ process 1: 3ffc5"))
  }

  /// Each structure's own digest.
  private static func facts(of session: Session) -> [String: [UInt64]] {
    var found: [String: [UInt64]] = [:]
    for (structure, facts) in MachineState(session.world).entered(isKept: true) {
      found[structure.id.english] = facts.all.flatMap { [$0.place, $0.digest] }
    }
    return found
  }

  @Test(arguments: [
    "maps", "smaps", "status", "vmstat", "meminfo", "zoneinfo", "slabinfo", "pagetable", "frames",
    "audit", "tlb", "layout", "what 0804b000", "translate 0804b000", "rmap 3ffc4", "page 3ffc4",
    "vma", "statm", "zones", "buddy 3ffc4", "vmallocmap", "pkmap",
    "buddyinfo", "pagetypeinfo", "pagemap 0804b000", "fixmap", "vmallocinfo", "gdt", "cr", "ptdump",
    "digest", "diff start", "ps", "help", "dmesg", "iomem", "history", "x 0804b000",
  ])
  func `a look changes nothing`(_ view: String) {
    let it = Specimen()
    for line in ["mmap 64K rw", "touch $1 w", "fork", "vmalloc 16K", "kmap 3ffc5", "tlb"] {
      _ = it.type(line)
    }
    let before = it.session.digest
    #expect(!it.type(view).contains("error:"))
    #expect(it.session.digest == before)
  }

  @Test func `a machine that somebody listens to has the digest of one that runs unheard`() {
    let lines = [
      "mmap 64K rw", "touch $1 w for 64K", "fork", "[2] touch $1 w", "munmap $1 8K", "vmalloc 16K",
      "touch bffff000", "touch 08048000 x", "kmap 3ffc5", "exec demo", "touch 0804b000 w",
    ]
    let (heard, unheard) = (Specimen(), Specimen())
    heard.session.keepsJournal = true
    unheard.session.sink = nil
    for line in lines {
      _ = heard.type(line)
      _ = unheard.type(line)
    }
    #expect(heard.session.eventCount > 100)
    #expect(unheard.session.eventCount == 0)
    let report = DifferenceReport(
      heard.session.world, unheard.session.world, names: ("heard", "unheard"))
    #expect(drawing(of: report) == "the machines are equal\n")
  }
}
