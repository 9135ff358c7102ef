import Drawing
import Grammar
import Hardware
import KernelModel

/// The record of one frame. Linux: `struct page`, `/proc/kpageflags`, `/proc/kpagecount`.
package struct PageReport: Report {
  package static let kind = "page"

  package let frame: FrameDescription
  /// Where the record lies in `mem_map`.
  package let record: VirtualAddress?
  /// The word `flags`: zone number in bits 31 and 30, flags below.
  package let flags: UInt32
  let flagNames: [String]
  let refcount: Int32
  package let mapcount: Int32
  package let mapping: PageMapping?
  package let index: UInt32
  /// What the frame begins: the order of a free block or of a compound page.
  package let order: Int?
  package let migrateType: MigrateType
  /// The word of `/proc/kpageflags`, and its bits by name.
  let pageFlags: UInt64
  let pageFlagNames: [String]

  package init(_ number: PageFrameNumber, in kernel: Kernel) {
    let page = kernel.pages[number]
    let zone = kernel.allocator.zone(of: number)
    frame = FrameDescription(number, in: kernel)
    record = kernel.recordAddress(of: number)
    flags = page.linuxFlags | UInt32(zone.kind.rawValue) << 30
    flagNames = PageFlags.names(of: page.linuxFlags)
    refcount = page.useCount
    mapcount = page.mapCount
    index = page.index
    switch page.use {
    case .anonymous: mapping = .anonymous(page.owner)
    case .file, .sharedMemory:
      mapping = .file(kernel.files[FileID(rawValue: page.owner)].name)
    default: mapping = nil
    }
    order = page.use == .freeBlock || page.flags.contains(.head) ? Int(page.order) : nil
    migrateType = kernel.allocator.pageblockType(of: number)
    pageFlags = kernel.kpageflags(of: number)
    pageFlagNames = Kernel.kpageflagNames(pageFlags)
  }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    var lines = LabelledLines(labelWidth: 11, on: canvas)
    frame.drawHeading(on: canvas, into: &lines.text)
    if let record { lines.add("page", canvas.words(FramePhrase.record(record)), .address) }
    let names = flagNames.isEmpty ? "" : "  " + flagNames.joined(separator: " ")
    lines.add("flags", "\(hexadecimal(flags, digits: 8))\(names)")
    lines.add("refcount", "\(refcount)")
    lines.add("mapcount", "\(mapcount)")
    if let mapping {
      lines.add("mapping", canvas.words(FramePhrase.indexed(mapping, index: index)))
    }
    if let order { lines.add("order", canvas.words(FramePhrase.block(order: order))) }
    lines.add("pageblock", migrateType.name)
    lines.add(
      "kpageflags",
      "0x\(hexadecimal(pageFlags))"
        + (pageFlagNames.isEmpty ? "" : "  " + pageFlagNames.joined(separator: " ")))
    text.append(lines.text)
  }
}

/// What a page belongs to. Linux: `page->mapping`.
package enum PageMapping: DetailedFact {
  /// The number of an `anon_vma`.
  case anonymous(UInt32)
  case file(String)

  package var code: String {
    switch self {
    case .anonymous: "anonymous"
    case .file: "file"
    }
  }

  package var details: Details {
    switch self {
    case .anonymous(let number): ["number": number]
    case .file(let name): ["name": name]
    }
  }
}

extension Page {
  /// `PG_*` bits as Linux would have them: slabs and reserved frames bear theirs.
  fileprivate var linuxFlags: UInt32 {
    var flags = flags
    if use == .slab { flags.insert(.slab) }
    if use == .reserved { flags.insert(.reserved) }
    return flags.rawValue
  }
}

extension PageFlags {
  /// Linux's names, the lowest bit first. Linux: `enum pageflags`.
  private static let allNames = [
    "locked", "referenced", "uptodate", "dirty", "lru", "active", "workingset", "waiters", "error",
    "slab", "owner_priv_1", "arch_1", "reserved", "private", "private_2", "writeback", "head",
    "mappedtodisk", "reclaim", "swapbacked", "unevictable", "mlocked", "uncached", "hwpoison",
  ]

  package static func names(of flags: UInt32) -> [String] {
    allNames.enumerated().filter { flags >> UInt32($0.offset) & 1 != 0 }.map(\.element)
  }
}

extension Kernel {
  /// The bits of `/proc/kpageflags` with their names. Linux: `kernel-page-flags.h`.
  private static let pageFlagTable: [(bit: UInt64, name: String)] = [
    (0, "LOCKED"), (1, "ERROR"), (2, "REFERENCED"), (3, "UPTODATE"), (4, "DIRTY"), (5, "LRU"),
    (6, "ACTIVE"), (7, "SLAB"), (8, "WRITEBACK"), (9, "RECLAIM"), (10, "BUDDY"), (11, "MMAP"),
    (12, "ANON"), (14, "SWAPBACKED"), (15, "COMPOUND_HEAD"), (16, "COMPOUND_TAIL"),
    (18, "UNEVICTABLE"), (20, "NOPAGE"), (24, "ZERO_PAGE"), (26, "PGTABLE"), (32, "RESERVED"),
    (33, "MLOCKED"),
  ]

  static func kpageflagNames(_ flags: UInt64) -> [String] {
    pageFlagTable.filter { flags >> $0.bit & 1 != 0 }.map(\.name)
  }

  /// The word of `/proc/kpageflags` for a frame. Linux: `stable_page_flags`.
  func kpageflags(of frame: PageFrameNumber) -> UInt64 {
    guard pages.contains(frame), boot.isPresent(frame) else { return 1 << 20 }
    let page = pages[frame]
    var flags: UInt64 = 0
    func set(_ bit: UInt64, _ isSet: Bool) { if isSet { flags |= 1 << bit } }
    // Flags 0 to 6 of a page and bits of the word, in pairs.
    let pairs: [(PageFlags, UInt64)] = [
      (.locked, 0), (.error, 1), (.referenced, 2), (.upToDate, 3), (.dirty, 4), (.onLRU, 5),
      (.active, 6), (.writeback, 8), (.reclaim, 9), (.swapBacked, 14), (.unevictable, 18),
      (.memoryLocked, 33),
    ]
    for (flag, bit) in pairs { set(bit, page.flags.contains(flag)) }
    let head = page.use == .tail ? pages[PageFrameNumber(rawValue: page.owner)] : page
    set(7, head.use == .slab)
    set(10, page.use == .freeBlock || page.use == .free && freeBlock(of: frame) != nil)
    set(11, page.mapCount > 0)
    set(12, page.use == .anonymous)
    set(15, page.flags.contains(.head))
    set(16, page.use == .tail)
    set(24, frame == zeroFrame)
    set(26, page.use == .pageTable)
    set(32, page.use == .reserved)
    return flags
  }
}
