import Hardware
import KernelModel

/// What somebody looks for in a journal. Chunks that cannot tell of it are passed over.
package enum JournalInterest {
  /// A page of somebody's: its entry, its lines of the TLB, what maps it. Once it is mapped no area
  /// that merges says more of it: beyond one event merges are passed over.
  case page(EntryChange.Page, mergesUpTo: Int)
  /// The entry of a page alone.
  case entry(EntryChange.Page)
  /// The areas around a page.
  case areas(EntryChange.Page)
  /// A frame by its number.
  case frame(UInt32)
  /// An address of the kernel's, and the frame behind it if it is in the direct map.
  case kernelAddress(VirtualAddress, frame: PageFrameNumber?)
  /// Everything.
  case all
}

/// Which pages, frames and areas the events of a chunk are about.
///
/// Pages and frames are hashed into bits, so that one which is not there may seem to be, but never
/// the other way round. Areas are kept as they are: they may be gigabytes large.
struct ChunkIndex {
  private let bits: [UInt64]
  let areas: [Area]
  private let hasWindowEvents: Bool

  /// Pages that an event of an address space is about.
  struct Area {
    let pages: ClosedRange<UInt32>
    let space: AddressSpaceID
    /// The event's place in the chunk.
    let place: UInt16
    let effect: Effect

    func contains(_ page: EntryChange.Page) -> Bool {
      space == page.space && pages.contains(page.address.pageNumber)
    }

    /// What the event means to a page among these.
    enum Effect {
      /// Its mapping begins or ends: what was before no longer matters.
      case begins, ends
      /// Its area grows over it, or joins with others.
      case merges
      /// Its rights change.
      case changes
      /// Nothing.
      case none
    }
  }

  var byteCount: Int {
    bits.count * 8 + areas.count * MemoryLayout<Area>.stride + MemoryLayout<SealedChunk>.stride
  }

  init(_ builder: Builder) {
    bits = builder.bits.indices.map { builder.bits[$0] }
    areas = builder.areas
    hasWindowEvents = builder.hasWindowEvents
  }

  // MARK: Asking

  /// - Parameter start: how many events there are before the chunk.
  func mayTell(of interest: JournalInterest, behind start: Int) -> Bool {
    switch interest {
    case .page(let page, let last):
      has(.page(page.address))
        || areas.contains {
          switch $0.effect {
          case .begins, .ends, .changes: $0.contains(page)
          case .merges: start + Int($0.place) < last && $0.contains(page)
          case .none: false
          }
        }
    case .entry(let page): has(.page(page.address))
    case .areas(let page): areas.contains { $0.contains(page) }
    case .frame(let frame): has(.frame(frame))
    case .kernelAddress(let address, let frame?):
      // An object may begin up to two pages before.
      (0...2 as ClosedRange<UInt32>).contains { has(.page(address - $0 << 12)) }
        || hasBlock(around: frame.rawValue)
    case .kernelAddress(let address, nil): hasWindowEvents || has(.page(address))
    case .all: true
    }
  }

  /// Whether a block is told of that a frame lies in.
  private func hasBlock(around frame: UInt32) -> Bool {
    has(.frame(frame)) || (1...UInt8(Order.count)).contains { has(.block(frame, $0)) }
  }

  // MARK: Bits

  /// What has bits of its own.
  enum Key {
    case page(VirtualAddress)
    case frame(UInt32)
    case block(UInt32, UInt8)

    private var number: UInt32 {
      switch self {
      case .page(let address): address.pageNumber
      case .frame(let frame): 1 << 31 | frame
      case .block(let frame, let order): UInt32(order) << 26 | frame >> UInt32(order)
      }
    }

    /// Two of 8192 bits.
    @inline(__always)
    var places: (Int, Int) {
      let hash = UInt64(number) &* 0x9e37_79b9_7f4a_7c15
      return (Int(hash >> 51), Int(hash >> 38 & 8191))
    }
  }

  private func has(_ key: Key) -> Bool {
    let (first, second) = key.places
    return bits[first >> 6] >> UInt64(first & 63) & bits[second >> 6] >> UInt64(second & 63) & 1
      == 1
  }
}

extension AddressSpaceEvent {
  /// What it means to the pages that it names.
  var effectOnPages: ChunkIndex.Area.Effect {
    switch self {
    case .inserted, .grewDown: .begins
    case .removed: .ends
    case .merged: .merges
    case .optionsChanged: .changes
    default: .none
    }
  }
}
