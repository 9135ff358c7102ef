@testable import Commands
import Drawing
import Hardware
import KernelModel
@testable import Reports
@testable import Session
import TestSupport
import Testing

@Suite struct `The areas of a process` {
  @Test func `the tree lies on its side and reads as the list`() {
    let it = Specimen()
    #expect(
      it.type("vma") == """
        process 1: 8 areas, R red, B black, lower addresses above
        tree                          mode     gap  largest  name
           ┌─ B 08048000-08049000     r--p  128.2M   128.2M  demo
        ┌─ R 08049000-0804a000        r-xp       0   128.2M  demo  text
        │  └─ B 0804a000-0804b000     r--p       0        0  demo
        B 0804b000-0804c000           rw-p       0     2.7G  demo  data, bss
        │  ┌─ B 0804c000-08050000     rw-p       0        0  [heap]  bss
        └─ R b7ffb000-b7fff000        r--p    2.7G     2.7G  [vvar]
           │  ┌─ R b7fff000-b8000000  r-xp       0        0  [vdso]
           └─ B bffdf000-c0000000     rw-p  126.8M   126.8M  [stack]
        list = tree, no red node below a red one, 2 black nodes on every way down

        """)
  }

  @Test func `a hole splits an area, and the tree turns`() {
    let it = Specimen()
    #expect(
      it.type("vma tree", after: "mmap 64K rw at 40000000 fixed", "munmap 40004000 8K", "munmap 4000a000 4K") == """
        process 1: 11 areas, R red, B black, lower addresses above
        tree                             mode     gap  largest  name
           ┌─ B 08048000-08049000        r--p  128.2M   128.2M  demo
        ┌─ B 08049000-0804a000           r-xp       0   128.2M  demo  text
        │  └─ B 0804a000-0804b000        r--p       0        0  demo
        B 0804b000-0804c000              rw-p       0     1.8G  demo  data, bss
        │     ┌─ B 0804c000-08050000     rw-p       0        0  [heap]  bss
        │  ┌─ R 40000000-40004000        rw-p  895.6M   895.6M
        │  │  │  ┌─ R 40006000-4000a000  rw-p      8K       8K  now red
        │  │  └─ B 4000b000-40010000     rw-p      4K       8K  new, took a place
        └─ B b7ffb000-b7fff000           r--p    1.8G     1.8G  [vvar]
           │  ┌─ R b7fff000-b8000000     r-xp       0        0  [vdso]
           └─ B bffdf000-c0000000        rw-p  126.8M   126.8M  [stack]
        list = tree, no red node below a red one, 3 black nodes on every way down
        the last change
          4000b000 enters as a red leaf; 4000a000 enters as a red leaf; 4000a000 rises
          above 4000b000; 4000a000 rises above 40006000; 4000a000 becomes black;
          40006000 becomes red; 4000a000 leaves; 4000b000 takes the place of 4000a000

        """)
  }

  @Test func `the list shows every link`() {
    let it = Specimen()
    #expect(
      it.type("vma list") == """
        process 1: mm->mmap, 8 areas in a list
          #2 08048000-08049000  1 page  /bin/demo
             prev - next #3  tree: up #3 left - right -
             vm_flags rd mr mw me dw  vm_pgoff 0x0
          #3 08049000-0804a000  1 page  /bin/demo  text
             prev #2 next #4  tree: up #5 left #2 right #4
             vm_flags rd ex mr mw me dw  vm_pgoff 0x1
          #4 0804a000-0804b000  1 page  /bin/demo
             prev #3 next #5  tree: up #3 left - right -
             vm_flags rd mr mw me dw  vm_pgoff 0x2
          #5 0804b000-0804c000  1 page  /bin/demo  data, bss
             prev #4 next #6  tree: up - left #3 right #7
             vm_flags rd wr mr mw me dw ac  vm_pgoff 0x2  anon_vma 2
          #6 0804c000-08050000  4 pages  [heap]  bss
             prev #5 next #7  tree: up #7 left - right -
             vm_flags rd wr mr mw me ac  vm_pgoff 0x804c
          #7 b7ffb000-b7fff000  4 pages  [vvar]
             prev #6 next #8  tree: up #5 left #6 right #1
             vm_flags rd mr pf io de dd  vm_pgoff 0x0
          #8 b7fff000-b8000000  1 page  [vdso]
             prev #7 next #1  tree: up #1 left - right -
             vm_flags rd ex mr mw me de  vm_pgoff 0x0
          #1 bffdf000-c0000000  33 pages  [stack]
             prev #8 next -  tree: up #7 left #8 right -
             vm_flags rd wr mr mw me gd ac  vm_pgoff 0xbffdf  anon_vma 1
        46 pages in the list, total_vm 46

        """)
  }

  @Test func `the lines of the tree are the lines of the list`() {
    let it = Specimen()
    for page in 0..<40 { _ = it.type("mmap 4K \(page % 2 == 0 ? "r" : "rw") at 0x40000000+\(page)p fixed") }
    let tree = AreaTreeReport(it.process, it.space, in: it.kernel)
    let maps = MapsReport(it.process, it.space, in: it.kernel)
    #expect(tree.nodes.map(\.start) == maps.mappings.map(\.start))
    #expect(tree.violation == nil)
  }

  @Test func `ASCII draws the same tree`() {
    let it = Specimen()
    let report = AreaTreeReport(it.process, it.space, in: it.kernel)
    let text = report.drawn(on: Canvas(glyphs: .ascii)).text
    let isASCII = text.allSatisfy(\.isASCII)
    #expect(isASCII)
    #expect(text.contains("\n|  +- B 0804a000-0804b000     r--p"))
  }

  @Test func `what the last call did to the tree stands below it`() {
    let it = Specimen()
    let text = it.type("vma tree", after: "mmap 4K rw at 40000000 fixed", "mmap 4K r at 40002000 fixed")
    #expect(text.contains("40002000-40003000  r--p      4K       4K  new\n"))
    #expect(text.contains("\nthe last change\n  40002000 enters as a red leaf;"))
  }

  @Test func `a call that leaves the tree alone leaves its last change in place`() {
    let it = Specimen()
    let before = it.type("vma", after: "mmap 4K rw at 40000000 fixed")
    #expect(it.type("vma", after: "brk 0", "touch 40000000 w") == before)
  }

  @Test func `rotations and colours agree with the events of the call`() throws {
    let it = Specimen()
    let watcher = TreeWatcher()
    for page in 0..<60 {
      _ = it.type("mmap 4K rw at \(String(0x4000_0000 + (page * 37 % 61) << 13, radix: 16)) fixed")
    }
    it.kernel.observer = watcher
    try it.kernel.munmap(.init(rawValue: 0x4000_0000), length: 256 << 10, by: it.process)
    it.kernel.observer = nil
    let kept = it.space.areas.lastChanges
    #expect(kept.count < 48 ? kept.count { $0.kind == .rotated } == watcher.rotationCount : true)
    #expect(watcher.rotationCount > 0)
  }
}

private final class TreeWatcher: KernelObserver {
  var rotationCount = 0
  func kernelDid(_ event: KernelEvent, depth: Int) {
    if case .space(.rotated, of: _) = event { rotationCount += 1 }
  }
}
