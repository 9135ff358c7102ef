import Hardware

/// What an audit verifies on its own, in this order: each stands on some before it.
public enum AuditedStructure: CaseIterable, Hashable, Sendable {
  case pageAllocator, slabs, permanentMap, fixedMap, vmalloc, areas, pageTables, reverseMap, files
  case pageLists, swap, frames

  /// Those without which nothing can be said of this one.
  var foundations: [AuditedStructure] {
    switch self {
    case .pageAllocator, .slabs, .permanentMap, .fixedMap, .vmalloc, .areas, .pageLists: []
    case .pageTables, .reverseMap, .files: [.areas]
    case .swap: [.areas, .pageTables]
    case .frames: [.areas, .pageTables]
    }
  }
}

/// What an audit found of one structure.
public enum AuditVerdict: Hashable, Sendable {
  case holds
  /// The first of its rules that is broken.
  case broken(InvariantViolation)
  /// Not verified: it stands on one that is broken.
  case dependent(on: AuditedStructure)
  /// Not verified: nobody waited for it.
  case skipped
}

extension Kernel {
  /// Checks every rule of every structure against every other.
  ///
  /// - Throws: the first rule that is broken.
  /// - Complexity: O(frames + areas + entries)
  public func checkInvariants() throws(InvariantViolation) {
    for found in audit() {
      if case .broken(let violation) = found.verdict { throw violation }
    }
  }

  /// The same, going on behind what is broken. The prompt's `audit`.
  ///
  /// - Parameter isInterrupted: asked now and then: whether nobody waits for the rest.
  public func audit(
    unless isInterrupted: () -> Bool = { false }
  ) -> [(structure: AuditedStructure, verdict: AuditVerdict)] {
    var found: [(structure: AuditedStructure, verdict: AuditVerdict)] = []
    var mapped = FrameTally()
    let areas = liveAreas
    for structure in AuditedStructure.allCases {
      guard !isInterrupted() else {
        found.append((structure, .skipped))
        continue
      }
      let foundation = structure.foundations.first { foundation in
        found.contains { $0.structure == foundation && $0.verdict != .holds }
      }
      if let foundation {
        found.append((structure, .dependent(on: foundation)))
        continue
      }
      do throws(InvariantViolation) {
        let isWhole = try check(structure, areas, &mapped, unless: isInterrupted)
        found.append((structure, isWhole ? .holds : .skipped))
      } catch {
        found.append((structure, .broken(error)))
      }
    }
    return found
  }

  /// - Parameters:
  ///   - live: every area of every address space.
  ///   - mapped: how often page tables map each frame, once they have been checked.
  /// - Returns: false when nobody waited for all of it.
  private func check(
    _ structure: AuditedStructure, _ live: [AreaLink], _ mapped: inout FrameTally,
    unless isInterrupted: () -> Bool
  ) throws(InvariantViolation) -> Bool {
    switch structure {
    case .pageAllocator: try allocator.checkInvariants()
    case .slabs: try slabs.checkInvariants()
    case .permanentMap: try permanentMap.checkInvariants()
    case .fixedMap: try fixedMap.checkInvariants()
    case .vmalloc: try vmalloc.checkInvariants()
    case .areas: try checkAreas(live)
    case .pageTables:
      for space in spaces {
        guard !isInterrupted() else { return false }
        try space.checkTables(mapped: &mapped)
      }
    case .reverseMap: try anonymousMemory.checkInvariants(live: live)
    case .files: try checkOpens(live)
    case .pageLists: try core.lists.checkInvariants(boot.presentFrames)
    case .swap: try swap.checkInvariants(users: swapUsers)
    case .frames: try checkPages(mapped)
    }
    return true
  }

  private func checkAreas(_ live: [AreaLink]) throws(InvariantViolation) {
    for space in spaces { try space.checkAreas() }
    guard live.count == core.areas.count else {
      throw .addressSpace(.lostAreas(inUse: core.areas.count, inSpaces: live.count))
    }
  }

  /// Every area of every address space.
  private var liveAreas: [AreaLink] {
    var areas: [AreaLink] = []
    for space in spaces {
      var link = space.areas.first
      while !link.isNone {
        areas.append(link)
        link = space.areas[link].next
      }
    }
    return areas
  }

  /// Every address space, each once, by number.
  public var spaces: [AddressSpace] {
    var found: [AddressSpaceID: AddressSpace] = [:]
    for process in processes.all { if let space = process.space { found[space.id] = space } }
    return found.values.sorted { $0.id.rawValue < $1.id.rawValue }
  }

  /// How many entries of tables, and objects of shared memory, name each slot.
  private var swapUsers: [SwapEntry: Int] {
    var users: [SwapEntry: Int] = [:]
    guard swap.totalSlots > 0 else { return users }
    for space in spaces {
      space.forEachEntry(in: VirtualAddress(rawValue: 0)..<AddressSpace.end) { _, _, entry in
        guard let slot = SwapEntry(entry, usesPAE: tables.usesPAE) else { return }
        users[slot, default: 0] += 1
      }
    }
    for file in files.all where file.swappedPageCount > 0 {
      for index in 0..<file.reservedPageCount {
        if let slot = file.slot(at: index) { users[slot, default: 0] += 1 }
      }
    }
    return users
  }

  /// An open file is held by descriptors and areas and by nobody else.
  private func checkOpens(_ areas: [AreaLink]) throws(InvariantViolation) {
    var held: [OpenFileID: Int] = [:]
    for link in areas where core.areas[link].file != .none {
      held[core.areas[link].file, default: 0] += 1
    }
    var seen: Set<ObjectIdentifier> = []
    for process in processes.all where seen.insert(ObjectIdentifier(process.openFiles)).inserted {
      for open in process.descriptors.values { held[open, default: 0] += 1 }
    }
    for (open, count) in files.useCounts() where held[open, default: 0] != count {
      throw .files(.holders(open, counted: count, found: held[open, default: 0]))
    }
  }

  /// Reference and map counts of user pages are what the tables and the page cache say.
  private func checkPages(
    _ mapped: FrameTally
  ) throws(InvariantViolation) {
    var cached = FrameTally()
    for file in files.all {
      file.forEachCachedPage { _, frame in cached.count(frame) }
    }
    swap.forEachCachedPage { cached.count($0) }
    for frame in mapped.frames(countedAlsoIn: cached) {
      let page = pages[frame]
      let count = mapped[frame]
      guard page.mapCount == count else {
        throw .pages(.mappings(frame, counted: page.mapCount, found: count))
      }
      let holders = count + cached[frame] + (page.use == .reserved ? 1 : 0)
      guard page.useCount == holders else {
        throw .pages(.users(frame, counted: page.useCount, found: holders))
      }
    }
  }
}

extension FileTable {
  /// What an audit of open files finds wrong.
  public enum Defect: Hashable, Sendable {
    /// How many descriptors and areas an open file counts, and how many there are.
    case holders(OpenFileID, counted: Int, found: Int)

    var rule: Int {
      switch self {
      case .holders: 1
      }
    }
  }
}

extension PageMap {
  /// What an audit of frames' records finds wrong.
  public enum Defect: Hashable, Sendable {
    case mappings(PageFrameNumber, counted: Int32, found: Int32)
    case users(PageFrameNumber, counted: Int32, found: Int32)

    var rule: Int {
      switch self {
      case .mappings, .users: 2
      }
    }
  }
}
