import Hardware

extension MachineRegister {
  /// What a register, or one bit of it, is there for.
  package enum Meaning: Hashable, Sendable {
    case protection, lastFault, directory, extensions, features, alignmentCheck
    case bit(ControlBit)
    case segment(SegmentRegister)
  }
}

/// The bits of the control registers, by the names that the processor's manual gives them.
package enum ControlBit: String, CaseIterable, Sendable {
  // CR0
  case protection = "PE"
  case monitorCoprocessor = "MP"
  case emulation = "EM"
  case taskSwitched = "TS"
  case extensionType = "ET"
  case numericError = "NE"
  case writeProtect = "WP"
  case alignmentMask = "AM"
  case notWriteThrough = "NW"
  case cacheDisable = "CD"
  case paging = "PG"
  // CR4
  case virtual8086 = "VME"
  case virtualInterrupts = "PVI"
  case timeStampDisable = "TSD"
  case debugging = "DE"
  case pageSize = "PSE"
  case physicalAddresses = "PAE"
  case machineCheck = "MCE"
  case pageGlobal = "PGE"
  case performanceCounters = "PCE"
  case savesSSE = "OSFXSR"
  case sseExceptions = "OSXMMEXCPT"
  case instructionPrevention = "UMIP"
  case usesXSAVE = "OSXSAVE"
  case executionPrevention = "SMEP"
  case accessPrevention = "SMAP"
  // EFER
  case systemCalls = "SCE"
  case noExecute = "NXE"
}
