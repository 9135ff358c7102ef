/// An access together with who makes it, as one bit.
///
/// Hot paths carry it instead of two enums: a line's `passes` and a set of kinds answer by one
/// test of a bit.
struct AccessKind: BitwiseCopyable {
  let bit: UInt16

  /// Bit `Access` + 3 * `Requester`: 0 to 8.
  @inline(__always)
  init(_ access: Access, _ requester: Requester) {
    bit = 1 &<< UInt16(access.rawValue &+ requester.rawValue &* 3)
  }

  @inline(__always)
  init(_ access: Access, _ privilege: Privilege) {
    bit = 1 &<< UInt16(access.rawValue &+ (privilege == .user ? 0 : 3))
  }

  @inline(__always) var isWrite: Bool { bit & Set.writes.bits != 0 }
  @inline(__always) var isFetch: Bool { bit & Set.fetches.bits != 0 }

  var access: Access { isWrite ? .write : isFetch ? .fetch : .read }

  var requester: Requester {
    bit & 0b111 != 0 ? .user : bit & 0b111_000 != 0 ? .supervisor : .implicit
  }

  /// Kinds of accesses.
  struct Set: BitwiseCopyable {
    var bits: UInt16

    @inline(__always) init(bits: UInt16) { self.bits = bits }

    @inline(__always) static var none: Set { Set(bits: 0) }
    @inline(__always) static var writes: Set { Set(bits: 0b010_010_010) }
    @inline(__always) static var fetches: Set { Set(bits: 0b100_100_100) }

    @inline(__always) func contains(_ kind: AccessKind) -> Bool { bits & kind.bit != 0 }

    @inline(__always)
    func subtracting(_ other: Set) -> Set { Set(bits: bits & ~other.bits) }
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
