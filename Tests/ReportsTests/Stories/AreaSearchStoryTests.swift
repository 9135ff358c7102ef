import Drawing
import Hardware
import KernelModel
@testable import Reports
import Testing

/// The way down the tree belongs to the story of a fault alone.
struct AreaSearchStoryTests {
  private let low = VirtualAddress(rawValue: 0x1000)
  private let middle = VirtualAddress(rawValue: 0x5000)
  private let high = VirtualAddress(rawValue: 0x9000)

  private func fault(_ address: VirtualAddress) -> KernelEvent {
    .fault(.taken(PageFault(address: address, code: [.user])))
  }

  private func visited(_ start: VirtualAddress, hit: Bool = false) -> KernelEvent {
    .space(.visited(start: start, end: start + 0x1000, isHit: hit), of: .first)
  }

  @Test func `each node says where the search goes on`() {
    var story = AreaSearchStory()
    for event in [fault(middle), visited(low), visited(high), visited(middle, hit: true)] {
      _ = story.note(event)
    }
    let steps = story.steps(
      before: .fault(.areaFound(start: middle, end: high, options: [], isBelow: false)))
    #expect(steps.map(\.turn) == [.right, .left, .hit])
    #expect(
      StoryFact.areaSearch(steps).english
        == "down the tree: 00001000 right, 00009000 left, 00005000 holds it")
  }

  @Test func `a search that is no fault's is forgotten`() {
    var story = AreaSearchStory()
    _ = story.note(visited(low))
    #expect(story.steps(before: .space(.removed(start: low, end: middle), of: .first)).isEmpty)
    #expect(story.steps(before: .fault(.noArea(high))).isEmpty)
  }
}
