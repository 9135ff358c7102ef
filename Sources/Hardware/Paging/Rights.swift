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
}

/// Which rights let which access pass under the present control registers: for each kind of
/// access and requester a word with one bit for each of the sixteen values of `Rights`.
struct RightsTable {
  private var words: InlineArray<9, UInt16>

  init(_ controls: ControlRegisters) {
    words = InlineArray(repeating: 0)
    for requester in [Requester.user, .supervisor, .implicit] {
      for access in Access.allCases {
        var word: UInt16 = 0
        for rawValue in UInt8(0)..<16
        where Self.allows(Rights(rawValue: rawValue), access, requester, controls) {
          word |= 1 << rawValue
        }
        words[requester.rawValue * 3 + Int(access.rawValue)] = word
      }
    }
  }

  /// The rights that suffice, as a word with one bit for each value of `Rights`.
  @inline(__always)
  func word(_ access: Access, _ requester: Requester) -> UInt16 {
    words[requester.rawValue &* 3 &+ Int(access.rawValue)]
  }

  /// Whether the rights let the access pass. A write needs the dirty bit as well: a walk sets it,
  /// a line of the TLB without it is not enough. SDM vol. 3, 4.6.1.
  private static func allows(
    _ rights: Rights, _ access: Access, _ requester: Requester, _ controls: ControlRegisters
  ) -> Bool {
    if access == .write, !rights.contains(.dirty) { return false }
    if access == .fetch, rights.contains(.noExecute) { return false }
    if requester == .user {
      return rights.contains(.user) && (access != .write || rights.contains(.writable))
    }
    let ignoresWritable = !controls.cr0.contains(.writeProtect)
    if access == .write, !rights.contains(.writable), !ignoresWritable { return false }
    guard rights.contains(.user) else { return true }
    if access == .fetch { return !controls.cr4.contains(.smep) }
    let isRefused =
      requester == .implicit ? controls.cr4.contains(.smap) : controls.enforcesSMAP
    return !isRefused
  }
}

extension UInt16 {
  /// Whether the word of a `RightsTable` has the bit of `rights`.
  @inline(__always)
  func allows(_ rights: Rights) -> Bool { self &>> UInt16(rights.rawValue) & 1 != 0 }
}
