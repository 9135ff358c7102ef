@testable import Commands
import Hardware
import KernelModel
@testable import Reports
@testable import Session
import TestSupport
import Testing

@Suite struct `The view of mappings` {
  @Test func `the first process has the mappings of its program, byte for byte`() {
    let it = Specimen()
    #expect(
      it.type("maps") == """
        08048000-08049000 r--p 00000000 00:02 17         /bin/demo
        08049000-0804a000 r-xp 00001000 00:02 17         /bin/demo
        0804a000-0804b000 r--p 00002000 00:02 17         /bin/demo
        0804b000-0804c000 rw-p 00002000 00:02 17         /bin/demo
        0804c000-08050000 rw-p 00000000 00:00 0          [heap]
        b7ffb000-b7fff000 r--p 00000000 00:00 0          [vvar]
        b7fff000-b8000000 r-xp 00000000 00:00 0          [vdso]
        bffdf000-c0000000 rw-p 00000000 00:00 0          [stack]

        """)
  }

  @Test func `shared memory is a deleted file`() {
    let it = Specimen()
    let lines = it.type("maps", after: "mmap 8K rw shared at 50000000 fixed").split(separator: "\n")
    #expect(lines.contains("50000000-50002000 rw-s 00000000 00:01 1          /dev/zero (deleted)"))
  }

  @Test func `a nameless line ends in a space`() {
    let it = Specimen()
    let text = it.type("maps", after: "mmap 8K none at 50000000 fixed")
    #expect(text.contains("\n50000000-50002000 ---p 00000000 00:00 0 \n"))
  }

  @Test func `a 64-bit kernel begins names further right`() {
    let it = Specimen { $0.kernelVersion = .v6_18 }
    let first = it.type("maps").split(separator: "\n")[0]
    #expect(
      first == "08048000-08049000 r--p 00000000 00:02 17"
        + String(repeating: " ", count: 33) + "/bin/demo")
  }

  @Test func `a prefix that reaches the names is followed by one space more`() {
    let line = MappingLine(
      start: VirtualAddress(rawValue: 0x1000), end: VirtualAddress(rawValue: 0x2000), mode: "r--p",
      offset: 0x123_4567_8000, device: "103:105", inode: 1_234_567_890, name: "/a\nb")
    #expect(
      line.text(nameColumn: 49)
        == "00001000-00002000 r--p 12345678000 103:105 1234567890  /a\\012b")
  }

  @Test func `another process has its own list`() {
    let it = Specimen()
    let child = it.type("maps 2", after: "fork", "[2] mmap 4K r at 50000000 fixed")
    #expect(child.contains("50000000-50001000 r--p"))
    #expect(!it.type("maps").contains("50000000"))
    #expect(it.type("[2] maps") == child)
  }

  @Test func `a process that is not there is refused`() {
    #expect(Specimen().type("maps 7").contains("error: there is no process 7\n"))
    #expect(
      Specimen().type("maps 2", after: "fork", "[2] exit")
        .contains("error: process 2 has ended and has no memory\n"))
  }

  @Test func `programs read numbers`() {
    #expect(
      Specimen().json("maps").hasPrefix(
        #"{"mappings":[{"device":"00:02","end":134516736,"inode":17,"mode":"r--p","name":"/bin/demo","#
          + #""offset":0,"start":134512640},"#))
  }
}
