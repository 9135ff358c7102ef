import Hardware
import KernelModel

/// One thing that is another than before a command.
package enum Effect: Hashable, Sendable {
  case faults(count: Int)
  /// The OOM killer ended it; nil for a name when it is forgotten already.
  case killed(ProcessID, name: String?)
  /// A real kernel would have stopped.
  case panicked(OOMPanic)
  // The process's areas
  case areaMade(Range<VirtualAddress>, AreaOptions)
  case areaRemoved(Range<VirtualAddress>)
  case areaMerged(Range<VirtualAddress>)
  case areaSplit(at: VirtualAddress)
  case areaChanged(Range<VirtualAddress>, from: AreaOptions, to: AreaOptions)
  case areaGrewDown(from: VirtualAddress, to: VirtualAddress)
  case heapEndMoved(from: VirtualAddress, to: VirtualAddress)
  // The kernel's windows
  case vmallocAreaMade(Range<VirtualAddress>)
  case vmallocAreaFreed(start: VirtualAddress)
  case vmallocAreasPurged(count: Int)
  case kmapCount(slot: Int, from: Int, to: Int)
  case sleeps(ProcessID)
  case wakes(ProcessID)
  // Frames of a zone
  case framesTaken(Zone.Kind, FrameTally)
  case framesFreed(Zone.Kind, FrameTally)
  // Pages between memory and swap
  case pagesWritten(count: Int)
  case pagesRead(count: Int)
  case pagesReclaimed(count: Int)
  // Page tables
  case entry(VirtualAddress, from: PageTableEntry, to: PageTableEntry)
  /// Of another process's memory: areas more or less, and changed entries.
  case otherMemory(MemoryOwner, areaBalance: Int, entryCount: Int)
  /// The pages of the process that are in memory.
  case resident(from: Int, to: Int)
  // The chip
  case directoryLoaded(PhysicalAddress)
  case tlbFlushed
  case tlbDropped(lineCount: Int)
  case tlbFilled(set: Int)
}

/// Whose memory changed beside that of the process a command speaks for.
package enum MemoryOwner: Hashable, Sendable {
  case process(ProcessID, isNew: Bool)
  /// What the process had before it began a program.
  case former
  /// Nobody has it any more.
  case gone
}

extension Effect {
  /// Effects of one group are told one by one only when they are few.
  package enum Group: Hashable {
    case areas, windows, entries, kernelEntries, fills
  }

  package var group: Group? {
    switch self {
    case .areaMade, .areaRemoved, .areaMerged, .areaSplit, .areaChanged, .areaGrewDown,
      .heapEndMoved:
      .areas
    case .vmallocAreaMade, .vmallocAreaFreed, .vmallocAreasPurged, .kmapCount, .sleeps, .wakes:
      .windows
    case .entry(let address, _, _): address < KernelLayout.pageOffset ? .entries : .kernelEntries
    case .tlbFilled: .fills
    case .faults, .killed, .panicked, .framesTaken, .framesFreed, .pagesWritten, .pagesRead,
      .pagesReclaimed,
      .otherMemory, .resident, .directoryLoaded, .tlbFlushed, .tlbDropped:
      nil
    }
  }
}

extension Effect.Group {
  /// The most that are told one by one.
  var mostTold: Int {
    switch self {
    case .areas, .windows: 3
    case .entries, .kernelEntries: 2
    case .fills: 1
    }
  }
}
