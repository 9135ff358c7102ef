import Hardware
import KernelModel
import Testing

@testable import Explorer

@Suite struct `Maps` {
  @Test func `the first process's mappings, byte for byte`() throws {
    let kernel = try Kernel()
    let space = try #require(kernel.current.space)
    let report = MapsReport(kernel.current, space, in: kernel)
    let expected = """
      08048000-08049000 r--p 00000000 00:02 17         /bin/demo
      08049000-0804a000 r-xp 00001000 00:02 17         /bin/demo
      0804a000-0804b000 r--p 00002000 00:02 17         /bin/demo
      0804b000-0804c000 rw-p 00002000 00:02 17         /bin/demo
      0804c000-08050000 rw-p 00000000 00:00 0          [heap]
      b7ffb000-b7fff000 r--p 00000000 00:00 0          [vvar]
      b7fff000-b8000000 r-xp 00000000 00:00 0          [vdso]
      bffdf000-c0000000 rw-p 00000000 00:00 0          [stack]

      """
    #expect(report.drawn(on: Canvas()).text == expected)
  }
}
