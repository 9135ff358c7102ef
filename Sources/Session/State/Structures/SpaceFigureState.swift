import Hardware
import KernelModel

/// The figures of an address space. Linux: `mm_struct`.
struct SpaceFigureState: StateFigures {
  let id: StructureID
  let space: AddressSpace

  var figures: [(figure: StateFigure, fields: FieldList)] {
    SpaceFigure.allCases.map { (.space($0), .number(space.figure($0))) }
      + space.cachedAreas.enumerated().map { slot, link in
        (.cachedArea(slot), .number(space.areas[link].start.rawValue))
      }
  }
}

/// Linux's name where it has one.
package enum SpaceFigure: String, CaseIterable, Hashable, Sendable {
  case mm
  case users = "mm_users"
  case directory = "pgd"
  case areaCount = "map_count"
  case total = "total_vm"
  case data = "data_vm"
  case executable = "exec_vm"
  case stack = "stack_vm"
  case locked = "locked_vm"
  case peakTotal = "hiwater_vm"
  case filePages = "MM_FILEPAGES"
  case anonymousPages = "MM_ANONPAGES"
  case sharedPages = "MM_SHMEMPAGES"
  case peakResident = "hiwater_rss"
  case minorFaults = "minor-faults"
  case majorFaults = "major-faults"
  case pageTables = "page-tables"
  case mapBase = "mmap_base"
  case legacyLayout = "legacy-layout"
  case readImpliesExecute = "READ_IMPLIES_EXEC"
  case defaultOptions = "def_flags"
  case guardGap = "stack_guard_gap"
  case addressSpaceLimit = "RLIMIT_AS"
  case dataLimit = "RLIMIT_DATA"
  case hardDataLimit = "hard-RLIMIT_DATA"
  case stackLimit = "RLIMIT_STACK"
  case lockedMemoryLimit = "RLIMIT_MEMLOCK"
  case isPrivileged = "privileged"
  case entryPoint = "entry-point"
  case interpreter
  case heapStart = "start_brk"
  case heapEnd = "brk"
  case stackStart = "start_stack"
  case library = "c-library"
  case codeStart = "code-start"
  case codeEnd = "code-end"
  case dataStart = "data-start"
  case dataEnd = "data-end"
  case zerosStart = "bss-start"
  case zerosEnd = "bss-end"
  case argumentsStart = "arg-start"
  case argumentsEnd = "arg-end"
  case environmentStart = "env-start"
  case environmentEnd = "env-end"

  /// Addresses and flags.
  var isHexadecimal: Bool {
    switch self {
    case .directory, .mapBase, .defaultOptions, .entryPoint, .interpreter, .heapStart, .heapEnd,
      .stackStart, .library, .codeStart, .codeEnd, .dataStart, .dataEnd, .zerosStart, .zerosEnd,
      .argumentsStart, .argumentsEnd, .environmentStart, .environmentEnd:
      true
    default: false
    }
  }
}

extension AddressSpace {
  fileprivate func figure(_ figure: SpaceFigure) -> Int128 {
    switch figure {
    case .mm: Int128(id.rawValue)
    case .users: Int128(userCount)
    case .directory: Int128(directory.rawValue)
    case .areaCount: Int128(areas.count)
    case .total: Int128(totals.total)
    case .data: Int128(totals.data)
    case .executable: Int128(totals.executable)
    case .stack: Int128(totals.stack)
    case .locked: Int128(totals.locked)
    case .peakTotal: Int128(peakTotal)
    case .filePages: Int128(resident.file)
    case .anonymousPages: Int128(resident.anonymous)
    case .sharedPages: Int128(resident.shared)
    case .peakResident: Int128(peakResident)
    case .minorFaults: Int128(faults.minor)
    case .majorFaults: Int128(faults.major)
    case .pageTables: Int128(pageTableCount)
    case .mapBase: Int128(mapBase.rawValue)
    case .legacyLayout: mapsBottomUp ? 1 : 0
    case .readImpliesExecute: readImpliesExecute ? 1 : 0
    case .defaultOptions: Int128(defaultOptions.rawValue)
    case .guardGap: Int128(areas.guardGap)
    case .addressSpaceLimit: Int128(limits.addressSpace)
    case .dataLimit: Int128(limits.data)
    case .hardDataLimit: Int128(limits.mostData)
    case .stackLimit: Int128(limits.stack)
    case .lockedMemoryLimit: Int128(limits.lockedMemory)
    case .isPrivileged: limits.isPrivileged ? 1 : 0
    case .entryPoint: Int128(image.entry.rawValue)
    case .interpreter: Int128(image.interpreterBase.rawValue)
    case .heapStart: Int128(image.heapStart.rawValue)
    case .heapEnd: Int128(image.heapEnd.rawValue)
    case .stackStart: Int128(image.stackStart.rawValue)
    case .library: Int128(image.library.rawValue)
    case .codeStart: Int128(image.code.lowerBound.rawValue)
    case .codeEnd: Int128(image.code.upperBound.rawValue)
    case .dataStart: Int128(image.data.lowerBound.rawValue)
    case .dataEnd: Int128(image.data.upperBound.rawValue)
    case .zerosStart: Int128(image.zeros.lowerBound.rawValue)
    case .zerosEnd: Int128(image.zeros.upperBound.rawValue)
    case .argumentsStart: Int128(image.arguments.lowerBound.rawValue)
    case .argumentsEnd: Int128(image.arguments.upperBound.rawValue)
    case .environmentStart: Int128(image.environment.lowerBound.rawValue)
    case .environmentEnd: Int128(image.environment.upperBound.rawValue)
    }
  }
}
