import Hardware
import KernelModel

/// What an event does not say itself, but those before it do: whose tables the chip walks, and for
/// which address.
public struct EventContext {
  /// The space whose tables CR3 leads to.
  private(set) var space = AddressSpaceID.first
  /// Whom to ask for the space of a directory; nil for who reads of the past.
  private var kernel: Kernel?
  private var spaces: [PhysicalAddress: AddressSpaceID] = [:]
  /// The address that the chip looked up last.
  private(set) var walked = VirtualAddress(rawValue: 0)

  /// Begins with the first event that there is.
  public init() {}

  /// Begins now, for who listens.
  public init(following kernel: Kernel) {
    self.kernel = kernel
    space = kernel.current.space?.id ?? .first
  }

  public mutating func note(_ event: KernelEvent) {
    switch event {
    case .space(.began(let directory), let id): spaces[directory] = id
    // The first process's directory is older than the first event.
    case .hardware(.directoryLoaded(let directory)):
      let loaded = kernel?.processes.all.first { $0.space?.directory == directory }?.space?.id
      space = loaded ?? spaces[directory] ?? .first
    case .hardware(.lookedUp(let address, _, _, _)): walked = address
    default: break
    }
  }

  /// The chip has looked an address up.
  mutating func walk(_ address: VirtualAddress) { walked = address }

  /// The change that an event makes to an entry of a page table; nil if it makes none.
  public func change(by event: KernelEvent) -> EntryChange? {
    switch event {
    case .table(.entryWritten(let address, let old, let new, let space)):
      EntryChange(address: address, space: space, old: old, new: new)
    case .hardware(.entryWritten(.table, _, let new)):
      EntryChange(
        address: walked, space: walked < KernelLayout.pageOffset ? space : .kernel, old: nil,
        new: new)
    default: nil
    }
  }
}

/// A write of an entry that maps a page.
public struct EntryChange: Equatable {
  public let address: VirtualAddress
  public let space: AddressSpaceID
  /// nil when the chip has set accessed or dirty: it says only what the entry is now.
  public let old: PageTableEntry?
  public let new: PageTableEntry

  public func concerns(_ page: Page) -> Bool {
    space == page.space && address.pageBase == page.address.pageBase
  }

  /// A page of somebody's.
  public struct Page: Equatable, Sendable {
    public let address: VirtualAddress
    public let space: AddressSpaceID

    /// - Parameter process: whose user part is meant.
    public init(_ address: VirtualAddress, of process: Process?) {
      self.address = address
      space =
        address < KernelLayout.pageOffset ? process?.space?.id ?? .first : .kernel
    }

    init(_ address: VirtualAddress, in space: AddressSpaceID) {
      self.address = address
      self.space = space
    }
  }
}

extension AddressSpaceID {
  /// The first process's.
  public static let first = AddressSpaceID(rawValue: 1)
}
