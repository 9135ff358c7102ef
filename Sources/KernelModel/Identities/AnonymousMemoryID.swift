/// The number of an `anon_vma`; 0 is none.
public struct AnonymousMemoryID: Hashable, BitwiseCopyable, Sendable {
  public var rawValue: UInt32
  public init(rawValue: UInt32) { self.rawValue = rawValue }
  public static let none = AnonymousMemoryID(rawValue: 0)
}
