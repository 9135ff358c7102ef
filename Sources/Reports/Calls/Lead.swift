import KernelModel

/// A command that shows more of what was just said.
package struct Lead: Hashable, Sendable {
  /// As it is typed.
  package let command: String

  package init(_ command: String) { self.command = command }

  /// The same with something in front.
  func behind(_ prefix: String) -> Lead { Lead(prefix + command) }
}

/// What leads on where something was refused or ended.
package enum LeadPhrase: Sendable {
  case see(Lead)
  /// A process was ended, and another is spoken for, if there is one.
  case isGone(Int32, next: Int32?)
}

extension Refusal.Reason {
  /// The command that shows more of what stood in the way; nil where the reason says all.
  var lead: Lead? {
    switch self {
    case .noGap: Lead("layout")
    case .overlaps, .notMapped, .severalAreas, .specialArea, .lockedArea, .wrongKindOfArea,
      .notGrowing, .neverAllowed, .belowHeap, .tooManyAreas:
      Lead("maps")
    case .addressSpaceLimit, .dataLimit, .lockLimit: Lead("limits")
    case .commitLimit, .noSpace: Lead("meminfo")
    case .belowMinimum: Lead("show vm.mmap_min_addr")
    case .outOfFrames, .outOfFramesAfter, .vmallocFailed: Lead("zones")
    case .isSwap, .notSwap: Lead("swaps")
    case .isDoomed: Lead("dmesg")
    case .outOfProcesses, .noChild, .noSuchProcess: Lead("ps")
    case .noWindow, .nonexistentArea, .badAreaAddress: Lead("vmallocinfo")
    case .isRAM, .noRAM: Lead("iomem")
    case .noSlot, .temporarySlot, .unbalanced, .temporarySlotsUsedUp: Lead("fixmap")
    case .lengthIsZero, .lengthTooLarge, .notPageAligned, .offsetOverflows, .rangeWraps,
      .beyondUserSpace, .badType, .unknownFlags, .badProtection, .conflictingFlags,
      .badDescriptor, .notReadable, .notWritable, .notMappable, .noSuchFile, .regionsOverlap,
      .unknownAdvice, .badVmallocSize, .framesWouldBeLost, .notKmapped, .sleepsWhileAtomic,
      .schedulesWhileAtomic, .badDevice, .deviceWraps, .sleeps, .notConfigured, .badProgram,
      .mayNotExecute, .openForWriting, .readOnly, .unreadable, .isDirectory, .beyondLongestFile,
      .unknownReferences, .emptySwapArea, .tooManySwapAreas, .badAdjustment, .hostRefuses,
      .unsupported:
      nil
    }
  }
}
