import Drawing
import Hardware
import KernelModel
import TestSupport
import Testing

@testable import Reports
@testable import Session

struct PressurePictureTests {
  private func machine(_ lines: String...) -> Specimen {
    let it = Specimen { $0.memoryByteCount = 64 << 20 }
    for line in lines { _ = it.type(line) }
    return it
  }

  /// The sizes of a row's parts.
  private func parts(_ id: String, of picture: Picture) -> [UInt64] {
    picture.charts.flatMap(\.rows).first { $0.item.id == id }?.parts.map { $0.size ?? 0 } ?? []
  }

  @Test func `the parts of the lists are all pages on them`() {
    let it = machine("swapon 8M", "fill /tmp/f 1M", "m = mmap 2M rw", "touch m w for 2M")
    let picture = Picture.pressure(it.kernel)
    for kind in PageListKind.allCases {
      let id = "list.\(kind.code.replacing("_", with: "-"))"
      #expect(parts(id, of: picture).reduce(0, +) == UInt64(it.kernel.lists.size(kind)), "\(id)")
    }
  }

  @Test func `a page of a file has to be written as long as it is dirty`() {
    let it = machine("fill /tmp/f 1M")
    func written() -> UInt64 { parts("list.inactive-file", of: .pressure(it.kernel))[1] }
    #expect(written() == 256)
    _ = it.type("sync")
    #expect(written() == 0)
  }

  @Test func `private memory stays without swap, is written with it, and leaves its slot as it is`()
  {
    let it = machine("m = mmap 16p rw", "touch m w for 16p")
    func anonymous() -> [UInt64] {
      let picture = Picture.pressure(it.kernel)
      return zip(
        parts("list.inactive-anon", of: picture), parts("list.active-anon", of: picture)
      ).map(+)
    }
    let pages = UInt64(it.kernel.lists.size(.inactiveAnonymous))
      + UInt64(it.kernel.lists.size(.activeAnonymous))
    #expect(anonymous() == [0, 0, pages])
    _ = it.type("swapon 8M")
    #expect(anonymous() == [0, pages, 0])
    _ = it.type("touch m r", after: "madvise m 16p pageout")
    // What was read back, and its neighbours, are in their slots as well.
    let cached = UInt64(it.kernel.swap.cachedPageCount)
    #expect(cached > 1)
    #expect(anonymous() == [cached, pages - 16, 0])
    _ = it.type("mlock m 1p")
    #expect(parts("list.unevictable", of: .pressure(it.kernel)) == [0, 0, 1])
  }

  @Test func `a list's tail is what reclaim looks at first`() throws {
    let it = machine("m = mmap 16p rw", "touch m w for 16p")
    let chains = Picture.pressure(it.kernel).chains
    #expect(chains.count == PageListKind.allCases.count)
    for (chain, kind) in zip(chains, PageListKind.allCases) {
      let tail = it.kernel.lists.tail(of: kind)
      let first = chain.members.first?.caption.words(in: .english)
      #expect(first?.hasPrefix(tail.digits) ?? (tail == .none))
      #expect(chain.members.count + chain.moreCount == it.kernel.lists.size(kind))
    }
  }

  @Test func `slots are those of pages in swap alone, in memory as well, and set aside`() {
    let it = machine(
      "swapon 8M", "m = mmap 16p rw", "touch m w for 16p", "madvise m 16p pageout", "touch m r")
    let area = it.kernel.swap.areas[0]!
    let slots = parts("swap.0", of: .pressure(it.kernel))
    #expect(slots.reduce(0, +) == UInt64(area.usedSlots))
    #expect(slots[0] + slots[1] == 16)
    #expect(slots[1] == UInt64(it.kernel.swap.cachedPageCount))
  }

  @Test func `without swap the picture says so`() {
    let words = Picture.pressure(machine().kernel).summary.words(in: .english)
    #expect(words.contains("There is no swap."))
  }

  @Test func `what left since an earlier moment is marked`() {
    let it = machine("swapon 8M", "m = mmap 16p rw", "touch m w for 16p")
    let before = Picture.pressure(it.kernel)
    _ = it.type("madvise m 16p pageout")
    let changes = Picture.pressure(it.kernel).changes(since: before)
    #expect(changes.items["swap.0"] == .changed)
    #expect(changes.items["swap.0.out"] == .changed)
    #expect(changes.items["list.active-file"] == nil)
  }

  @Test func `however full the machine and many the areas, it has room and stays small`() {
    let it = machine(
      "swapon 2M", "swapon 2M", "swapon 2M", "swapon 2M", "swapon 2M", "swapon 2M", "swapon 2M",
      "fill /tmp/f 4M", "m = mmap 60M rw", "touch m w for 60M", "touch m r for 1M", "mlock m 64K")
    let picture = Picture.pressure(it.kernel)
    #expect(picture.charts.last?.rows.count == 4)
    #expect(FigureInventory(picture).lineCount <= 24)
    for language in Language.allCases {
      let svg = SVGRenderer(language: language, isStandalone: true).render(picture)
      #expect(svg.utf8.count <= 12 << 10)
    }
  }
}
