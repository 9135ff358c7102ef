/// One of the six segment registers, in the order in which instructions number them.
public enum SegmentRegister: UInt8, BitwiseCopyable, Sendable, CaseIterable {
  case es, cs, ss, ds, fs, gs
}

/// What a segment register holds: the selector that programs see, and the descriptor that the chip
/// took from the table when the selector was loaded.
public struct LoadedSegment: Hashable, Sendable {
  public var selector: SegmentSelector
  /// nil after a null selector was loaded: any use faults.
  public var descriptor: SegmentDescriptor?

  public init(_ selector: SegmentSelector, _ descriptor: SegmentDescriptor?) {
    self.selector = selector
    self.descriptor = descriptor
  }
}

extension SegmentRegister {
  /// `DS`
  public var name: String {
    switch self {
    case .es: "ES"
    case .cs: "CS"
    case .ss: "SS"
    case .ds: "DS"
    case .fs: "FS"
    case .gs: "GS"
    }
  }
}
