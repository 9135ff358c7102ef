import Hardware

/// Keeps caches of equal objects in slabs: blocks of frames with the objects laid end to end.
///
/// A free object holds, in its own bytes, the address of the next free one. The CPU takes from one
/// slab at a time, whose free list it owns, and keeps a few more with free objects; further ones
/// are on the node's list; full ones are on none.
///
/// 1. A slab's first page says which cache it belongs to, and counts its objects.
/// 2. A free list stays within its slab, meets each object once, and ends.
/// 3. Objects on a slab's free list and objects in use are all of its objects; a slab that a CPU
///    takes from counts all as in use.
/// 4. Slabs that the CPU keeps are frozen, slabs on the node's list are not.
/// 5. The node's list agrees with its links and count; each slab on it has a free object.
/// 6. A cache's counts of slabs and objects are those of the frames that say they are its slabs.
///
/// Linux: `mm/slub.c`, `mm/slab_common.c`.
public final class SlabAllocator {
  public let pages: PageAllocator
  public let memory: PhysicalMemory
  let tracer: Tracer
  /// What a cache is, by its number.
  public let descriptions: [SlabDescription]
  let states: FlatStorage<CacheState>
  /// What is known of each slab besides its `Page`, by its first frame.
  let records: FlatStorage<SlabRecord>
  /// The first of the names that has a cache.
  private let firstName: Int
  /// For each cache, the objects that describe it: they live in caches too.
  private var ownObjects: [VirtualAddress] = []

  /// Makes all caches. Linux: `kmem_cache_init` and the `kmem_cache_create` of many parts.
  public init(pages: PageAllocator) {
    self.pages = pages
    memory = pages.memory
    tracer = pages.tracer
    descriptions = SlabDescription.all(
      usesPAE: pages.boot.parameters.usesPAE, cpuCount: pages.boot.parameters.cpuCount)
    firstName = SlabDescription.firstName(usesPAE: pages.boot.parameters.usesPAE)
    states = FlatStorage(count: descriptions.count)
    records = FlatStorage(count: pages.pages.frameCount)
    for (index, description) in descriptions.enumerated() {
      states[index].freePointerOffset = UInt32(description.geometry.freePointerOffset)
      states[index].byteCount = UInt32(4096 << description.geometry.order)
    }
    for _ in descriptions {
      for index in SlabDescription.descriptorCaches {
        if let object = allocate(index, .kernel) { ownObjects.append(object) }
      }
    }
  }
}

extension SlabAllocator {
  /// Becomes what that of another kernel is.
  func take(_ other: SlabAllocator) {
    states.take(other.states)
    records.take(other.records)
  }

  /// One of the caches of the kernel's own objects.
  ///
  /// - Precondition: `.pageDirectory` exists with PAE alone: otherwise a directory fills a page.
  @inline(__always)
  public func cache(_ name: SlabCacheName) -> SlabCache {
    precondition(name.rawValue >= firstName)
    return SlabCache(slabs: self, index: SlabDescription.firstNamed + name.rawValue - firstName)
  }

  /// The cache of a name as `/proc/slabinfo` shows it, if there is one.
  public func cache(named name: String) -> SlabCache? {
    descriptions.firstIndex { $0.name == name }.map { SlabCache(slabs: self, index: $0) }
  }

  /// All caches, in the order of `/proc/slabinfo`: the newest first.
  public var caches: [SlabCache] {
    descriptions.indices.reversed().map { SlabCache(slabs: self, index: $0) }
  }
}

/// What a cache is for.
public struct SlabDescription: Hashable, Sendable {
  public let name: String
  public let geometry: SlabGeometry
  /// What its slabs are asked for with: zone and mobility. Linux: `allocflags`.
  public let flags: AllocationFlags

  /// Counted as reclaimable. Linux: `SLAB_RECLAIM_ACCOUNT`.
  var isReclaimable: Bool { flags.contains(.reclaimable) }

  /// Which caches hold the descriptors of caches: the first two.
  static let descriptorCaches = 0...1
  /// Sizes for requests of any size, by shape of `kmallocIndex`.
  static let kmallocSizes = [8, 16, 32, 64, 96, 128, 192, 256, 512, 1024, 2048, 4096, 8192]
  /// The number of the first cache of each kind of `kmalloc`.
  static let firstKmalloc = 2
  /// The number of the first cache with a name of its own.
  static let firstNamed = firstKmalloc + KmallocKind.allCases.count * kmallocSizes.count

  /// Every cache, in the order in which boot makes them.
  static func all(usesPAE: Bool, cpuCount: Int) -> [SlabDescription] {
    func description(
      _ name: String, size: Int, keepsContents: Bool = false, _ flags: AllocationFlags = []
    ) -> SlabDescription {
      SlabDescription(
        name: name,
        geometry: SlabGeometry(size: size, keepsContents: keepsContents, cpuCount: cpuCount),
        flags: flags)
    }
    var all = [description("kmem_cache", size: 128), description("kmem_cache_node", size: 64)]
    for kind in KmallocKind.allCases {
      for size in kmallocSizes {
        let label = size < 1024 ? "\(size)" : "\(size / 1024)k"
        all.append(description(kind.prefix + label, size: size, kind.flags))
      }
    }
    for name in SlabCacheName.allCases.dropFirst(firstName(usesPAE: usesPAE)) {
      all.append(
        description(
          name.name, size: name.size, keepsContents: name.keepsContents,
          name.isReclaimable ? .reclaimable : []))
    }
    return all
  }

  /// The first name that has a cache: without PAE a page directory fills a page and needs none.
  static func firstName(usesPAE: Bool) -> Int { usesPAE ? 0 : 1 }
}

/// Whether memory of `kmalloc` is ordinary, reclaimable or in ZONE_DMA.
///
/// Linux: `enum kmalloc_cache_type`.
enum KmallocKind: Int, CaseIterable {
  case ordinary, reclaimable, dma

  init(_ flags: AllocationFlags) {
    self = flags.contains(.dma) ? .dma : flags.contains(.reclaimable) ? .reclaimable : .ordinary
  }

  var prefix: String {
    switch self {
    case .ordinary: "kmalloc-"
    case .reclaimable: "kmalloc-rcl-"
    case .dma: "dma-kmalloc-"
    }
  }

  var flags: AllocationFlags {
    switch self {
    case .ordinary: []
    case .reclaimable: .reclaimable
    case .dma: .dma
    }
  }
}
