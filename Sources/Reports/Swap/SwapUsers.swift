import Hardware
import KernelModel

/// Who names each slot, found by walking every table and file.
struct SwapUsers {
  struct User {
    var owner = SwapOwner.nobody
    /// An address of the first process that names it, or a page of the file.
    var start: UInt32 = 0

    /// Whether it lies behind a place by as many pages.
    func follows(_ first: UInt32, by count: UInt32) -> Bool {
      switch owner {
      case .process, .processes: start == first &+ count << 12
      case .file: start == first + count
      case .nobody, .processor: true
      }
    }
  }

  private var users: [SwapEntry: User] = [:]

  /// - Complexity: O(entries of all tables + pages of files in memory)
  init(_ kernel: Kernel) {
    guard kernel.swap.totalSlots > 0 else { return }
    var seen: Set<AddressSpaceID> = []
    for process in kernel.processes.all {
      guard let space = process.space, seen.insert(space.id).inserted else { continue }
      add(process.id, space, usesPAE: kernel.tables.usesPAE)
    }
    for file in kernel.files.all where file.swappedPageCount > 0 {
      for page in 0..<file.pageCount {
        guard let slot = file.slot(at: page) else { continue }
        users[slot] = User(owner: .file(file.name), start: UInt32(truncatingIfNeeded: page))
      }
    }
  }

  private mutating func add(_ process: ProcessID, _ space: AddressSpace, usesPAE: Bool) {
    guard space.resident.swapped > 0 else { return }
    var found: [(SwapEntry, UInt32)] = []
    space.forEachEntry(in: VirtualAddress(rawValue: 0)..<AddressSpace.end) { address, _, entry in
      if let slot = SwapEntry(entry, usesPAE: usesPAE) { found.append((slot, address.rawValue)) }
    }
    for (slot, address) in found {
      switch users[slot]?.owner {
      case .process(let first): users[slot]?.owner = .processes(first, count: 2)
      case .processes(let first, let count):
        users[slot]?.owner = .processes(first, count: count + 1)
      case .file, .nobody, .processor, nil:
        users[slot] = User(owner: .process(process), start: address)
      }
    }
  }

  subscript(slot: SwapEntry) -> User { users[slot] ?? User() }
}
