@testable import Commands
@testable import Drawing
import Hardware
import KernelModel
@testable import Session
import TestSupport
import Testing

struct ExecCommandTests {
  private let sample = SampleSession()

  @Test func `exec shows where the five parts lie`() {
    #expect(
      sample.type("exec demo") == """
        process 1 runs /bin/demo
          first instruction at 08049000, ESP bffffef0
          text   08049000-08049507   1287  code, read-only
          data   0804b0c8-0804b0d4     12  from the file
          bss    0804b0d4-0804ff00  19.6K  zeros
          heap   08050000-08050000      0  grows up by brk
          stack  bffdf000-c0000000   132K  grows down by faults

        """)
  }

  @Test func `a refused exec says what is wrong with the file`() {
    #expect(sample.type("exec /none") == "exec: ENOENT (no file '/none')\n")
    #expect(
      sample.type("exec Package.swift")
        == "exec: EACCES ('Package.swift' is no file that may be executed)\n")
    #expect(sample.session.process.isRunning)
  }

  @Test func `arguments are strings or words`() {
    _ = sample.type("exec hello one \"two words\"")
    let image = sample.session.process.space?.image
    let arguments = image.map { $0.arguments.upperBound - $0.arguments.lowerBound }
    #expect(arguments == 20)
  }

  @Test func `a program that cannot be loaded kills the process, and its parent goes on`() {
    var image = ELFImage.plain
    image.entry = 0xd000_0000
    sample.session.kernel.files.create(
      "/bin/broken", byteCount: 0x4000, content: .bytes(image.bytes))
    _ = sample.type("fork")
    #expect(
      sample.type("[2] exec /bin/broken") == """
        exec: process 2 is killed by SIGSEGV
          the old program was gone when /bin/broken could not be loaded: EINVAL (its
          first instruction would be at d0000000)
          process 2 is gone; 'undo' brings it back

        """)
    #expect(sample.type("wait") == "$2 = 2\n")
  }

  @Test func `execve in C is exec`() {
    _ = sample.type("execve(\"/bin/hello\", [\"hello\"], 0xbffff000 /* 3 vars */) = 0")
    #expect(sample.session.process.name == "hello")
  }

  @Test func `a vfork parent sleeps until its child execs`() {
    _ = sample.type("vfork")
    #expect(sample.session.process.id.rawValue == 2)
    #expect(sample.type("switch 1").contains("process 1 sleeps until process 2 execs or exits"))
    #expect(sample.type("[1] brk +4K").contains("sleeps"))
    #expect(!sample.type("maps 1").contains("sleeps"))
    _ = sample.type("exec hello")
    #expect(sample.type("switch 1") == "")
  }

  @Test func `a vfork child that exits gives the processor back`() {
    _ = sample.type("vfork")
    _ = sample.type("exit 3")
    #expect(sample.session.process.id.rawValue == 1)
    #expect(sample.session.kernel.canRun(sample.session.process))
  }

  @Test func `exit in C ends one thread, exit_group all`() {
    _ = sample.type("fork")
    _ = sample.type("switch 2")
    _ = sample.type("clone CLONE_VM|CLONE_THREAD")
    _ = sample.type("[3] exit(0) = ?")
    #expect(sample.session.kernel.process(ProcessID(rawValue: 3)) == nil)
    #expect(sample.session.process.id.rawValue == 2)
    _ = sample.type("exit_group(0) = ?")
    #expect(sample.session.process.id.rawValue == 1)
  }

  @Test func `size refuses in binutils' words`() {
    #expect(sample.type("size Package.swift") == "size: Package.swift: file format not recognized\n")
    #expect(sample.type("size /none") == "size: '/none': No such file\n")
    #expect(sample.type("size .") == "size: Warning: '.' is a directory\n")
  }

  @Test func `size of a built-in program`() {
    #expect(
      sample.type("size demo")
        == "   text\t   data\t    bss\t    dec\t    hex\tfilename\n"
        + "   1521\t     12\t  20012\t  21545\t   5429\tdemo\n")
  }

  @Test func `looking at sizes leaves no trace`() {
    let before = sample.type("digest")
    _ = sample.type("size demo hello Tests/CommandsTests/Binaries/plain")
    #expect(sample.type("digest") == before)
  }

  @Test func `programs and files complete exec`() {
    let words = sample.session.complete(before: "exec h").candidates.map(\.text)
    #expect(words.contains("hello"))
    let paths = sample.session.complete(before: "exec Tests/Comm").candidates.map(\.text)
    #expect(paths == ["Tests/CommandsTests/"])
  }

  @Test func `a directory given as sysroot has the absolute paths`() throws {
    var configuration = Configuration()
    configuration.memoryByteCount = 64 << 20
    configuration.settings = [.init(key: "sysroot", value: "Tests/CommandsTests/")]
    let session = try Session(configuration: configuration)
    #expect(session.execute("exec /Binaries/../Binaries/./plain").status == .done)
    let space = try #require(session.process.space)
    #expect(MappingRecord.all(of: space, in: session.kernel)[0].name == "/Binaries/plain")
    #expect(session.execute("exec /etc/passwd").status == .refused)
  }

  @Test func `layout and vma name the five parts`() {
    _ = sample.type("brk +4K")
    #expect(sample.type("layout").contains("demo  rw-p  data, bss"))
    #expect(sample.type("layout").contains("[heap]  rw-p  bss, heap"))
    #expect(sample.type("vma").contains("demo  text"))
    #expect(sample.type("vma list").contains("/bin/demo  text"))
  }
}
