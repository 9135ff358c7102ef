import Drawing
import Hardware

extension HardwareEvent: DetailedFact {
  public var code: String {
    switch self {
    case .lookedUp: "tlb-asked"
    case .pointerUsed: "pointer-used"
    case .entryRead: "entry-read"
    case .directoryRemembered: "directory-remembered"
    case .entryWritten: "entry-marked"
    case .decided(_, _, _, refusal: nil): "access-passed"
    case .decided: "access-failed"
    case .filled: "tlb-filled"
    case .evicted: "tlb-evicted"
    case .translated: "translated"
    case .fault: "page-fault"
    case .directoryLoaded: "cr3-loaded"
    case .flushed: "tlb-flushed"
    case .dropped: "tlb-dropped"
    }
  }

  public var details: Details {
    switch self {
    case .lookedUp(let address, let array, let set, let verdict):
      ["address": address, "array": array, "set": set, "verdict": verdict]
    case .pointerUsed(let index, let value): ["index": index, "value": value.wide]
    case .entryRead(let level, let place, let value),
      .entryWritten(let level, let place, let value):
      ["level": level.code, "place": place, "value": value.wide]
    case .directoryRemembered(let address, let value): ["address": address, "value": value.wide]
    case .decided(let rights, let access, let privilege, _):
      ["access": access, "privilege": privilege, "rights": rights]
    case .filled(let address, let array, let set, let way),
      .evicted(let address, let array, let set, let way):
      ["address": address, "array": array, "set": set, "way": way]
    case .translated(let address, let physical): ["address": address, "physical": physical]
    case .fault(let fault): ["address": fault.address, "errorCode": fault.code.rawValue]
    case .directoryLoaded(let directory): ["directory": directory]
    case .flushed(let cause, let count): ["cause": cause.code, "lineCount": count]
    case .dropped(let address, let count, let cause):
      ["address": address, "cause": cause.code, "lineCount": count]
    }
  }
}

extension PageTableEntry {
  /// The entry as JSON has it: 64 bits wide under PAE, its highest bit among them.
  package var wide: UInt64 { rawValue }
}

extension PagingLevel {
  /// Intel's name for an entry of the level.
  package var name: String {
    switch self {
    case .table: "PTE"
    case .directory: "PDE"
    case .pointer: "PDPTE"
    }
  }

  package var code: String { name.lowercased() }
}

extension TLBFlush {
  fileprivate var code: String {
    switch self {
    case .directoryLoad: "cr3-load"
    case .control4: "cr4"
    case .pagingOff: "paging-off"
    }
  }
}

extension TLBDrop {
  fileprivate var code: String {
    switch self {
    case .invalidation: "invlpg"
    case .fault: "page-fault"
    case .insufficient: "insufficient"
    }
  }
}
