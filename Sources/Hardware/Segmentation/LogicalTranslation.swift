/// The evidence for the first stage of a translation: from a segment and an offset to a linear
/// address, without any effect on the machine.
public struct LogicalTranslation: Hashable, Sendable {
  public var logical: LogicalAddress
  public var access: Access
  public var privilege: Privilege
  public var byteCount: Int
  /// The register whose rules apply: the one that was named, or for a selector CS for a fetch and
  /// DS for the rest.
  public var register: SegmentRegister
  /// The table in which a selector is looked up, and the linear address of its entry.
  public var table: DescriptorTable?
  public var place: VirtualAddress?
  /// The descriptor that applies; nil for a null selector, or when it could not be read.
  public var descriptor: SegmentDescriptor?
  public var outcome: Outcome

  public enum Outcome: Hashable, Sendable {
    /// The linear address, and what paging makes of it.
    case linear(VirtualAddress, Translation)
    /// Segmentation refuses.
    case segment(SegmentFault)
    /// The descriptor itself cannot be read.
    case descriptor(PageFault)
  }
}
