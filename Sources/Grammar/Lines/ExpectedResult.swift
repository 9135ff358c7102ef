import KernelModel

/// What a line says will come of it: the part after the `=` in the output of strace.
public struct ExpectedResult: Equatable, Sendable {
  public enum Kind: Equatable, Sendable {
    /// Nothing is said.
    case none
    /// `= ?`: the call does not return.
    case unknown
    /// `= 0xb7fc1000`, `= 3</etc/passwd>`
    case value(Int128)
    /// `= -1 ENOMEM (Cannot allocate memory)`; nil when Pagewalk does not know the name.
    case failure(Errno?)
    /// `= SIGSEGV SEGV_MAPERR`
    case signal
  }

  public var kind = Kind.none
  /// `faults=2`: how many page faults it took.
  public var faultCount: Int?
  /// Where the value, or the name of the error or of the signal and its code, stands.
  public var start = 0
  public var end = 0

  public init() {}

  public var range: Range<Int> { start..<end }
}
