import TestSupport
import Testing

/// The rule of overcommit is told where it bites.
struct PromiseTests {
  @Test func `one call for all of RAM is refused, three for nearly all of it are not`() {
    let it = Specimen()
    let refused = it.type("mmap 1G rw")
    #expect(
      refused.replacing("\n", with: " ").contains("vm.overcommit_memory 0 looks at each call alone")
    )
    for _ in 0..<3 { #expect(it.type("mmap 900M rw").hasPrefix("$")) }
  }

  @Test func `with 2 every call counts`() {
    let it = Specimen()
    let line = it.type("mmap 900M rw", after: "set vm.overcommit_memory 2")
    #expect(line.replacing("\n", with: " ").contains("vm.overcommit_memory 2 adds up every call"))
  }

  @Test func `with 1 nothing is refused`() {
    #expect(Specimen().type("mmap 1G rw", after: "set vm.overcommit_memory 1").hasPrefix("$"))
  }
}
