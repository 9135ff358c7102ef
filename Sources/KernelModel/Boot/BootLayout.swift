import Hardware

/// What physical memory looks like when the page allocator takes over: zones and reservations.
///
/// Linux: `setup_arch`, `free_area_init`.
public struct BootLayout: Hashable, Sendable {
  /// Why frames were taken before the page allocator stood.
  public enum Purpose: Hashable, Sendable, CaseIterable {
    /// What firmware may scribble on, up to 64 KiB.
    case firmware
    /// Real-mode start-up code.
    case realMode
    case kernelImage
    /// Page tables of the direct map and of the kernel's windows, small structures.
    case early
    /// The array of `Page`s.
    case pageMap
    case perCPU
    case dentryHash
    case inodeHash
  }

  /// Frames that are in use from the first moment on.
  public struct Reservation: Hashable, Sendable {
    public var purpose: Purpose
    public var frames: Range<PageFrameNumber>
  }

  /// What is known of a zone before any page is handed over.
  public struct ZoneExtent: Hashable, Sendable {
    public var kind: Zone.Kind
    public var frames: Range<PageFrameNumber>
    public var presentPages: Int
    /// Pages of `Page`s that the zone costs. Linux: `calc_memmap_size`.
    public var pageMapPages: Int { ((frames.upperBound - frames.lowerBound) * 32 + 4095) / 4096 }
  }

  public let parameters: BootParameters
  /// One more than the highest frame of RAM. Linux: `max_pfn`.
  public let maxFrame: PageFrameNumber
  /// The end of what the kernel maps directly. Linux: `max_low_pfn`.
  public let lowMemoryEnd: PageFrameNumber
  /// RAM in whole frames, lowest first.
  public let presentFrames: [Range<PageFrameNumber>]
  /// All four, empty ones included, by `Zone.Kind`.
  public let zones: [ZoneExtent]
  /// In the order in which they are made.
  public let reservations: [Reservation]
  /// What boot leaves free in the direct map and beyond, lowest first.
  let freeLowMemory: [Range<PageFrameNumber>]
  let freeHighMemory: [Range<PageFrameNumber>]
  public let dentryHash: HashTableSize
  public let inodeHash: HashTableSize

  /// Lays out the machine. Traps when the kernel's program and tables do not fit into it.
  public init(_ parameters: BootParameters) {
    let architectureLimit = PageFrameNumber(rawValue: parameters.usesPAE ? 1 << 24 : 1 << 20)
    let usable = parameters.memoryMap.usableFrames(limit: architectureLimit)
    guard let top = usable.last?.upperBound else { kernelBug("the memory map holds no RAM") }
    let lowEnd = min(top, parameters.lowMemoryLimit)
    let zones = Self.zones(usable: usable, lowMemoryEnd: lowEnd, maxFrame: top)
    let kernelPages = Self.kernelPages(zones)
    let dentryHash = HashTableSize(kernelPages: kernelPages.hash, all: kernelPages.all, scale: 13)
    let inodeHash = HashTableSize(kernelPages: kernelPages.hash, all: kernelPages.all, scale: 14)

    var allocator = BootAllocator(usable: usable)
    var reservations: [Reservation] = []
    func reserve(_ frames: Range<PageFrameNumber>, for purpose: Purpose) {
      allocator.reserve(frames)
      reservations.append(Reservation(purpose: purpose, frames: frames))
    }
    func allocate(_ count: Int, below limit: PageFrameNumber, for purpose: Purpose) {
      guard let frames = allocator.allocate(count, below: limit) else {
        kernelBug("no \(count) frames for \(purpose) at boot")
      }
      reservations.append(Reservation(purpose: purpose, frames: frames))
    }
    let first = PageFrameNumber(rawValue: 1)
    let megabyte = PageFrameNumber(rawValue: 0x100)
    reserve(parameters.image.frames, for: .kernelImage)
    reserve(first..<first + parameters.lowReservedPages, for: .firmware)
    allocate(parameters.realModePages, below: megabyte, for: .realMode)
    if parameters.rules.reservesFirstMegabyte { reserve(first..<megabyte, for: .firmware) }
    let tables = DirectMapPlan(end: lowEnd, parameters).tablesBeyondLargePages
    allocate(parameters.earlyPages + tables, below: lowEnd, for: .early)
    allocate((top.index + 1023) / 1024 * 8, below: lowEnd, for: .pageMap)
    allocate(parameters.perCPUAreaPages * parameters.cpuCount, below: lowEnd, for: .perCPU)
    allocate(dentryHash.pageCount, below: lowEnd, for: .dentryHash)
    allocate(inodeHash.pageCount, below: lowEnd, for: .inodeHash)

    self.parameters = parameters
    maxFrame = top
    lowMemoryEnd = lowEnd
    presentFrames = usable
    self.zones = zones
    self.reservations = reservations
    freeLowMemory = allocator.free(in: first..<lowEnd)
    freeHighMemory = lowEnd < top ? allocator.free(in: lowEnd..<top) : []
    self.dentryHash = dentryHash
    self.inodeHash = inodeHash
  }
}

extension BootLayout {
  /// The frames reserved for a purpose, lowest range first; empty when there are none.
  public func frames(for purpose: Purpose) -> [Range<PageFrameNumber>] {
    reservations.filter { $0.purpose == purpose }.map(\.frames)
  }

  /// Frames taken at boot for the page tables of the direct map, of the kernel's windows and for
  /// small structures: the kernel builds its first tables in these, from the first on.
  var earlyFrames: Range<PageFrameNumber> { frames(for: .early)[0] }

  /// The frame of zeros that every untouched private page reads. Linux: `empty_zero_page`.
  var zeroPageFrame: PageFrameNumber { parameters.image.frames(of: .bss).lowerBound }

  /// The kernel's page directory, or its table of four directories under PAE.
  /// Linux: `swapper_pg_dir`.
  public var kernelDirectoryFrame: PageFrameNumber { zeroPageFrame + 1 }

  /// Whether the frame is RAM that the kernel knows of.
  /// - Complexity: O(ranges), of which a PC has three.
  public func isPresent(_ frame: PageFrameNumber) -> Bool {
    presentFrames.contains { $0.contains(frame) }
  }

  /// Zone ends as `zone_sizes_init` sets them; a zone starts where the one below ends.
  private static func zones(
    usable: [Range<PageFrameNumber>], lowMemoryEnd: PageFrameNumber, maxFrame: PageFrameNumber
  ) -> [ZoneExtent] {
    let dmaEnd = min(PageFrameNumber(rawValue: 0x1000), lowMemoryEnd)
    let bounds = [PageFrameNumber(rawValue: 1), dmaEnd, lowMemoryEnd, maxFrame, maxFrame]
    return Zone.Kind.allCases.map { kind in
      let frames = bounds[Int(kind.rawValue)]..<bounds[Int(kind.rawValue) + 1]
      let present = usable.reduce(0) { count, range in
        let part = range.clamped(to: frames)
        return count + (part.upperBound - part.lowerBound)
      }
      return ZoneExtent(kind: kind, frames: frames, presentPages: present)
    }
  }

  /// Pages that hash tables are sized by, and all pages. Linux: `nr_kernel_pages`, `nr_all_pages`.
  private static func kernelPages(_ zones: [ZoneExtent]) -> (hash: Int, all: Int) {
    let low = zones[...1].reduce(0) { $0 + $1.presentPages - $1.pageMapPages }
    let high = zones[2]
    let charged = high.presentPages > 0 && low > 2 * high.pageMapPages ? high.pageMapPages : 0
    return (low - charged, low + high.presentPages)
  }
}
