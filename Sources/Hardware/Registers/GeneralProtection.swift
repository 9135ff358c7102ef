/// A general-protection exception (vector 13) raised by a load of a control register.
///
/// The chip's error code is 0 for all of them; the cause says which rule was broken.
public struct GeneralProtection: Error, Hashable, Sendable {
  public var cause: Cause

  public init(_ cause: Cause) { self.cause = cause }

  /// The error code that the chip pushes.
  public var code: UInt16 { 0 }

  public enum Cause: Hashable, Sendable {
    /// CR0.PG was set with CR0.PE clear.
    case pagingWithoutProtection
    /// CR0.NW was set with CR0.CD clear.
    case writeThroughWithoutCacheDisable
    /// Bits of CR4 that the chip does not have.
    case reservedCR4(UInt32)
    /// Bits of EFER that the chip does not have.
    case reservedEFER(UInt32)
    /// CR3 above 4 GiB.
    case wideCR3(UInt64)
    /// A present directory pointer with reserved bits, named in the second value, set.
    case reservedPointer(index: Int, value: UInt64, reserved: UInt64)
  }
}
