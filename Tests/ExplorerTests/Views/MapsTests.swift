import Hardware
import KernelModel
import Testing

@testable import Explorer

@Suite struct `Maps` {
  @Test func `the first process's mappings, byte for byte`() throws {
    let kernel = try Kernel()
    let space = try #require(kernel.current.space)
    let report = MapsReport(kernel.current, space, in: kernel)
    #expect(report.drawn(on: Canvas()).text == """
      """)
  }
}
