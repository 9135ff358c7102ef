/// What all levels of a walk together allow; also what a line of the TLB remembers.
///
/// User and writable are the AND over the levels, no-execute is the OR. Reference: SDM vol. 3, 4.6.
public struct Rights: OptionSet, Hashable, BitwiseCopyable, Sendable {
  public var rawValue: UInt8

  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Code at CPL 3 may use the page.
  public static let user = Rights(rawValue: 1 << 0)
  public static let writable = Rights(rawValue: 1 << 1)
  public static let noExecute = Rights(rawValue: 1 << 2)
  /// The leaf's dirty bit: a write need not set it any more.
  public static let dirty = Rights(rawValue: 1 << 3)
}

/// Who makes an access, as the rights see it.
enum Requester: Int {
  case user, supervisor
  /// The chip itself, for a descriptor or a task-state segment: EFLAGS.AC does not lift SMAP.
  case implicit

  @inline(__always)
  init(_ privilege: Privilege) { self = privilege == .user ? .user : .supervisor }

  var privilege: Privilege { self == .user ? .user : .supervisor }
}

/// Which rights let which access pass under the present control registers: for each kind of
/// access and requester the set of the values of `Rights` that suffice, one bit each.
///
/// A write needs the dirty bit as well: a walk sets it, a line of the TLB without it is not
/// enough. SDM vol. 3, 4.6.1.
struct RightsTable {
  private var words: InlineArray<9, UInt16>

  // The sets of the values that contain one right.
  private static let user: UInt16 = 0xaaaa
  private static let writable: UInt16 = 0xcccc
  private static let noExecute: UInt16 = 0xf0f0
  private static let dirty: UInt16 = 0xff00

  init(_ controls: ControlRegisters) {
    words = InlineArray(repeating: 0)
    let writable = controls.cr0.contains(.writeProtect) ? Self.writable : ~0
    let fetchable = controls.cr4.contains(.smep) ? ~Self.user : ~0
    let reachable = controls.enforcesSMAP ? ~Self.user : ~0
    // EFLAGS.AC does not lift SMAP for the chip's own accesses.
    let implicit = controls.cr4.contains(.smap) ? ~Self.user : ~0
    set(.user, Self.user, Self.user & Self.writable, Self.user)
    set(.supervisor, reachable, reachable & writable, fetchable)
    set(.implicit, implicit, implicit & writable, fetchable)
  }

  private mutating func set(
    _ requester: Requester, _ read: UInt16, _ write: UInt16, _ fetch: UInt16
  ) {
    let first = requester.rawValue * 3
    words[first + Int(Access.read.rawValue)] = read
    words[first + Int(Access.write.rawValue)] = write & Self.dirty
    words[first + Int(Access.fetch.rawValue)] = fetch & ~Self.noExecute
  }

  /// The rights that suffice.
  @inline(__always)
  func word(_ access: Access, _ requester: Requester) -> UInt16 {
    words[requester.rawValue &* 3 &+ Int(access.rawValue)]
  }
}

extension UInt16 {
  /// Whether a set of a `RightsTable` has `rights` among its values.
  @inline(__always)
  func allows(_ rights: Rights) -> Bool { self &>> UInt16(rights.rawValue) & 1 != 0 }
}
