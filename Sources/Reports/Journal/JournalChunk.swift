import Hardware
import KernelModel

/// What is the same of all chunks.
enum JournalChunk {
  /// Events of a chunk.
  static let count = 4096
}

/// Events of a journal that are packed, or were let go.
struct SealedChunk {
  /// What came before.
  let start: JournalStart
  /// Nil once the events were let go.
  var contents: Contents?

  struct Contents {
    let entries: PackedEntries
    let index: ChunkIndex

    var byteCount: Int { entries.byteCount + index.byteCount }
  }

  var byteCount: Int { contents?.byteCount ?? 0 }
}

/// What somebody must know of earlier events who begins to read a journal in its middle.
package struct JournalStart {
  /// Whose tables the chip walks.
  package private(set) var context = EventContext()
  /// The functions that the kernel is inside, the outermost first.
  private(set) var functions: [KernelFunction] = []
  /// Whose entry was cleared last.
  private(set) var cleared: EntryChange.Page?

  /// Takes note of an event; of functions and of what the chip looks up it is told otherwise.
  mutating func note(_ event: KernelEvent) {
    switch event {
    case .table(.entryWritten(let address, _, .none, let space)):
      cleared = EntryChange.Page(address, in: space)
    case .space, .hardware: context.note(event)
    default: break
    }
  }

  /// The chip has looked an address up.
  mutating func walk(_ address: VirtualAddress) { context.walk(address) }

  /// Those are the functions that the kernel is inside now.
  mutating func noteFunctions(_ functions: [KernelFunction]) { self.functions = functions }
}
