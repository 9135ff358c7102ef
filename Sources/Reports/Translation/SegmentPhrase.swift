import Hardware

/// What is said around the facts of segmentation.
enum SegmentPhrase: Sendable {
  case selectorLabel
  case limitLabel
  case linearLabel
  /// What a selector names: `0073 = index 14 of the GDT, RPL 3: __USER_CS`.
  case selector(SegmentSelector)
  /// What a register holds.
  case holds(SegmentSelector)
  /// How a linear address and the segment of its register belong together.
  case flatness(SegmentDescriptor?)
  case errorCode(UInt16, SegmentRefusal)
  /// A register without a segment.
  case nullSegment
  /// An entry of a table that paging does not let the chip read.
  case unreadableEntry
  case noTable(privilegeLevel: Int)
  /// What stands between a table and its address.
  case at
  case tableLimit(UInt32, privilegeLevel: Int)
}
