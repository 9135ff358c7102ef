@testable import Commands
@testable import Drawing
@testable import Grammar
@testable import Session
import Testing

/// Each argument is completed by what it may be, and by nothing else.
struct ArgumentCompletionTests {
  private let session: Session

  init() throws {
    var configuration = Configuration()
    configuration.memoryByteCount = 64 << 20
    session = try Session(configuration: configuration)
    session.checksInvariants = false
  }

  private func complete(_ text: String) -> [String] {
    session.complete(before: text).candidates.map(\.text)
  }

  private func help(_ text: String) -> [String] {
    session.complete(before: text).candidates.map { "\($0.text): \($0.help)" }
  }

  @Test(arguments: ["page ", "rmap ", "buddy ", "kmap ", "release ", "vmap ", "kmap_atomic "])
  func `a frame is a held block, by its result`(_ command: String) {
    #expect(complete(command).isEmpty)
    session.execute("alloc 2; mmap 64K; block = alloc 0")
    #expect(complete(command) == ["block", "$3", "$1"])
    #expect(help(command).allSatisfy { $0.contains(": frame 0") })
    session.execute("release block; alloc 0")
    #expect(complete(command).count { $0.first == "$" } == 2)
    session.execute("release $4; release $1 2")
    #expect(complete(command).isEmpty)
  }

  @Test func `kunmap is offered what is kmapped, with its address`() throws {
    let session = try Session()
    session.checksInvariants = false
    session.execute("alloc 0 GFP_HIGHUSER; kmap $1")
    let kmapped = session.complete(before: "kunmap ").candidates
    #expect(kmapped.count == 1)
    #expect(kmapped.first?.text.hasPrefix("0x") == true)
    #expect(kmapped.first?.help.hasPrefix("kmapped at ff") == true)
    let line = "kunmap \(kmapped.first?.text ?? "")"
    #expect(session.execute(line).status == .done)
    #expect(session.complete(before: "kunmap ").candidates.isEmpty)
  }

  @Test func `what gives memory back is offered what holds it`() {
    session.execute("vmalloc 20K; kmalloc 100; malloc 100; malloc 200")
    #expect(complete("vfree ") == ["$1"])
    #expect(help("vfree ").first?.hasSuffix(", vmalloc of 20 KiB") == true)
    #expect(complete("kfree ") == ["$2"])
    #expect(help("kfree ").first?.hasSuffix(", 128 bytes") == true)
    #expect(complete("free ").prefix(3) == ["$4", "$3", "-b"])
    #expect(complete("realloc ") == ["$4", "$3"])
    session.execute("kfree $2; free $3; vfree $1")
    #expect(complete("kfree ").isEmpty)
    #expect(complete("free ").prefix(2) == ["$4", "-b"])
    #expect(complete("vfree ").isEmpty)
  }

  @Test func `open descriptors are offered with their files`() {
    session.execute("open /tmp/data rdwr size 64K")
    #expect(help("close ").contains("0: /tmp/data"))
    #expect(help("mmap 4K fd ").contains("0: /tmp/data"))
  }

  @Test(arguments: ["kmalloc ", "back ", "trace on depth ", "exit ", "calloc ", "history "])
  func `a size or a count is no address`(_ text: String) {
    session.execute("first = mmap 64K")
    for text in [text, text + "f", text + "b"] {
      let offered = complete(text).filter { $0.first != "$" }
      #expect(!offered.contains("first") && !offered.contains("brk"), "\(text)")
      #expect(!offered.contains { $0.count == 8 && $0.hasPrefix("0") }, "\(text)")
    }
  }

  @Test func `a setting is offered what it is, and a switch both its sides`() {
    #expect(help("set vm.max_map_count ") == ["65530: as it is now"])
    #expect(help("set cr0.wp ") == ["0: of 0 to 1", "1: as it is now"])
    #expect(help("set vm.lowmem_reserve_ratio 256 ") == ["32: as it is now"])
    #expect(complete("set vm.max_map_count 1 ").isEmpty)
  }

  @Test func `an address is a result, then an area, then a symbol`() {
    session.execute("print 7; here = mmap 64K")
    let offered = help("munmap ")
    #expect(offered.prefix(2).map { $0.prefix(6) } == ["here: ", "$2: b7"])
    #expect(offered.dropFirst(2).first == "08048000: r--p /bin/demo")
    #expect(
      !complete("munmap ").contains { ["$1", "cr0", "rss", "zone.Normal.free"].contains($0) })
    #expect(complete("munmap PAGE") == ["PAGE_OFFSET"])
  }

  @Test(arguments: ["kmalloc 8 GFP", "alloc 0 GFP", "kmalloc(8, GFP"])
  func `allocation flags are listed, though they are constants`(_ text: String) {
    #expect(complete(text).first == "GFP_KERNEL")
    #expect(complete(text).contains("GFP_HIGHUSER_MOVABLE"))
    #expect(complete("alloc 0 GFP_KERNEL|__GFP_Z") == ["__GFP_ZERO"])
  }

  @Test func `a command inside a command is completed like one`() {
    session.execute("break pte")
    #expect(complete("step ma") == complete("ma"))
    #expect(complete("next touch 0804b000 ") == complete("touch 0804b000 "))
    #expect(complete("step touch 0804b") == ["0804b000"])
    #expect(complete("commands 1 ma") == complete("ma"))
    #expect(complete("commands 1 \"ma") == complete("ma"))
    #expect(complete("commands 1 \"bt\" \"touch 0804b") == ["0804b000"])
    #expect(complete("alias grab mm") == ["mmap"])
    #expect(session.complete(before: "step ma").replaceCount == 2)
  }

  @Test func `the process in front is offered`() {
    session.execute("fork")
    #expect(help("[") == ["1: demo, the current one", "2: demo"])
    #expect(complete("[2") == ["2"])
    #expect(complete("[2] mun") == ["munmap", "munlock", "munlockall"])
  }

  @Test func `behind 'if' the facts of an event and figures are offered`() {
    #expect(complete("break split if or") == ["order"])
    let offered = complete("break split if ")
    for name in [
      "order", "addr", "pfn", "place", "value", "pid", "depth", "rss", "zone.Normal.free",
    ] {
      #expect(offered.contains(name))
    }
    session.execute("break split")
    #expect(complete("condition 1 or") == ["order"])
    #expect(complete("break split ") == ["if"])
    #expect(complete("break pte 0804b") == ["0804b000"])
    #expect(complete("watch pte 0804b") == ["0804b000"])
    #expect(complete("watch rss ") == ["if"])
  }

  @Test func `flags of clone, and what 'when' asks about, are known`() {
    #expect(complete("clone CLONE_T") == ["CLONE_THREAD"])
    #expect(complete("clone CLONE_VM|CLONE_T") == ["CLONE_THREAD"])
    #expect(complete("when free ").contains("Normal"))
    #expect(complete("when changed free D") == ["DMA"])
    #expect(complete("when changed pte 0804b") == ["0804b000"])
    #expect(complete("when changed ") == ["pte", "frame", "vma", "free"])
  }

  @Test func `limits are listed once`() {
    #expect(complete("limits ") == ["as", "data", "stack", "memlock"])
    #expect(complete("limits st") == ["stack"])
  }

  @Test func `a file may stand in quotes`() {
    let candidates = session.complete(before: "source \"/etc/pass").candidates
    #expect(candidates.contains { $0.text == "/etc/passwd\"" && $0.help.hasSuffix("s") })
    #expect(complete("source \"/et") == ["/etc/"])
  }

  @Test func `every candidate says what it is`() {
    session.execute("block = alloc 0; kmalloc 8; malloc 8; break pte; checkpoint spot")
    for command in session.catalog.commands where !command.isHidden {
      let texts = ["\(command.name) ", "\(command.name) 1 ", "\(command.name) 1 1 "]
      let calls = command.call.map { form in
        form.names.flatMap { name in
          form.parameters.indices.map { "\(name)(" + String(repeating: "1, ", count: $0) }
        }
      }
      for text in texts + (calls ?? []) {
        for candidate in session.complete(before: text).candidates {
          #expect(!candidate.help.isEmpty, "\(text)\(candidate.text)")
        }
      }
    }
  }

  @Test func `behind a keyword a hint asks for its value, and a setting tells what it is`() {
    #expect(session.hint(for: "trace on depth ") == "DEPTH [KIND...]")
    #expect(session.hint(for: "mmap 4K at ").hasPrefix("ADDR [PROT...]"))
    #expect(session.hint(for: "set cr0.wp ") == "[VALUE...]  (now 1)")
  }

  @Test func `show knows the setting of trace, which set does not`() {
    #expect(complete("show tr") == ["trace"])
    #expect(complete("set tr").isEmpty)
    #expect(complete("set cr0.w") == ["cr0.wp"])
  }

  @Test func `what must come is offered before what may`() {
    #expect(!complete("touch ").contains("for"))
    #expect(complete("touch 0804b000 ").contains("for"))
    #expect(complete("when free ") == ["DMA", "Normal", "HighMem", "Movable"])
  }

  @Test func `a hint in a call is a sentence that stands off from a word in the making`() {
    #expect(
      session.hint(for: "mmap(NULL, 4096, PROT_")
        == "  prot: what the pages allow; rw unless told; then flags, fd, offset")
    #expect(
      session.hint(for: "mmap(NULL, 4096, 3, 0x22, -1, ") == "offset: where in the file it begins")
    #expect(session.hint(for: "kfree(").hasPrefix("objp: where it begins"))
  }
}
