import Hardware
import TestSupport
import Testing

@testable import KernelModel

/// What a program finds on its stack. Linux: `create_elf_tables`.
struct ExecStackTests {
  private func run(_ image: ELFImage, _ arguments: [String], _ environment: [String]) throws
    -> TestProcess
  {
    let test = try TestProcess()
    test.install(image, as: "/bin/demo3")
    test.install(ELFImage.movable, as: "/lib/loader")
    try test.exec("/bin/demo3", arguments, environment: environment)
    return test
  }

  /// The auxiliary vector, by type.
  private func vector(_ test: TestProcess) -> [UInt32: UInt32] {
    var place = test.space.image.stackStart.rawValue + 4
    for _ in 0..<2 {
      while test.word(at: place) != 0 { place += 4 }
      place += 4
    }
    var found: [UInt32: UInt32] = [:]
    while test.word(at: place) != 0 {
      found[test.word(at: place)] = test.word(at: place + 4)
      place += 8
    }
    return found
  }

  @Test func `argc, argv and envp lead to the strings`() throws {
    let test = try run(.plain, ["./demo3", "hello"], ["HOME=/", "PATH=/bin"])
    let stack = test.space.image.stackStart.rawValue
    #expect(stack & 0xf == 0)
    #expect(test.word(at: stack) == 2)
    let words = (1...6).map { test.word(at: stack + 4 * $0) }
    #expect(words[2] == 0 && words[5] == 0)
    let strings = [words[0], words[1], words[3], words[4]].map(test.string)
    #expect(strings == ["./demo3", "hello", "HOME=/", "PATH=/bin"])
  }

  @Test func `the strings end four bytes below the top, the file's name last`() throws {
    let test = try run(.plain, ["./demo3", "hello"], ["HOME=/", "PATH=/bin"])
    #expect(test.word(at: 0xbfff_fffc) == 0)
    #expect(test.string(at: 0xbfff_fff1) == "/bin/demo3")
    #expect(vector(test)[31] == 0xbfff_fff1)
    #expect(vector(test)[15].map(test.string) == "i686")
  }

  @Test func `the vector tells where headers, entry and interpreter lie`() throws {
    let test = try run(ELFImage.movable.interpreted(by: "/lib/loader"), ["a"], [])
    let vector = vector(test)
    #expect(vector[3] == 0x0040_0034)
    #expect(vector[4] == 32)
    #expect(vector[5] == 4)
    #expect(vector[7] == 0xb7ff_b000)
    #expect(vector[9] == 0x0040_0100)
    #expect(vector[6] == 4096)
    #expect(vector[33] == 0xb7ff_a000)
  }

  @Test func `before 5.18 the headers are told from the first segment alone`() throws {
    var image = ELFImage.plain
    image.headers[0] = .load(0x0804_8000, offset: 0x1000, file: 0x200, "rx")
    let test = try run(image, ["a"], [])
    #expect(vector(test)[3] == 0x0804_7034)
  }

  @Test func `no arguments at all are no arguments`() throws {
    let test = try run(.plain, [], [])
    let stack = test.space.image.stackStart.rawValue
    #expect((0..<3).map { test.word(at: stack + 4 * $0) } == [0, 0, 0])
  }

  @Test func `a stack limit keeps the first room small`() throws {
    let test = try TestProcess()
    test.space.limits.stack = 64 << 10
    test.install(.plain)
    try test.exec()
    #expect(test.mappings.last == "bfff0-c0000 rw- [stack]")
  }

  @Test func `long strings push the stack's start down`() throws {
    let test = try run(
      .plain, [String(repeating: "a", count: 20_000)],
      [String(repeating: "b", count: 600)])
    #expect(test.mappings.last == "bffda-c0000 rw- [stack]")
  }
}
