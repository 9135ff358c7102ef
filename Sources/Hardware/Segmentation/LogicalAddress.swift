/// What a program writes: a segment and an offset within it. Segmentation turns it into a linear
/// address.
public struct LogicalAddress: Hashable, Sendable {
  public var segment: Segment
  public var offset: UInt32

  public init(_ segment: Segment, offset: UInt32) {
    self.segment = segment
    self.offset = offset
  }

  public enum Segment: Hashable, BitwiseCopyable, Sendable {
    /// What the register holds now.
    case register(SegmentRegister)
    /// What a register would hold after it was loaded with the selector.
    case selector(SegmentSelector)
  }
}
