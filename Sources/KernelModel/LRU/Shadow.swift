import Hardware

/// What is kept of a page that left memory: how old the lists were then, and whether it was in use.
///
/// Its distance, when it comes back, tells whether it would have stayed with a little more memory.
/// Linux: `pack_shadow`, `unpack_shadow`; `mm/workingset.c`.
struct Shadow {
  /// 0 for none.
  let rawValue: UInt32

  /// Bits of the age that are kept. Linux: `EVICTION_MASK` without control groups and nodes.
  private static let ageMask: UInt32 = 1 << 30 - 1

  init?(rawValue: UInt32) {
    guard rawValue != 0 else { return nil }
    self.rawValue = rawValue
  }

  init(age: UInt32, wasInUse: Bool) {
    rawValue = (age & Self.ageMask) << 2 | (wasInUse ? 2 : 0) | 1
  }

  /// Linux: `PageWorkingset` when it left.
  var wasInUse: Bool { rawValue & 2 != 0 }

  /// Pages that left or became active since.
  func distance(at age: UInt32) -> Int { Int((age &- rawValue >> 2) & Self.ageMask) }
}

extension PageLists {
  /// Notes that a page leaves. Linux: `workingset_eviction`.
  func shadow(of frame: PageFrameNumber) -> Shadow {
    let age = aging.value.nonresident
    self.age(by: 1)
    return Shadow(age: age, wasInUse: pages[frame].flags.contains(.workingSet))
  }

  /// Judges a page that comes back by how long it was away: it starts active where it would not
  /// have left had the active pages been the room of the inactive ones.
  ///
  /// Linux: `workingset_refault`.
  /// - Parameter hasSwap: some slot of swap is free.
  func comesBack(_ frame: PageFrameNumber, _ shadow: Shadow, hasSwap: Bool) {
    let isFile = !pages[frame].flags.contains(.swapBacked)
    let statistics = allocator.statistics
    statistics[isFile ? .workingSetRefaultFile : .workingSetRefaultAnonymous] += 1
    var room = size(.activeFile)
    if !isFile { room += size(.inactiveFile) }
    if hasSwap {
      room += size(.activeAnonymous)
      if isFile { room += size(.inactiveAnonymous) }
    }
    guard shadow.distance(at: aging.value.nonresident) <= room else { return }
    pages[frame].flags.insert(.active)
    age(by: 1)
    statistics[isFile ? .workingSetActivateFile : .workingSetActivateAnonymous] += 1
    guard shadow.wasInUse else { return }
    pages[frame].flags.insert(.workingSet)
    noteCost(isFile: isFile)
    statistics[isFile ? .workingSetRestoreFile : .workingSetRestoreAnonymous] += 1
  }

  /// Notes what a page cost that came back or had to be written; old costs fade.
  ///
  /// Linux: `lru_note_cost`.
  func noteCost(isFile: Bool, pages count: Int = 1) {
    if isFile { aging.value.fileCost += count } else { aging.value.anonymousCost += count }
    let all =
      size(.inactiveAnonymous) + size(.activeAnonymous) + size(.inactiveFile) + size(.activeFile)
    if aging.value.anonymousCost + aging.value.fileCost > all / 4 {
      aging.value.anonymousCost /= 2
      aging.value.fileCost /= 2
    }
  }
}
