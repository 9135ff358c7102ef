import Hardware

/// What the next things that the kernel makes will be called, and what chance will bring: nothing
/// bears these numbers yet, and still they are a part of the state.
public struct KernelNumbering: Hashable, Sendable {
  /// Linux: `last_pid`.
  public let lastProcess: Int32
  /// The number of the next address space.
  public let nextSpace: UInt32
  public let nextInode: UInt64
  /// Of the objects behind shared anonymous mappings.
  public let nextAnonymousInode: UInt64
  /// Numbers given back, which are given again before new ones: the last one first.
  public let freeFiles: [FileID]
  public let freeOpens: [OpenFileID]
  public let freeAnonymousMemory: [AnonymousMemoryID]
  /// The state of the generator that stands for chance.
  public let chance: UInt64
}

extension Kernel {
  /// - Complexity: O(numbers given back)
  public var numbering: KernelNumbering {
    KernelNumbering(
      lastProcess: processes.lastNumber, nextSpace: nextSpace, nextInode: files.nextInode,
      nextAnonymousInode: files.nextAnonymousInode, freeFiles: files.freeFiles.reversed(),
      freeOpens: files.freeOpens.reversed(),
      freeAnonymousMemory: anonymousMemory.freeNumbers, chance: core.random.state)
  }
}
