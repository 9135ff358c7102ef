import Reports

extension MachineSetting {
  /// What a setting is there for.
  package enum Meaning: Hashable, Sendable {
    // Chosen before the machine boots.
    case highTables, largePages, cpuCount, vmallocReserve
    // Of processes and their memory.
    case handlesSignals, faultAround, mapsBottomUp, mostAreas, lowestAddress
    case overcommitMode, overcommitRatio, vmallocSync, stackGuardGap, pageCluster
    // Of what goes when memory is short.
    case swappiness, panicOnOOM, killsAllocatingTask, dumpsTasks
    // Of the page allocator.
    case lowmemReserve, minFree, perCPUShare, watermarkBoost, watermarkScale
  }
}

/// What something that `set` changes is there for.
package enum SettingMeaning: Sendable {
  case setting(MachineSetting.Meaning)
  case register(MachineRegister.Meaning)
}
