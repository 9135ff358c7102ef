import Hardware
import TestSupport
import Testing

@testable import KernelModel

/// Where `load_elf_binary` maps what.
struct ExecLayoutTests {
  private let kernelPages = ["b7ffb-b7fff r-- [vvar]", "b7fff-b8000 r-x [vdso]"]
  private let stack = ["bffdf-c0000 rw- [stack]"]

  private func run(
    _ image: ELFImage, _ version: KernelVersion = .v5_10
  ) throws -> TestProcess {
    let test = try TestProcess(version)
    test.install(image)
    test.install(ELFImage.movable, as: "/lib/loader")
    #expect(try test.exec().failure == nil)
    try test.expectSound()
    return test
  }

  @Test func `a program at fixed addresses lies where its file says`() throws {
    let test = try run(.plain)
    #expect(
      test.mappings == ["8048-804a r-x 0 program", "804a-804b rw- 1 program", "804b-804d rw-"]
        + kernelPages + stack)
    #expect(test.space.image.heapStart == at(0x0804_d000))
  }

  @Test func `the bytes behind the data in their last page are cleared, those before are the file's`()
    throws
  {
    let test = try run(.plain)
    #expect(test.word(at: 0x0804_a1fc) == 0x0202_0202)
    #expect(test.word(at: 0x0804_a2fc) == 0x0202_0202)
    #expect(test.word(at: 0x0804_a300) == 0)
    #expect(test.word(at: 0x0804_affc) == 0)
    #expect(test.resident == "2/0/0")
  }

  @Test func `without bss the tail of the last page shows the file`() throws {
    let test = try run(
      ELFImage([.load(0x0804_8200, offset: 0x200, file: 0x100, "rw"), .stack()]))
    #expect(test.byte(0x8048) == 0x7f)
    #expect(test.word(at: 0x0804_8ffc) == 0x0101_0101)
    #expect(test.space.image.heapStart == at(0x0804_9000))
  }

  @Test func `a segment without bytes in the file is zeros, its first page the file's, cleared`()
    throws
  {
    let test = try run(
      ELFImage([
        .load(0x0804_8000, offset: 0, file: 0x100, "rx"),
        .load(0x0804_b0e0, offset: 0xe0, file: 0, memory: 0x2000, "rw"), .stack(),
      ]))
    #expect(
      test.mappings == ["8048-8049 r-x 0 program", "804b-804c rw- 0 program", "804c-804e rw-"]
        + kernelPages + stack)
    #expect(test.word(at: 0x0804_b0e0) == 0)
  }

  @Test func `a segment of nothing maps nothing`() throws {
    let test = try run(
      ELFImage([
        .load(0x0804_8000, offset: 0, file: 0x100, "rx"),
        .load(0x0805_0000, offset: 0, file: 0, memory: 0, "rw"), .stack(),
      ]))
    #expect(test.mappings == ["8048-8049 r-x 0 program"] + kernelPages + stack)
    #expect(test.space.image.heapStart == at(0x0805_0000))
  }

  @Test func `a bss between segments is mapped and cleared before the next segment`() throws {
    let test = try run(
      ELFImage([
        .load(0x0804_8000, offset: 0, file: 0x200, memory: 0x2800, "rw"),
        .load(0x0804_b000, offset: 0x1000, file: 0x100, "rx"), .stack(),
      ]))
    #expect(
      test.mappings == ["8048-8049 rw- 0 program", "8049-804b rw-", "804b-804c r-x 1 program"]
        + kernelPages + stack)
    #expect(test.word(at: 0x0804_81fc) == 0x0101_0101)
    #expect(test.word(at: 0x0804_8200) == 0)
  }

  @Test func `the bss of an executable segment is executable`() throws {
    let test = try run(
      ELFImage([.load(0x0804_8000, offset: 0, file: 0x200, memory: 0x2800, "rwx"), .stack()]))
    #expect(test.mappings.prefix(2) == ["8048-8049 rwx 0 program", "8049-804b rwx"])
  }

  @Test func `a later segment replaces what it overlaps`() throws {
    let test = try run(
      ELFImage([
        .load(0x0804_8000, offset: 0, file: 0x3000, "r"),
        .load(0x0804_9000, offset: 0x1000, file: 0x1000, "rx"), .stack(),
      ]))
    #expect(
      test.mappings.prefix(3)
        == ["8048-8049 r-- 0 program", "8049-804a r-x 1 program", "804a-804b r-- 2 program"])
  }

  @Test func `without PT_GNU_STACK all that can be read can be executed, and segments merge`() throws {
    var image = ELFImage.plain
    image.headers.removeLast()
    image.headers[0] = .load(0x0804_8000, offset: 0, file: 0x1000, "r")
    image.headers.insert(.load(0x0804_9000, offset: 0x1000, file: 0x200, "rx"), at: 1)
    let test = try run(image)
    #expect(
      test.mappings == ["8048-804a r-x 0 program", "804a-804b rwx 1 program", "804b-804d rwx"]
        + kernelPages + ["bffdf-c0000 rwx [stack]"])
    #expect(test.flags(0x8048) == "rd ex mr mw me dw")
  }

  @Test func `PT_GNU_STACK with X makes the stack executable and nothing else`() throws {
    var image = ELFImage.plain
    image.headers[2] = .stack(executable: true)
    let test = try run(image)
    #expect(test.mappings.last == "bffdf-c0000 rwx [stack]")
    #expect(test.mappings[1] == "804a-804b rw- 1 program")
  }

  @Test(arguments: [
    (KernelVersion.v5_10, "400-402 r-x 0 program"), (.v6_1, "400-402 r-x 0 program"),
    (.v6_18, "41000-41002 r-x 0 program"),
  ])
  func `a movable program with an interpreter lies at the load bias`(
    version: KernelVersion, first: String
  ) throws {
    let test = try run(ELFImage.movable.interpreted(by: "/lib/loader"), version)
    #expect(test.mappings.first == first)
  }

  @Test func `the interpreter ends at mmap_base, in one piece`() throws {
    let test = try run(ELFImage.movable.interpreted(by: "/lib/loader"))
    #expect(
      test.mappings == [
        "400-402 r-x 0 program", "402-403 rw- 1 program", "403-405 rw-",
        "b7ff6-b7ffa r-- [vvar]", "b7ffa-b7ffb r-x [vdso]", "b7ffb-b7ffd r-x 0 loader",
        "b7ffd-b7ffe rw- 1 loader", "b7ffe-b8000 rw-",
      ] + stack)
    #expect(test.space.image.entry == at(0xb7ff_b100))
    #expect(test.space.image.heapStart == at(0x0040_5000))
  }

  @Test func `the load bias is rounded down to the largest alignment`() throws {
    var image = ELFImage.movable.interpreted(by: "/lib/loader")
    image.headers[1].alignment = 0x20_0000
    #expect(try run(image).mappings.first == "400-402 r-x 0 program")
    image.headers[1].address = 0x1000
    image.headers[2].address = 0x3200
    #expect(try run(image).mappings.first == "400-402 r-x 0 program")
    image.headers[1].alignment = 0x3000
    #expect(try run(image).mappings.first == "400-402 r-x 0 program")
  }

  @Test func `a movable program without interpreter lies at the top, its heap behind it`() throws {
    let test = try run(.movable)
    #expect(
      test.mappings == [
        "b7ff6-b7ffa r-- [vvar]", "b7ffa-b7ffb r-x [vdso]", "b7ffb-b7ffd r-x 0 program",
        "b7ffd-b7ffe rw- 1 program", "b7ffe-b8000 rw-",
      ] + stack)
    #expect(test.space.image.heapStart == at(0xb800_0000))
  }

  @Test func `later kernels move the heap of a movable program without interpreter`() throws {
    #expect(try run(.movable, .v6_1).space.image.heapStart == at(0x0040_0000))
    #expect(try run(.movable, .v6_18).space.image.heapStart == at(0x4100_0000))
  }

  @Test func `from 6 10 on a movable program without interpreter lies as aligned as it asks`() throws {
    var image = ELFImage.movable
    image.headers[1].alignment = 0x1_0000
    #expect(try run(image, .v6_1).mappings.contains("b7ffb-b7ffd r-x 0 program"))
    #expect(try run(image, .v6_18).mappings.contains("b7ff0-b7ff2 r-x 0 program"))
  }

  @Test func `an interpreter may be the program itself, and its own interpreter is ignored`() throws {
    let test = try TestProcess()
    test.install(ELFImage.movable.interpreted(by: "/bin/program"))
    #expect(try test.exec().failure == nil)
    #expect(test.mappings.filter { $0.hasSuffix(" 0 program") }.count == 2)
    try test.expectSound()
  }

  @Test func `text, data and heap are bounded as the loop leaves them`() throws {
    let image = try run(.plain).space.image
    #expect(image.code == at(0x0804_8000)..<at(0x0804_9200))
    #expect(image.data == at(0x0804_a200)..<at(0x0804_a300))
    #expect(image.zeros == at(0x0804_a300)..<at(0x0804_cf00))
  }

  @Test func `after brk the heap goes on from the bss`() throws {
    let test = try run(.plain)
    try test.brk(0x0804_f000)
    #expect(test.mappings[2] == "804b-804f rw-")
    let later = try run(.plain, .v6_1)
    try later.brk(0x0804_f000)
    #expect(later.mappings[2...3] == ["804b-804d rw-", "804d-804f rw-"])
  }
}
