import KernelModel

extension StructureID {
  /// The fields of a place that are told only where nothing else differs.
  func details(of fields: FieldList) -> Set<FieldKey> {
    switch self {
    case .tlb: [.byteCount, .pageByteCount, .memoryType]
    case .replacement: [.order]
    // The type of a page that is parked is what matters about it.
    case .frames:
      fields.word(.use) == UInt64(PageUse.perCPU.rawValue)
        ? [.useCount, .mapCount, .flags, .owner, .order, .isExclusive, .index]
        : [.index, .migrateType]
    case .slabCaches: [.cpuSlab, .cpuPartialSlabs, .partialSlabs]
    case .slabs: [.freeObjects, .freeObject, .counters, .keptObjectCount]
    case .vmallocAreas: [.object, .pageArray, .hasVmallocPageArray, .waitingPlace]
    case .processes: [.kernelStack, .objects, .formerMinorFaults, .formerMajorFaults]
    case .descriptors: [.open, .userCount]
    case .opens: [.file]
    case .files:
      [
        .kind, .contentByteCount, .deviceMajor, .deviceMinor, .isReadOnly, .isExecutable,
        .isCharged, .holes, .unreadablePages, .content, .contentDigest,
        .writtenPageCount, .writtenDigest,
      ]
    case .areas:
      Set([.kind, .isRed, .left, .right, .subtreeGap, .file, .object, .chain])
        .union(fields[.file] == 0 ? [.pageOffset] : [])
    case .anonymousMemory: [.childCount, .spaces, .areas]
    case .memory, .registers, .chipCounters, .settings, .kernelFigures, .counters, .zones,
      .freeLists, .perCPULists, .pageblocks, .pageCache, .permanentMaps, .fixmap, .sleepingMaps,
      .windowFigures, .kernelTables, .tables, .directory, .figures, .results, .session:
      []
    }
  }
}
