/// An access together with who makes it, as one small number.
///
/// Hot paths carry it instead of two enums: it is an index and a bit.
struct AccessKind: BitwiseCopyable {
  /// `Access` + 3 * `Requester`: 0 to 8.
  let rawValue: UInt8

  @inline(__always)
  init(_ access: Access, _ requester: Requester) {
    rawValue = access.rawValue &+ requester.rawValue &* 3
  }

  @inline(__always)
  init(_ access: Access, _ privilege: Privilege) {
    rawValue = access.rawValue &+ (privilege == .user ? 0 : 3)
  }

  var access: Access { Access(rawValue: rawValue % 3) ?? .read }
  var requester: Requester { Requester(rawValue: rawValue / 3) ?? .user }

  @inline(__always) var isFetch: Bool { Set.fetches.contains(self) }
  @inline(__always) var isWrite: Bool { Set.writes.contains(self) }

  /// Kinds of accesses, one bit each. Accesses of the chip itself are in no set.
  struct Set: BitwiseCopyable {
    var rawValue: UInt16

    @inline(__always) init(rawValue: UInt16) { self.rawValue = rawValue }

    static let none = Set(rawValue: 0)

    @inline(__always)
    func contains(_ kind: AccessKind) -> Bool {
      rawValue &>> UInt16(kind.rawValue) & 1 != 0
    }

    @inline(__always) static var fetches: Set { Set(rawValue: 0b100_100_100) }
    @inline(__always) static var writes: Set { Set(rawValue: 0b010_010_010) }
  }
}

/// Who makes an access, as the rights see it.
enum Requester: UInt8 {
  case user, supervisor
  /// The chip itself, for a descriptor or a task-state segment: EFLAGS.AC does not lift SMAP.
  case implicit

  /// Whose access the error code calls it.
  var privilege: Privilege { self == .user ? .user : .supervisor }
}
