import Hardware
import Testing

/// Accesses through segments, with the answers of a real processor.
@Suite struct SegmentUseTests {
  /// Flags: 40f2 data, 40f6 data expanding down from 4 GiB, 00f6 from 64 KiB, c0f2 in 4 KiB,
  /// 40f0 read-only data, 40fa readable code.
  @Test(arguments: [
    ("40f2", 0xfff, 1, "20000fff"), ("40f2", 0xffc, 4, "20000ffc"),
    ("40f2", 0x1000, 1, "#GP(0)"), ("40f2", 0xfff, 2, "#GP(0)"), ("40f2", 0xffd, 4, "#GP(0)"),
    ("40f2", 0xffff_ffff, 4, "#GP(0)"),
    ("40f6", 0xfff, 1, "#GP(0)"), ("40f6", 0, 1, "#GP(0)"),
    ("40f6", 0x1000, 1, "20001000"), ("40f6", 0x10000, 1, "20010000"),
    ("40f6", 0xffff_ffff, 4, "#GP(0)"),
    ("00f6", 0x1000, 1, "20001000"), ("00f6", 0xffff, 1, "2000ffff"),
    ("00f6", 0xffff, 2, "#GP(0)"), ("00f6", 0x10000, 1, "#GP(0)"), ("00f6", 0xfff, 1, "#GP(0)"),
    ("40f0", 0, 1, "20000000"), ("40fa", 0, 1, "20000000"),
  ])
  func `a read obeys the limit`(_ flags: String, _ offset: Int, _ byteCount: Int, _ result: String)
  {
    let bench = SegmentBench()
    bench.loadFS(flags: UInt16(hexadecimal(flags)))
    #expect(bench.use(.fs, UInt32(offset), byteCount) == result)
  }

  @Test func `a limit of 0 in units of 4 KiB is 4096 bytes`() {
    let bench = SegmentBench()
    bench.loadFS(flags: 0xc0f2, limit: 0)
    #expect(bench.use(.fs, 0xfff) == "20000fff")
    #expect(bench.use(.fs, 0x1000) == "#GP(0)")
  }

  @Test(arguments: ["40f0", "40fa"])
  func `read-only data and code cannot be written`(_ flags: String) {
    let bench = SegmentBench()
    bench.loadFS(flags: UInt16(hexadecimal(flags)))
    #expect(bench.use(.fs, 0, 1, .read) == "20000000")
    #expect(bench.use(.fs, 0, 1, .write) == "#GP(0)")
  }

  @Test func `base and offset wrap at 4 GiB`() {
    let bench = SegmentBench()
    bench.loadFS(flags: 0xc0f2, base: 0xffff_f000, limit: 0xf_ffff)
    #expect(bench.use(.fs, 0x2000_1000) == "20000000")
  }

  @Test func `a null selector loads and faults when used`() {
    let bench = SegmentBench()
    for selector in [UInt16(0), 3] {
      #expect(bench.load(.fs, selector) == "ok")
      #expect(bench.use(.fs, 0) == "#GP(0)")
    }
  }

  /// A push writes four bytes below ESP.
  @Test(arguments: [(0x1000, "20000ffc"), (0x1004, "#SS(0)"), (0, "#SS(0)")])
  func `a push obeys the limit of SS`(_ pointer: Int, _ result: String) {
    let bench = SegmentBench()
    #expect(bench.load(.ss, 7) == "ok")
    #expect(bench.use(.ss, UInt32(truncatingIfNeeded: pointer - 4), 4, .write) == result)
  }

  @Test(arguments: [(0x1004, "20001000"), (0x1000, "#SS(0)")])
  func `a stack that expands down ends above its limit`(_ pointer: UInt32, _ result: String) {
    let bench = SegmentBench()
    bench.put(0, in: 0x2000, SegmentDescriptor(flags: 0x40f6, base: 0x2000_0000, limit: 0xfff))
    #expect(bench.load(.ss, 7) == "ok")
    #expect(bench.use(.ss, pointer - 4, 4, .write) == result)
  }

  @Test func `a fetch may come from code alone`() {
    let bench = SegmentBench()
    #expect(bench.use(.cs, 0x0804_8000, 1, .fetch) == "8048000")
    #expect(bench.use(.cs, 0x0804_8000, 1, .write) == "#GP(0)")
  }
}
