@testable import Drawing
import Testing

struct BarEdgesTests {
  @Test(arguments: 1...200 as ClosedRange<UInt64>)
  func `parts stand in order, within the bar, and none that is there is unseen`(_ seed: UInt64) {
    var state = seed &* 0x9e37_79b9_7f4a_7c15
    func next(_ bound: UInt64) -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state >> 33) % bound
    }
    let sizes = (0..<Int(next(9))).map { _ in next(3) == 0 ? 0 : next(100_000) }
    let total = sizes.reduce(0, +) + next(50_000)
    let step = [1, 12][Int(next(2))]
    let width = (10 + Int(next(80))) * 12
    let edges = PictureLayout.edges(of: sizes, total: total, width: width, step: step)
    #expect(edges.count == sizes.count)
    var last = 0
    for (size, range) in zip(sizes, edges) {
      #expect(range.lowerBound == last || range.isEmpty)
      #expect(range.upperBound <= width)
      #expect(range.lowerBound % step == 0 && range.upperBound % step == 0)
      #expect(range.isEmpty == (size == 0))
      if size > 0 {
        last = range.upperBound
        let exact = Double(size) / Double(max(1, total)) * Double(width)
        #expect(abs(Double(range.count) - exact) <= Double(step * (1 + sizes.count)))
      }
    }
  }
}
