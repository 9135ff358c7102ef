import KernelModel

/// What `set` can change while the machine runs, by name.
struct SettingState: StateFigures {
  let id = StructureID.settings
  let world: World

  var figures: [(figure: StateFigure, fields: FieldList)] {
    MachineSetting.all(in: world).map { setting in
      var list = FieldList()
      // The first number is the figure; a list of several has each under its place.
      for (index, number) in setting.get(world).enumerated() {
        list.add(index == 0 ? .value : FieldKey("value\(index)"), number)
      }
      return (.setting(setting.name), list)
    }
  }
}

/// What `vmstat` counts as it happens; the rest of it is counted anew whenever it is shown.
struct CounterState: StateFigures {
  let id = StructureID.counters
  let statistics: MemoryStatistics

  private static let kept: [NodeCounter] = [
    .slabReclaimable, .slabUnreclaimable, .dirtied, .written, .scanWritten, .scanImmediateReclaim,
    .workingSetRefaultAnonymous, .workingSetRefaultFile, .workingSetActivateAnonymous,
    .workingSetActivateFile, .workingSetRestoreAnonymous, .workingSetRestoreFile,
  ]

  var figures: [(figure: StateFigure, fields: FieldList)] {
    Self.kept.map { (.counter($0.name), .number(statistics[$0])) }
      + EventCounter.allCases.map { (.counter($0.name), .number(statistics[$0])) }
  }
}
