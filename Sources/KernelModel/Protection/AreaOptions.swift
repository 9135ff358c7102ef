/// What a mapping allows, how it behaves and what it might become. Linux: `vm_flags`.
public struct AreaOptions: OptionSet, BitwiseCopyable, Hashable, Sendable {
  public var rawValue: UInt32
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  public static let read = AreaOptions(rawValue: 0x1)
  public static let write = AreaOptions(rawValue: 0x2)
  public static let execute = AreaOptions(rawValue: 0x4)
  public static let shared = AreaOptions(rawValue: 0x8)
  public static let mayRead = AreaOptions(rawValue: 0x10)
  public static let mayWrite = AreaOptions(rawValue: 0x20)
  public static let mayExecute = AreaOptions(rawValue: 0x40)
  public static let mayShare = AreaOptions(rawValue: 0x80)
  public static let growsDown = AreaOptions(rawValue: 0x100)
  public static let frameMap = AreaOptions(rawValue: 0x400)
  public static let denyWrite = AreaOptions(rawValue: 0x800)
  public static let locked = AreaOptions(rawValue: 0x2000)
  public static let deviceIO = AreaOptions(rawValue: 0x4000)
  public static let sequentialRead = AreaOptions(rawValue: 0x8000)
  public static let randomRead = AreaOptions(rawValue: 0x10000)
  public static let dontCopy = AreaOptions(rawValue: 0x20000)
  public static let dontExpand = AreaOptions(rawValue: 0x40000)
  public static let lockOnFault = AreaOptions(rawValue: 0x80000)
  public static let account = AreaOptions(rawValue: 0x100000)
  public static let noReserve = AreaOptions(rawValue: 0x200000)
  public static let hugeTLB = AreaOptions(rawValue: 0x400000)
  public static let synchronous = AreaOptions(rawValue: 0x800000)
  public static let wipeOnFork = AreaOptions(rawValue: 0x2000000)
  public static let dontDump = AreaOptions(rawValue: 0x4000000)
  public static let mixedMap = AreaOptions(rawValue: 0x1000_0000)
  public static let hugePage = AreaOptions(rawValue: 0x2000_0000)
  public static let noHugePage = AreaOptions(rawValue: 0x4000_0000)
  public static let mergeable = AreaOptions(rawValue: 0x8000_0000)

  /// Read, write and execute. Linux: `VM_ACCESS_FLAGS`.
  public static let accessMask: AreaOptions = [.read, .write, .execute]
  /// Areas with one of these never merge. Linux: `VM_SPECIAL`.
  public static let special: AreaOptions = [.deviceIO, .dontExpand, .frameMap, .mixedMap]
  /// Linux: `VM_LOCKED_CLEAR_MASK`, inverted.
  public static let lockMask: AreaOptions = [.locked, .lockOnFault]

  /// Two letters for each flag, in the order of the bits, as `smaps` prints them.
  /// Linux: `show_smap_vma_flags`.
  public static let letters: [(option: AreaOptions, letters: String)] = [
    (.read, "rd"), (.write, "wr"), (.execute, "ex"), (.shared, "sh"), (.mayRead, "mr"),
    (.mayWrite, "mw"), (.mayExecute, "me"), (.mayShare, "ms"), (.growsDown, "gd"),
    (.frameMap, "pf"), (.denyWrite, "dw"), (.locked, "lo"), (.deviceIO, "io"),
    (.sequentialRead, "sr"), (.randomRead, "rr"), (.dontCopy, "dc"), (.dontExpand, "de"),
    (.lockOnFault, "??"), (.account, "ac"), (.noReserve, "nr"), (.hugeTLB, "ht"),
    (.synchronous, "sf"), (.wipeOnFork, "wf"), (.dontDump, "dd"), (.mixedMap, "mm"),
    (.hugePage, "hg"), (.noHugePage, "nh"), (.mergeable, "mg"),
  ]
}
