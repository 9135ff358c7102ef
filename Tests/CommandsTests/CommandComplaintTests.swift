import Drawing
import KernelModel
import TestSupport
import Testing

@testable import Commands
@testable import Hardware
@testable import Session

/// What the groups of commands complain of is worded.
struct CommandComplaintTests {
  private let process = ProcessID(rawValue: 2)
  private let frame = PageFrameNumber(rawValue: 7)
  private let address = VirtualAddress(rawValue: 0x1000)
  private let physical = PhysicalAddress(rawValue: 0x1000)

  @Test func `complaints about memory are well worded`() {
    let fault = SegmentFault(.generalProtection, .limit)
    expectWellWorded([
      KernelAddressComplaint.isBelowPageOffset(address),
      KernelAddressComplaint.isNotLowMemory(address, end: address, difference: physical),
      KernelAddressComplaint.isBeyondDirectMap(physical, end: physical, isRAM: true),
      KernelAddressComplaint.frameHasNoRecord(frame),
      KernelAddressComplaint.isOutsideVmalloc(address, window: address..<address),
      KernelAddressComplaint.isNotMapped(address),
      FrameComplaint.blockIsOfOrder(1, frame, asked: 2), FrameComplaint.zonesContradict(.kernel),
      FrameComplaint.mobilitiesContradict(.kernel), FrameComplaint.isBeyondRAM(frame, last: frame),
      FrameComplaint.hasNoRecord(frame, last: frame),
      LibraryComplaint.hasNoHeap(process), LibraryComplaint.hasNoLibrary(process),
      LibraryComplaint.noChunkHolds(address),
      MemoryComplaint.isNotWordAligned(physical), MemoryComplaint.nothingIsSeen(at: address),
      MemoryComplaint.rangeIsTooLong, MemoryComplaint.segment(fault),
      MemoryComplaint.descriptorCannotBeRead, MemoryComplaint.textHasNoQuotes("a"),
      MemoryComplaint.hasNoProcess,
      ChipComplaint.limitCountsPages(0x10_0000), ChipComplaint.tableIsNotMapped,
      ChipComplaint.tablesAreNotLoaded(process),
      CachedFileComplaint.isView(path: "/proc/meminfo", command: "meminfo"),
      ProgramComplaint.placeIsNotRecorded(program: nil), ViewComplaint.pagemapEnds(address),
    ])
  }

  @Test func `complaints about the session are well worded`() {
    expectWellWorded([
      FileComplaint.isNestedTooDeep(limit: 16), FileComplaint.tooManyLines(limit: 9),
      FileComplaint.isBeingCarriedOut("a"),
      FileComplaint.wentWrong("a"), FileComplaint.wasStopped("a"),
      FileComplaint.isHalted(inside: "brk 1"),
      SettingComplaint.hasEqualsSign("a", value: "1"),
      SettingComplaint.refused("a", value: "7", .isNoFraction(least: 8)),
      SettingComplaint.isChosenAtBoot("pse", 1), SettingComplaint.isNoVariable("$a"),
      SettingComplaint.unknown("a", nearest: nil),
      SettingComplaint.tooManyNumbers("2", of: "a", count: 1),
      NameComplaint.isCommand("mmap"), NameComplaint.unknown("a", nearest: "b"),
      NameComplaint.noHelp("a", nearest: nil), NameComplaint.nothingIsAbout("a"),
    ])
    expectWellWorded([
      DebuggerComplaint.hasNoFrames, DebuggerComplaint.noFrame(9, last: 3),
      DebuggerComplaint.hasNothingToLeave,
      DebuggerComplaint.isNotHalted,
      DebuggerComplaint.doesNotHold("rss == 3", [.init(name: "rss", value: 2)]),
      DebuggerComplaint.hasNothingToStepThrough, DebuggerComplaint.translationEnds,
      DebuggerComplaint.traceIsNotOn, DebuggerComplaint.hasNoKernel,
      DebuggerComplaint.noBreakpoint(1), DebuggerComplaint.hasNoBreakpoints,
      DebuggerComplaint.unknown(.checkpoint, "a", nearest: nil),
      DebuggerComplaint.cannotUndoInPast, DebuggerComplaint.hasNothingToUndo,
      DebuggerComplaint.isOnBranch("main"), DebuggerComplaint.comparesTwoPoints,
      DebuggerComplaint.liesInsideHalted(point: "@7"),
    ])
  }
}
