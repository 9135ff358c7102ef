import Hardware

extension Kernel {
  /// Checks every rule of every structure against every other. The prompt's `audit`.
  ///
  /// - Throws: the first rule that is broken, in words.
  /// - Complexity: O(frames + areas + entries)
  public func checkInvariants() throws(InvariantViolation) {
    try allocator.checkInvariants()
    try slabs.checkInvariants()
    try permanentMap.checkInvariants()
    try fixedMap.checkInvariants()
    try vmalloc.checkInvariants()
    var mapped: [PageFrameNumber: Int32] = [:]
    var areas: [AreaLink] = []
    for space in spaces {
      try space.checkInvariants(mapped: &mapped)
      var link = space.areas.first
      while !link.isNone {
        areas.append(link)
        link = space.areas[link].next
      }
    }
    try anonymousMemory.checkInvariants(live: areas)
    guard areas.count == core.areas.count else {
      throw InvariantViolation(
        "vma", 4, "\(core.areas.count) areas in use, \(areas.count) in address spaces")
    }
    try checkOpens(areas)
    try checkPages(mapped)
  }

  /// Every address space, each once, by number.
  public var spaces: [AddressSpace] {
    var found: [AddressSpaceID: AddressSpace] = [:]
    for process in processes.all { if let space = process.space { found[space.id] = space } }
    return found.values.sorted { $0.id.rawValue < $1.id.rawValue }
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
      throw InvariantViolation(
        "files", 1, "open \(open.rawValue) counts \(count) holders, \(held[open, default: 0]) exist")
    }
  }

  /// Reference and map counts of user pages are what the tables and the page cache say.
  private func checkPages(
    _ mapped: [PageFrameNumber: Int32]
  ) throws(InvariantViolation) {
    var cached: Set<PageFrameNumber> = []
    for file in files.all {
      file.forEachCachedPage { _, frame in cached.insert(frame) }
    }
    for frame in Set(mapped.keys).union(cached).sorted() {
      let page = pages[frame]
      let count = mapped[frame, default: 0]
      guard page.mapCount == count else {
        throw InvariantViolation(
          "page", 2, "frame \(String(frame.rawValue, radix: 16)) counts \(page.mapCount) mappings, \(count) exist")
      }
      let holders = count + (cached.contains(frame) ? 1 : 0) + (page.use == .reserved ? 1 : 0)
      guard page.useCount == holders else {
        throw InvariantViolation(
          "page", 2, "frame \(String(frame.rawValue, radix: 16)) counts \(page.useCount) users, \(holders) exist")
      }
    }
  }
}
