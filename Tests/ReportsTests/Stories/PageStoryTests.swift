import Drawing
import Hardware
import KernelModel
@testable import Reports
import Testing

/// How a page came to be as it is: what a later event made void is not told.
struct PageStoryTests {
  private static let address = VirtualAddress(rawValue: 0x4000_0000)
  private static let end = VirtualAddress(rawValue: 0x4000_4000)
  private static let frame = PageFrameNumber(rawValue: 0x123)

  private func deeds(_ events: [KernelEvent]) -> [AddressDeed] {
    var story = PageStory(EntryChange.Page(Self.address, of: nil), bootAreas: [])
    for (index, event) in events.enumerated() { story.note(event, index + 1) }
    return story.deeds.map(\.deed)
  }

  private func space(_ event: AddressSpaceEvent) -> KernelEvent { .space(event, of: .first) }

  private func entry(_ old: UInt64, _ new: UInt64) -> KernelEvent {
    .table(
      .entryWritten(
        address: Self.address, from: PageTableEntry(rawValue: old),
        to: PageTableEntry(rawValue: new), in: .first))
  }

  private var made: KernelEvent {
    space(.inserted(start: Self.address, end: Self.end, options: [.read, .write]))
  }

  @Test func `a mapping that nobody asked for tells where it came from`() {
    let found = deeds([.enter(.brk), made, .leave(.brk)])
    #expect(found == [.mapped(.heap, isShared: false)])
    #expect(found[0].english == "made a part of the heap, private,")
  }

  @Test func `what was before an unmapping is void`() {
    let found = deeds([
      made, .enter(.doAnonymousPage), entry(0, 0x123067), .leave(.doAnonymousPage),
      space(.removed(start: Self.address, end: Self.end)), made,
    ])
    #expect(found == [.mapped(nil, isShared: false)])
  }

  @Test func `a first touch and a copy on write are two deeds`() {
    let found = deeds([
      made, .enter(.doAnonymousPage), entry(0, 0x123067), .leave(.doAnonymousPage),
      .enter(.copyPageRange), .enter(.kernelClone), entry(0x123067, 0x123065),
      .leave(.kernelClone), .leave(.copyPageRange), .enter(.doWPPage), entry(0x123065, 0),
      entry(0, 0x124067), .leave(.doWPPage),
    ])
    #expect(
      found == [
        .mapped(nil, isShared: false), .frameFilled(Self.frame, isAtOnce: false),
        .writeProtected(isForCopyOnWrite: true),
        .copied(PageFrameNumber(rawValue: 0x124), from: nil),
      ])
  }

  @Test func `only the last filling of the TLB is told, in its place by time`() {
    let filled = KernelEvent.hardware(.filled(Self.address, array: 0, set: 0, way: 0))
    let options: AreaOptions = [.read, .write]
    let found = deeds([
      made, filled, filled,
      space(
        .optionsChanged(start: Self.address, end: Self.end, from: options, to: [.read])),
    ])
    #expect(
      found == [
        .mapped(nil, isShared: false), .cachedByChip,
        .optionsChanged(from: options, to: [.read]),
      ])
    #expect(found[2].english == "made r--p, which was rw-p,")
  }
}
