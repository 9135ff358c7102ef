@testable import Commands
import Drawing
@testable import Session
import TestSupport
import Testing

@Suite struct `What Linux would do about a fault` {
  /// The last line of a translation, which says how the fault would end.
  private func ending(_ line: String, after others: String...) -> Substring {
    let it = Specimen()
    it.session.renderer = PlainRenderer(canvas: Canvas(width: 200))
    for other in others { _ = it.type(other) }
    let last = it.type(line).split(separator: "\n").last ?? ""
    return last.drop { $0 == " " }
  }

  @Test func `the first read of private memory gets the page of zeros`() {
    #expect(
      ending("translate 40000000", after: "mmap 4K rw at 40000000 fixed")
        == "do_anonymous_page: maps the page of zeros, read-only; a minor fault")
  }

  @Test func `the first write gets a frame`() {
    #expect(
      ending("translate 40000000 w", after: "mmap 4K rw at 40000000 fixed")
        == "do_anonymous_page: takes a frame of zeros, writable; a minor fault")
  }

  @Test func `a write where only reading is allowed is refused`() {
    #expect(
      ending("translate 40000000 w", after: "mmap 4K r at 40000000 fixed")
        == "bad_area: SIGSEGV, code SEGV_ACCERR")
  }

  @Test func `after fork the first write copies and the last one reuses`() {
    #expect(
      ending("translate 0804b000 w", after: "fork")
        == "wp_page_copy: copies frame 3ffc4, which has 2 mappings; a minor fault")
    #expect(
      ending("translate 0804b000 w", after: "fork", "[2] exit")
        == "wp_page_reuse: nobody else has frame 3ffc4: makes it writable; a minor fault")
  }

  @Test func `the guard gap keeps the stack from growing`() {
    let text = Specimen().type("translate bff00000", after: "mmap 4K rw at bfefe000 fixed")
    #expect(text.contains("expand_stack: the guard gap above bfeff000\n"))
  }

  @Test func `a supervisor's wild access is an oops`() {
    #expect(
      ending("translate f8000000 kernel")
        == "bad_area: an oops, unless the kernel expects it (copy_from_user and its like)")
  }

  @Test(arguments: [
    ("mmap 4K rw at 40000000 fixed", "40000000", "r"), ("mmap 4K rw at 40000000 fixed", "40000000", "w"),
    ("mmap 4K r at 40000000 fixed", "40000000", "w"), ("mmap 4K none at 40000000 fixed", "40000000", "r"),
    ("fork", "0804b000", "w"), ("print 1", "50000000", "r"), ("print 1", "08049000", "x"),
    ("print 1", "0804b000", "w"), ("print 1", "bffd0000", "w"), ("print 1", "c0000000", "r"),
  ])
  func `comes true`(_ setup: String, _ address: String, _ access: String) {
    let it = Specimen()
    let forecast = it.json("translate \(address) \(access)", after: setup)
    let ended = it.json("touch \(address) \(access)")
    let signal = ["SEGV_MAPERR", "SEGV_ACCERR"].first {
      forecast.contains(#""signal":"SIGSEGV","signalCode":"\#($0)""#)
    }
    #expect(ended.contains(#""reason":"\#(signal ?? "none")""#) == (signal != nil))
    #expect(ended.contains(#""faults":1"#) == forecast.contains(#""function":"#))
  }
}
