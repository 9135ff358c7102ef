@testable import Commands
import Hardware
import KernelModel
@testable import Session
import TestSupport
import Testing

/// The entries of /proc/PID/pagemap (7.5).
@Suite struct `pagemap` {
  /// The four top bits and the letters of the first page that a line of commands maps.
  private func letters(_ commands: String..., for address: String) -> String {
    let it = Specimen()
    for command in commands { _ = it.type(command) }
    let line = it.type("pagemap \(address)").split(separator: "\n").last ?? ""
    return String(line.split(separator: " ")[3])
  }

  @Test func `tells an anonymous page, the page of zeros and a page never touched`() {
    let map = "mmap 4K rw at 40000000 fixed"
    #expect(letters(map, "touch 40000000 w", for: "40000000") == "P..X.")
    #expect(letters(map, "touch 40000000 r", for: "40000000") == "P....")
    #expect(letters(map, for: "40000000") == ".....")
  }

  @Test func `tells a page that fork has shared, and one of a file`() {
    let map = "mmap 4K rw at 40000000 fixed"
    #expect(letters(map, "touch 40000000 w", "fork", for: "40000000") == "P....")
    #expect(letters("touch 08048000 r", for: "08048000") == "P.FX.")
    #expect(letters("mmap 4K rw shared at 40000000 fixed", "touch 40000000 w", for: "40000000") == "P.FX.")
  }

  @Test func `prints the words of the file with their places`() {
    let it = Specimen()
    let text = it.type("pagemap 40000000 20K", after: "mmap 8K rw at 40001000 fixed", "touch 40001000 w")
    let frame = it.kernel.tables.entry(of: .init(rawValue: 0x4000_1000), in: it.space.directory).frame
    let lines = text.split(separator: "\n").dropFirst(3)
    #expect(
      Array(lines) == [
        "40000000  200000  0000000000000000  .....  -      not mapped",
        "40001000  200008  81000000000\(frame.digits)  P..X.  \(frame.digits)  anonymous",
        "40002000  200010  0000000000000000  .....  -      not present",
        "40003000  200018  0000000000000000  .....  -      not mapped, 2 pages",
      ])
  }

  @Test func `ends with user space`() {
    let it = Specimen()
    #expect(it.type("pagemap c0000000").contains("error: the file ends at c0000000"))
    #expect(it.type("pagemap bffff000 1G").split(separator: "\n").count == 4)
  }
}
