@testable import Commands
import Drawing
import Hardware
import KernelModel
@testable import Reports
@testable import Session
import TestSupport
import Testing

@Suite struct `The split tree of a block` {
  private let it = Specimen()

  @Test func `names both buddies at each order and how they are found`() {
    #expect(
      it.type("buddy 02050", after: "alloc 2") == """
        frame 02050, Normal: allocated by the kernel
        P:02000000 ccccso··························································
                        ^02050
        order  block        its buddy: block XOR 2^order
           10  02000-023ff  941 free, 55 parked, 28 in use
            9  02000-021ff  429 free, 55 parked, 28 in use
                 02000 XOR 00200 = 02200  free, on the Unmovable list of order 9
            8  02000-020ff  173 free, 55 parked, 28 in use
                 02000 XOR 00100 = 02100  free, on the Unmovable list of order 8
            7  02000-0207f  45 free, 55 parked, 28 in use
                 02000 XOR 00080 = 02080  free, on the Unmovable list of order 7
            6  02040-0207f  44 free, 20 in use
                 02040 XOR 00040 = 02000  1 free, 55 parked, 8 in use
            5  02040-0205f  12 free, 20 in use
                 02040 XOR 00020 = 02060  free, on the Unmovable list of order 5
            4  02050-0205f  12 free, 4 of the kernel
                 02050 XOR 00010 = 02040  none free, 14 of slabs, 2 of kernel stacks
            3  02050-02057  4 free, 4 of the kernel
                 02050 XOR 00008 = 02058  free, on the Unmovable list of order 3
            2  02050-02053  none free, 4 of the kernel
                 02050 XOR 00004 = 02054  free, on the Unmovable list of order 2
            1  02050-02051  none free, 2 of the kernel
                 02050 XOR 00002 = 02052  none free, 2 of the kernel
            0  02050        allocated by the kernel
                 02050 XOR 00001 = 02051  allocated by the kernel
        free 941 (verified: mem_map = free lists)

        """)
  }

  @Test func `ends at a free block, which is not split`() {
    let text = it.type("buddy 02500")
    #expect(text.contains("   10  02400-027ff  free, on the Movable list of order 10\n"))
    #expect(!text.contains("    9  "))
    #expect(text.hasSuffix("free 1024 (verified: mem_map = free lists)\n"))
  }

  @Test func `knows where memory ends`() {
    let text = it.type("buddy 3ffdf")
    #expect(text.contains("3ffc0 XOR 00020 = 3ffe0  no frame has that number\n"))
    #expect(text.contains("32 no RAM"))
  }

  @Test func `agrees with XOR in its data`() {
    let report = BuddyTreeReport(PageFrameNumber(rawValue: 0x2005), in: it.kernel)
    for level in report.levels where level.order < 10 {
      #expect(
        level.buddy?.first.rawValue == level.block.first.rawValue ^ 1 << UInt32(level.order))
    }
    #expect(report.levels.map(\.order) == (0...10).reversed())
    #expect(report.audit.isRight)
  }

  @Test func `adds up: each order's free pages are those of its halves`() {
    let levels = BuddyTreeReport(PageFrameNumber(rawValue: 0x2051), in: it.kernel).levels
    for (upper, lower) in zip(levels, levels.dropFirst()) {
      #expect(upper.block.freePages == lower.block.freePages + (lower.buddy?.freePages ?? 0))
    }
  }
}

@Suite struct `The mosaic of frames` {
  private let it = Specimen()

  @Test func `shows one frame a letter from a frame on`() {
    let text = it.type("frames 3ffc0")
    #expect(text.hasPrefix("frames 3ffc0-3ffdf of 262112, 4 KiB (order 0) a letter\nP:3ffc0000 afffacc··"))
  }

  @Test func `shows so many frames a letter as told`() {
    let text = it.type("frames 38000 5")
    #expect(text.hasPrefix("frames 38000-3ffdf of 262112, 128 KiB (order 5) a letter\n"))
    #expect(text.contains("\nP:38800000 ················"))
  }

  @Test func `has capitals where frames are shared, and says so`() {
    let text = it.type("frames 3ffc0", after: "fork")
    #expect(text.contains("P:3ffc0000 Afff"))
    #expect(text.contains("a capital letter: some of those frames are mapped more than once\n"))
  }

  @Test(arguments: [20, 30, 40, 79, 80, 200])
  func `fits the terminal`(_ width: Int) {
    let text = FramesReport(it.kernel).drawn(on: Canvas(width: width)).text
    let rows = text.split(separator: "\n").filter { $0.hasPrefix("P:") }
    #expect(rows.allSatisfy { $0.count <= width })
    #expect(rows.reduce(0) { $0 + $1.count - 11 } == 1024)
  }

  @Test func `is made of powers of two on odd machines`() {
    let odd = Specimen { $0.memoryByteCount = 777 << 20 }
    let report = FramesReport(odd.kernel)
    #expect(report.framesPerCell.nonzeroBitCount == 1)
    #expect(report.cells.count <= 1024)
    #expect(report.audit.isRight)
  }
}

@Suite struct `Where memory went` {
  @Test func `adds up to MemTotal by owner`() {
    let it = Specimen()
    _ = it.type("vmalloc 20K", after: "fork", "mmap 1M rw", "touch $1 w for 1M", "kmalloc 1M")
    let text = it.type("meminfo owners")
    #expect(text.contains("AnonPages       private memory of processes\n"))
    #expect(text.contains("Slab            kmalloc beyond the slabs\n"))
    #expect(text.contains("VmallocUsed     vmalloc\n"))
    #expect(text.contains("5835 pages more are reserved since boot, outside MemTotal\n"))
    #expect(text.hasSuffix("MemTotal 256179 (verified: zones = owners, page by page)\n"))
  }

  @Test func `is told apart when figures differ`() {
    let audit = SelfAudit([.init(.free, 7, 8)], ways: .listsAndCounter)
    var text = StyledText()
    audit.draw(on: Canvas(), into: &text)
    #expect(text.text == "BROKEN: free 7, counted 8 (not equal: lists = counter)\n")
  }
}
