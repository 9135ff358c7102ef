@testable import Commands
import KernelModel
@testable import Session
import TestSupport
import Testing

@Suite struct `pkmap lists` {
  private func lines(_ commands: String...) -> [String] {
    let it = Specimen()
    for command in commands { _ = it.type(command) }
    return it.type("pkmap").split(separator: "\n").map(String.init)
  }

  @Test func `no table when nothing is held or waits`() {
    #expect(lines().count == 7)
    #expect(!lines().contains { $0.contains("who") })
  }

  @Test func `the few that wait for the flush beside many that are held`() {
    let text = lines("kmap 0x39000 40", "kunmap 0x39025 2")
    #expect(text.count { $0.contains("nobody, to be flushed") } == 2)
    #expect(text.contains("  and 22 slots more held"))
  }

  @Test func `many that wait only by their number, without a table's head`() {
    let text = lines("kmap 0x39000 40", "kunmap 0x39000 40")
    #expect(text.last == "  40 slots to be flushed")
    #expect(!text.contains { $0.contains("who") })
  }

  @Test func `last_pkmap_nr below its slot, at a row's end to the left`() {
    let end = lines("kmap 0x39000 63")
    #expect(end[2].hasSuffix("22222222"))
    #expect(end[3] == String(repeating: " ", count: 63) + "last_pkmap_nr^")
    #expect(end[2].count == end[3].count)
    let start = lines("kmap 0x39000 64")
    #expect(start[3].hasPrefix("  V:ff840000 2······"))
    #expect(start[4] == "             ^last_pkmap_nr")
  }
}

@Suite struct `fixmap shows` {
  @Test func `a run at its first slot's address`() {
    let text = Specimen().type("fixmap")
    #expect(text.contains("  fffbb000   68-227  FIX_KMAP_BEGIN"))
    #expect(text.contains("  fff18000  231-742  FIX_BTMAP_END"))
    #expect(text.contains("  ffffa000     5-67  +1..63"))
  }

  @Test func `slots of a running kernel on both sides of 'of', boot's apart`() {
    let it = Specimen()
    _ = it.type("set_fixmap 231 0xfed00000")
    #expect(it.type("fixmap").contains("the hole: 2 of 231 slots, and 1 of boot's\n"))
    #expect(it.type("layout").contains("2/231 slots"))
  }
}

@Suite struct `The strips of 'layout kernel'` {
  private func strip(_ change: (inout Configuration) -> Void = { _ in }) -> [String] {
    Specimen(change).type("layout kernel").split(separator: "\n").map(String.init)
  }

  @Test func `have a letter for each window, and say which`() {
    let lines = strip { $0.layout = .linux61 }
    #expect(lines[4].hasSuffix("kkLLCCC·ff"))
    #expect(
      lines[5]
        == "  = direct map  v vmalloc  k kmap  L LDT remap  C CPU entry  f fixmap  · hole")
  }

  @Test func `show the fixmap in the textbook's layout`() {
    let lines = strip()
    #expect(lines[4].hasSuffix("vvkk·f"))
    #expect(lines[5] == "  = direct map  v vmalloc  k kmap  f fixmap  · hole")
  }

  @Test func `fit on 80 columns`() {
    for line in strip({ $0.layout = .linux61 }).prefix(6) { #expect(line.count <= 80) }
  }
}

@Suite struct `Symbols of the windows` {
  private func value(_ symbol: String, _ it: Specimen) -> String {
    it.type("print \(symbol)").split(separator: "=").last.map {
      $0.split(whereSeparator: \.isWhitespace).joined()
    } ?? ""
  }

  @Test(arguments: [
    ("LDT_BASE_ADDR", "0xff000000"), ("CPU_ENTRY_AREA_BASE", "0xff400000"),
    ("FIXADDR_START", "0xffdb8000"), ("FIXADDR_TOT_START", "0xff9fe000"),
    ("MAXMEM", "0x36bfe000"), ("MODULES_VADDR", "0xf73fe000"), ("MODULES_END", "0xfebfe000"),
    ("LAST_PKMAP", "0x400"), ("VMALLOC_OFFSET", "0x800000"), ("swapper_pg_dir", "0xc1dc1000"),
  ])
  func `have Linux's values`(_ symbol: String, _ digits: String) {
    #expect(value(symbol, Specimen { $0.layout = .linux61 }) == digits)
  }

  @Test(arguments: ["LDT_BASE_ADDR", "CPU_ENTRY_AREA_BASE"])
  func `that the textbook lacks are unknown there`(_ symbol: String) {
    #expect(Specimen().type("print \(symbol)").contains("error"))
  }

  @Test func `name the padding between FIXADDR_START and boot's slots`() {
    let it = Specimen { $0.layout = .linux61 }
    #expect(it.type("what FIXADDR_START").contains("padding between FIXADDR_START and the slots"))
    #expect(it.type("what ff9fd000").contains("a hole between the kernel's windows"))
  }
}

@Suite struct `The kernel of a layout` {
  @Test func `linux-6.1 brings Linux 6.1, unless another is asked for`() {
    var configuration = Configuration()
    #expect(configuration.kernelVersion == .v5_10)
    configuration.layout = .linux61
    #expect(configuration.kernelVersion == .v6_1)
    #expect(configuration.narration == "# pagewalk --layout linux-6.1")
    configuration.kernelVersion = .v5_10
    #expect(configuration.kernelVersion == .v5_10)
    #expect(configuration.narration == "# pagewalk --layout linux-6.1 --kernel 5.10")
  }

  @Test func `a file for it is met whether the version was asked for or not`() {
    var wanted = Configuration()
    wanted.layout = .linux61
    var booted = wanted
    booted.kernelVersion = .v6_1
    #expect(wanted.isMet(by: booted) && booted.isMet(by: wanted))
    booted.kernelVersion = .v5_10
    #expect(!wanted.isMet(by: booted))
  }

  @Test func `vmalloc-sync is a spelling of its rule's setting`() {
    let it = Specimen()
    _ = it.type("set vmalloc-sync 0")
    #expect(!it.kernel.settings.synchronizesEagerly)
    #expect(it.type("help kernel").contains("vmallocSync"))
  }
}
