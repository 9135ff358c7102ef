import Drawing
import Hardware
import KernelModel
import Reports

/// Frames in use and parked ones; what is free the lists tell.
struct FrameState: StateTable {
  let id = StructureID.frames
  let kernel: Kernel

  func enter(into facts: inout Facts) {
    kernel.forEachUsedFrame { frame, page in
      var digest = FieldDigest()
      Self.describe(page, into: &digest)
      // Neighbours that differ in their index alone are told together.
      let kind = digest.value
      digest.add(.index, page.index)
      facts.add(frame.rawValue, digest.value, kind: kind)
    }
  }

  private static func describe(_ page: Page, into fields: inout some FieldSink) {
    fields.add(.use, page.use.rawValue, code: FrameUse(page.use).code)
    fields.add(.useCount, page.useCount)
    fields.add(.mapCount, page.mapCount)
    fields.add(.flags, page.flags.rawValue)
    fields.add(.owner, page.owner)
    fields.add(.order, page.order)
    fields.add(.migrateType, page.migrateType)
    fields.add(.isExclusive, page.isExclusive)
  }

  func fields(at place: UInt64, against other: FrameState?) -> FieldList {
    let page = kernel.pages[PageFrameNumber(rawValue: UInt32(place))]
    var list = FieldList()
    if page.use == .free || page.use == .freeBlock { return list }
    Self.describe(page, into: &list)
    list.add(.index, page.index)
    if let name = kernel.ownerName(of: page) { list.add(.ownerName, name: name) }
    return list
  }
}

/// Which frame holds which page of a file, by the frames' records.
struct PageCacheState: StateTable {
  let id = StructureID.pageCache
  let kernel: Kernel

  func enter(into facts: inout Facts) {
    kernel.forEachUsedFrame { frame, page in
      guard page.use == .file || page.use == .sharedMemory else { return }
      facts.add(UInt64(page.owner) << 32 | UInt64(page.index)) { $0.add(.frame, frame.rawValue) }
    }
  }

  func fields(at place: UInt64, against other: PageCacheState?) -> FieldList {
    var list = FieldList()
    let (id, page) = (FileID(rawValue: UInt32(place >> 32)), place & 0xffff_ffff)
    guard let file = kernel.files.all.first(where: { $0.id == id }),
      let frame = file.frame(at: page)
    else { return list }
    list.add(.fileName, name: file.name)
    list.add(.page, page)
    list.add(.frame, frame.rawValue)
    return list
  }
}

extension Kernel {
  /// Calls `body` with every frame that is in no free block.
  ///
  /// - Complexity: O(free blocks + frames in use)
  fileprivate func forEachUsedFrame(_ body: (PageFrameNumber, Page) -> Void) {
    let pages = pages
    let end = UInt32(pages.frameCount)
    var number: UInt32 = 0
    while number < end {
      let frame = PageFrameNumber(rawValue: number)
      let page = pages[frame]
      switch page.use {
      case .freeBlock: number += 1 << UInt32(page.order)
      case .free: number += 1
      default:
        body(frame, page)
        number += 1
      }
    }
  }

  /// The file's or the cache's name, where the owner is one.
  fileprivate func ownerName(of page: Page) -> String? {
    switch page.use {
    case .file, .sharedMemory: files.all.first { $0.id.rawValue == page.owner }?.name
    case .slab:
      Int(page.owner) < slabs.descriptions.count ? slabs.descriptions[Int(page.owner)].name : nil
    default: nil
    }
  }
}
