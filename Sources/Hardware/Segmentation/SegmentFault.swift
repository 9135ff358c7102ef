/// An exception of segmentation: which one, its error code, and the rule that was broken.
public struct SegmentFault: Error, Hashable, Sendable {
  /// `notPresent`, `stack` or `generalProtection`.
  public var vector: ExceptionVector
  /// The selector without RPL, or 0 when no selector is at fault.
  public var code: UInt16
  public var cause: Cause

  public enum Cause: Hashable, Sendable, CaseIterable {
    /// A use of a register that holds a null selector, or a null selector for SS or CS.
    case nullSelector
    /// The selector's entry is not within the table.
    case beyondTable
    /// The descriptor is of no use for the register: a system descriptor, code that cannot be
    /// read, a stack that cannot be written, no code for CS, no local table for LDTR.
    case wrongType
    /// DPL, CPL and RPL do not agree.
    case privilege
    /// P is clear.
    case notPresent
    /// A write to a segment that is not writable.
    case notWritable
    /// A read from a segment that is not readable.
    case notReadable
    /// A byte of the access lies outside the segment.
    case limit
  }

  public init(_ vector: ExceptionVector, _ cause: Cause, _ selector: SegmentSelector? = nil) {
    self.vector = vector
    self.cause = cause
    code = selector?.errorCode ?? 0
  }
}

/// A fault that stops an instruction: of segmentation, or of paging while the chip reads a
/// descriptor or the access itself is made.
public enum ProcessorFault: Error, Hashable, Sendable {
  case segment(SegmentFault)
  case page(PageFault)

  /// Makes a check of segmentation; its fault becomes one of the processor.
  static func checking<Result>(_ body: () throws(SegmentFault) -> Result)
    throws(ProcessorFault) -> Result
  {
    do { return try body() } catch { throw .segment(error) }
  }

  /// Makes an access; its fault becomes one of the processor.
  static func accessing<Result>(_ body: () throws(PageFault) -> Result)
    throws(ProcessorFault) -> Result
  {
    do { return try body() } catch { throw .page(error) }
  }
}
