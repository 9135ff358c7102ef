extension KernelRule {
  /// The switches of `KernelRules`; a raw value is the property's name.
  public enum Name: String, Hashable, Sendable, CaseIterable {
    case heapJoinsBSS, breakShrinksOverHoles
    case holeFilling, faultedJoinsUnfaulted, findsGapsBeforeGuards, stackFlagMarksArea,
      hugeMapsAreOutOfMemory
    case growingMoveMerges, moveChecksSource, moveChecksArgumentsFirst,
      fixedMoveChecksSourceFirst, keepsSharedSource, keptSourceForgetsPages,
      keptSourceCountsAsLocked, movesSeveralAreas
    case protectRestoresWrite, unwritableDropsAccount
    case adviceSplitFailsAgain, knowsPopulateAdvice, populateAdviceStopsAtHoles
    case lockOnFaultChecksAccess, lockedMemoryLimit
    case firstSharedWriteIsMajor, faultsAroundWithin2M, reportsKernelFaultCode
    case swapInFreesSlotFirst, writeFreesSwapSlot, copyFreesSwapSlot, mappingLocksPages,
      swapReadsAreWorkingSet
    case isWide
    case programsDenyWrite, firstSegmentReplacesNothing, measuresWholeProgram, alignsLoaders,
      mostProgramHeaderBytes, mapsZerosBySegment, loaderHeapIsApart, programBase, vdsoPageCount,
      hasClockData, tellsSignalStackSize, tellsRestartableSequences
    case temporaryMapsFollowTask, temporarySlotsPerCPU
    case vmallocSync, vmallocTellsSize, vunmapNamesItself
    case perCPUHigh, movableZoneMarks, recomputesMinFreeFromPages, mostWatermarkScale,
      harderNeedsHigh
    case deferredSlabsFade, lockedPagesActivate
    case reservesFirstMegabyte, namesEventTimer, logsUnavailableRanges
    case heapNameIsStrict, mapsNameColumn
    case smapsTellsDirtyShare, smapsTellsMergedPages, smapsHugePageColumn
    case hasLongMemInfo
    case zoneInfoTellsBoost, nodeCountsTables
    case outOfMemoryTellsBoost, outOfMemoryTellsSwapTraffic, outOfMemoryStopsAtZone
  }
}
