import Hardware

/// The `prot` argument of `mmap` and `mprotect`. Linux: `PROT_*`.
public struct Protection: OptionSet, Hashable, Sendable {
  public var rawValue: UInt32
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  public static let none: Protection = []
  public static let read = Protection(rawValue: 0x1)
  public static let write = Protection(rawValue: 0x2)
  public static let execute = Protection(rawValue: 0x4)
  /// `PROT_SEM`: accepted, without effect.
  public static let semaphore = Protection(rawValue: 0x8)
  public static let growsDown = Protection(rawValue: 0x0100_0000)
  public static let growsUp = Protection(rawValue: 0x0200_0000)

  /// Linux: `calc_vm_prot_bits`.
  var areaOptions: AreaOptions { AreaOptions(rawValue: rawValue & 7) }
}

/// The `flags` argument of `mmap`, with the values of i386. Linux: `MAP_*`.
public struct MapFlags: OptionSet, Hashable, Sendable {
  public var rawValue: UInt32
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  public static let shared = MapFlags(rawValue: 0x01)
  /// `MAP_PRIVATE`
  public static let copyOnWrite = MapFlags(rawValue: 0x02)
  public static let sharedValidate = MapFlags(rawValue: 0x03)
  /// The bits that hold one of the three above.
  public static let typeMask = MapFlags(rawValue: 0x0f)
  public static let fixed = MapFlags(rawValue: 0x10)
  public static let anonymous = MapFlags(rawValue: 0x20)
  public static let growsDown = MapFlags(rawValue: 0x0100)
  public static let denyWrite = MapFlags(rawValue: 0x0800)
  public static let executable = MapFlags(rawValue: 0x1000)
  public static let locked = MapFlags(rawValue: 0x2000)
  public static let noReserve = MapFlags(rawValue: 0x4000)
  public static let populate = MapFlags(rawValue: 0x8000)
  public static let nonBlocking = MapFlags(rawValue: 0x1_0000)
  public static let stack = MapFlags(rawValue: 0x2_0000)
  public static let hugeTLB = MapFlags(rawValue: 0x4_0000)
  public static let synchronous = MapFlags(rawValue: 0x8_0000)
  public static let fixedNoReplace = MapFlags(rawValue: 0x10_0000)

  /// The flags that every kernel has always ignored when unknown; `MAP_SHARED_VALIDATE` refuses
  /// all others. Linux: `LEGACY_MAP_MASK`.
  static let legacyMask: MapFlags = [
    .shared, .copyOnWrite, .fixed, .anonymous, .denyWrite, .executable, .growsDown, .locked,
    .noReserve, .populate, .nonBlocking, .stack, .hugeTLB, MapFlags(rawValue: 0x40),
    MapFlags(rawValue: 0x7c00_0000),
  ]
}

/// The arguments of `mmap`.
public struct MapRequest: Hashable, Sendable {
  /// Where the caller would like the mapping, or must have it with `MAP_FIXED`. 0: anywhere.
  public var address: VirtualAddress
  /// Bytes, 1 or more; rounded up to pages.
  public var length: UInt32
  public var protection: Protection
  public var flags: MapFlags
  /// The open file, ignored for anonymous mappings.
  public var fileDescriptor: Int32
  /// Where in the file the mapping begins, in pages. Linux: `pgoff` of `mmap2`.
  public var pageOffset: UInt32

  public init(
    address: VirtualAddress = VirtualAddress(rawValue: 0), length: UInt32, protection: Protection,
    flags: MapFlags, fileDescriptor: Int32 = -1, pageOffset: UInt32 = 0
  ) {
    self.address = address
    self.length = length
    self.protection = protection
    self.flags = flags
    self.fileDescriptor = fileDescriptor
    self.pageOffset = pageOffset
  }
}
