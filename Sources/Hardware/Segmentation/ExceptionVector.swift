/// An exception of the chip that pushes an error code. Intel: volume 3, table 6-1.
public enum ExceptionVector: UInt8, Hashable, Sendable {
  case notPresent = 11
  case stack = 12
  case generalProtection = 13
  case pageFault = 14

  /// The mnemonic: `#GP`.
  public var name: String {
    switch self {
    case .notPresent: "#NP"
    case .stack: "#SS"
    case .generalProtection: "#GP"
    case .pageFault: "#PF"
    }
  }
}
