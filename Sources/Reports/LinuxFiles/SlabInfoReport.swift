import Drawing
import Grammar
import Hardware
import KernelModel

/// The caches of the kernel's heap, byte for byte as `/proc/slabinfo`.
package struct SlabInfoReport: AuditedText {
  package static let kind = "slabinfo"

  package struct Row: Encodable, Sendable {
    package let name: String
    let activeObjects: Int
    package let objects: Int
    let objectSize: Int
    let objectsPerSlab: Int
    let pagesPerSlab: Int
    package let slabs: Int
  }

  /// The newest first.
  package let caches: [Row]
  package var audit: SelfAudit?

  package init(_ kernel: Kernel) {
    let slabs = kernel.slabs
    caches = slabs.caches.map { cache in
      Row(
        name: cache.name, activeObjects: cache.activeObjectCount, objects: cache.objectCount,
        objectSize: cache.geometry.size, objectsPerSlab: cache.geometry.objectCount,
        pagesPerSlab: 1 << cache.geometry.order, slabs: cache.slabCount)
    }
    var found = 0
    kernel.forEachOwnedRun { frames, owner in
      guard owner == .slab else { return }
      let first = PageFrameNumber(rawValue: UInt32(frames.lowerBound))
      if kernel.pages[first].use == .slab { found += 1 }
    }
    audit = SelfAudit(
      [.init(.slabs, caches.reduce(0) { $0 + $1.slabs }, found)], ways: .cachesAndRecords)
  }

  // Linux: `print_slabinfo_header`, `cache_show`.
  package var text: String {
    var text = "slabinfo - version: 2.1\n"
    text += "# name            <active_objs> <num_objs> <objsize> <objperslab> <pagesperslab>"
    text += " : tunables <limit> <batchcount> <sharedfactor>"
    text += " : slabdata <active_slabs> <num_slabs> <sharedavail>\n"
    for row in caches {
      text += "\(row.name.left(17)) \(row.activeObjects.right(6)) \(row.objects.right(6)) "
      text +=
        "\(row.objectSize.right(6)) \(row.objectsPerSlab.right(4)) \(row.pagesPerSlab.right(4))"
      text += " : tunables    0    0    0"
      text += " : slabdata \(row.slabs.right(6)) \(row.slabs.right(6))      0\n"
    }
    return text
  }
}
