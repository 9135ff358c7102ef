@testable import Commands
@testable import Grammar
import KernelModel
@testable import Session
import TestSupport
import Testing

struct SystemCallTests {
  private let sample = SampleSession()

  @Test func `words and C make the same mapping`() {
    #expect(sample.type("mmap 64K rw") == "$1 = b7feb000\n")
    #expect(
      sample.type("mmap(NULL, 65536, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0)")
        == "$2 = b7fdb000\n")
    let areas = sample.session.process.space.map {
      MappingRecord.all(of: $0, in: sample.session.kernel)
    }
    #expect(areas?.contains { $0.range == 0xb7fd_b000..<0xb7ff_b000 && $0.mode == "rw-p" } == true)
  }

  @Test func `a refusal has Linux's name and what stood in the way`() {
    #expect(
      sample.type("mmap 64K fixed at 0x40000001") == "mmap: EINVAL (40000001 is not page-aligned)\n"
    )
    #expect(
      sample.type("mprotect 40000000 4K r")
        == "mprotect: ENOMEM (nothing is mapped at 40000000; see 'maps')\n")
    #expect(sample.type("mmap 0") == "mmap: EINVAL (the length is 0)\n")
    #expect(sample.type("mmap 4K fd 9 private") == "mmap: EBADF (no file is open as 9)\n")
    #expect(sample.session.results.values.isEmpty)
  }

  @Test func `the heap moves by a distance or to an address`() {
    #expect(sample.type("brk") == "$1 = 08050000\n")
    #expect(sample.type("brk +8K") == "$2 = 08052000\n")
    #expect(sample.type("brk -1p") == "$3 = 08051000\n")
    #expect(sample.type("brk $1 + 1") == "$4 = 08050001\n")
    #expect(sample.type("brk -4G").contains("error: -4G is out of range\n"))
    #expect(sample.type("brk (0 - 1)").contains("error: (0 - 1) is out of range\n"))
    #expect(
      sample.type("brk 0xffffffff") == "$5 = 08050001 (ffffffff + 0 reaches beyond user space)\n")
  }

  @Test func `an access tells its faults and the byte`() {
    _ = sample.type("mmap 64K rw")
    #expect(sample.type("touch $1 r") == "b7feb000: read 00, 1 fault\n")
    #expect(sample.type("touch $1 w") == "b7feb000: write 00, 1 fault\n")
    #expect(sample.type("touch $1 w") == "b7feb000: write 00, no fault\n")
    #expect(sample.type("touch $1 for 64K") == "b7feb000: read 16 pages, 15 faults\n")
    #expect(
      sample.type("touch $1 + 64K - 1 for 2").contains(": read ends in SIGSEGV SEGV_MAPERR\n")
        == false)
  }

  @Test func `a wild access is a signal that the process survives`() {
    #expect(
      sample.type("touch 0 w") == """
        00000000: write ends in SIGSEGV SEGV_MAPERR
          no area holds the address; the next one begins at 08048000; see 'why 00000000'

        """)
    #expect(
      sample.type("touch c0000000") == """
        c0000000: read ends in SIGSEGV SEGV_MAPERR
          from c0000000 on memory is the kernel's: no program may touch it
          see 'what c0000000'

        """)
    #expect(sample.session.execute("touch 0").status == .refused)
    #expect(sample.session.process.isRunning)
  }

  @Test func `bytes are written, read and examined`() {
    _ = sample.type("mmap 8K rw")
    #expect(sample.type(#"write $1 "hello" 0x21 10"#) == "b7ff9000: write 68, 1 fault\n")
    #expect(
      sample.type("read $1 8")
        == "b7ff9000  68 65 6c 6c 6f 21 0a 00                          |hello!..|\n")
    #expect(sample.type("x/2xw $1") == "b7ff9000: 6c6c6568 000a216f\n")
    #expect(sample.type("x/s $1") == "b7ff9000: \"hello!\\n\"\n")
    #expect(sample.type("x/2cb $1") == "b7ff9000: 'h' 'e'\n")
    #expect(sample.type("x/dh $1 + 4") == "b7ff9004: 8559\n")
    #expect(
      sample.type("write $1 256").contains(
        "error: 256 is out of range\nnote: a byte goes from 0 to 255\n"))
  }

  @Test func `examining takes no fault and needs something to see`() {
    _ = sample.type("mmap 8K rw")
    #expect(sample.type("x/2xg $1") == "b7ff9000: 0000000000000000 0000000000000000\n")
    #expect(sample.session.process.faults.total == 0)
    #expect(
      sample.type("x 40000000") == """
        x 40000000
          ^~~~~~~~
        error: nothing can be seen at 40000000
        note: 'maps' lists what is mapped

        """)
  }

  @Test func `a word of RAM can be overwritten, a missing one not`() {
    #expect(sample.type("poke 0x100000 0x1234") == "P:00100000: 00000000 -> 00001234\n")
    #expect(sample.type("x 0xc0100000") == "c0100000: 00001234\n")
    #expect(sample.type("poke 0x100002 1").contains("error: 0x100002 is not a multiple of 4\n"))
    #expect(
      sample.type("poke 64M 1").contains("error: 64M is out of range\nnote: RAM goes from 0x0 to "))
  }

  @Test func `every advice, lock and synchronisation is a call`() {
    _ = sample.type("mmap 4p rw shared")
    let answers = [
      "madvise $1 4p dontneed", "mlock $1 1p", "munlock $1 1p", "msync $1 4p sync",
      "mlockall future", "munlockall", "mincore $1 4p",
    ].map(sample.type)
    #expect(
      answers == [
        "madvise: 0\n", "mlock: 0\n", "munlock: 0\n", "msync: 0\n", "mlockall: 0\n",
        "munlockall: 0\n", "b7ff7000  1000\n",
      ])
    #expect(sample.type("madvise $1 4p 99").contains("error: expected ADVICE, found '99'\n"))
    #expect(sample.type("madvise($1, 4096, 99)") == "madvise: EINVAL (unknown advice 99)\n")
  }

  @Test func `mappings move, by words and by C`() {
    _ = sample.type("mmap 4p rw; mmap 1p r at $1 - 1p")
    #expect(sample.type("mremap $1 4p 2p") == "$3 = b7ff7000\n")
    #expect(sample.type("mremap($1, 8192, 65536, MREMAP_MAYMOVE)").hasPrefix("$4 = "))
    #expect(sample.type("mremap $1 2p 4p fixed to 0x50000000").contains("EINVAL"))
  }
}

struct ProcessTests {
  private let sample = SampleSession()

  @Test func `a fork is a process of its own, and the prompt says where one is`() {
    #expect(sample.type("fork") == "$1 = 2\n")
    #expect(sample.session.prompt == "pagewalk> ")
    _ = sample.type("switch $1")
    #expect(sample.session.prompt == "pagewalk:2> ")
    _ = sample.type("exit 3")
    #expect(sample.session.prompt == "pagewalk> ")
    #expect(sample.type("wait") == "$2 = 2\n")
    #expect(sample.type("wait") == "wait: ECHILD (no child that has ended; see 'ps')\n")
  }

  @Test func `a number in front makes another process call`() {
    _ = sample.type("mmap 4p rw; touch $1 w = 0x41; fork")
    #expect(sample.type("[2] touch $1 w = 0x42") == "b7ff7000: write 42, 1 fault\n")
    #expect(sample.type("touch $1") == "b7ff7000: read 41, no fault\n")
    #expect(sample.type("2 munmap $1 4p") == "munmap: 0\n")
    #expect(sample.type("[2] touch $1").hasPrefix("b7ff7000: read ends in SIGSEGV SEGV_MAPERR\n"))
    #expect(sample.type("[9] touch $1").contains("error: there is no process 9\n"))
    #expect(sample.type("switch 9").contains("error: there is no process 9\n"))
  }

  @Test func `ps shows what each process promised and uses`() {
    _ = sample.type("fork")
    #expect(
      sample.type("ps") == """
           PID  PPID  VmSize  VmRSS  STATE    COMMAND
        *    1     0    184K     8K  running  demo
             2     1    184K     8K  ready    demo

        """)
  }

  @Test func `limits are shown and obeyed`() {
    #expect(
      sample.type("limits") == """
        as       unlimited
        data     unlimited
        stack      8192 kB
        memlock      64 kB

        """)
    _ = sample.type("limits as 64M")
    #expect(
      sample.type("mmap 128M")
        == "mmap: ENOMEM (the limit of 16384 pages of address space; see 'limits')\n")
    #expect(sample.type("limits 64M").contains("error: LIMIT is missing\n"))
    _ = sample.type(
      "prlimit64(0, RLIMIT_STACK, {rlim_cur=4096*1024, rlim_max=4096*1024}, NULL) = 0")
    #expect(sample.session.process.space?.limits.stack == 4 << 20)
  }

  @Test func `threads share memory and end with their process`() {
    _ = sample.type("clone CLONE_VM|CLONE_THREAD; mmap 1p rw")
    #expect(sample.type("[2] touch $2 w = 0x41") == "b7ffa000: write 41, 1 fault\n")
    #expect(sample.type("touch $2") == "b7ffa000: read 41, no fault\n")
    _ = sample.type("fork; switch $3")
    _ = sample.type("[1] exit_group(0)")
    #expect(sample.session.kernel.process(ProcessID(rawValue: 2)) == nil)
  }

  @Test func `when everybody has ended the session goes on`() {
    #expect(sample.type("exit") == "")
    #expect(
      sample.type("mmap 4K").hasSuffix("error: process 1 has ended\nnote: 'undo' brings it back\n")
    )
    #expect(sample.type("print 1") == "$1 = 1 = 0x1\n")
  }
}

struct PastedTraceTests {
  private let sample = SampleSession()

  @Test func `a pasted trace finds its process and its files`() {
    let lines = [
      #"6945  openat(AT_FDCWD<>, "/lib/libc.so.6", O_RDONLY|O_CLOEXEC) = 3</usr/lib/libc.so.6>"#,
      "6945  mmap2(0x41000000, 8192, PROT_READ, MAP_PRIVATE|MAP_FIXED|MAP_DENYWRITE, 3</usr/lib/libc.so.6>, 0x5000) = 0x41000000",
      "6945  close(3</usr/lib/libc.so.6>) = 0",
      "6945  close(5<socket>)          = 0",
      #"6945  openat(AT_FDCWD<>, "/proc/x", O_RDONLY) = -1 ENOENT (No such file or directory)"#,
      "6945  close(77) = -1 EBADF (Bad file descriptor)",
    ]
    #expect(lines.map { sample.session.execute($0).status } == Array(repeating: .done, count: 6))
    let areas = sample.session.process.space.map {
      MappingRecord.all(of: $0, in: sample.session.kernel)
    }
    #expect(areas?.contains { $0.name == "/usr/lib/libc.so.6" && $0.offset == 0x5000 } == true)
  }

  @Test func `what differs from the trace is told`() {
    #expect(
      sample.type("6945  brk(NULL)                         = 0x4102a000").hasSuffix(
        "error: expected 0x4102a000, got 0x8050000\n"))
  }

  @Test func `a program that was not recorded cannot be started`() {
    #expect(
      sample.type(#"6945  execve("/bin/ls", ["/bin/ls"], 0xffbdc6a4 /* 3 vars */) = 0"#).hasSuffix(
        """
        error: where /bin/ls was loaded is not recorded
        note: 'pagewalk check NAME.strace' reads it from NAME.exec.maps

        """))
  }

  @Test func `a child bears the number that the trace gives it`() {
    #expect(sample.session.execute("7354  fork() = 7355").status == .done)
    #expect(sample.session.execute("7355  munmap(0x40000000, 4096) = 0").status == .done)
    #expect(sample.session.execute("7355  exit_group(0) = ?").status == .done)
    #expect(sample.session.kernel.process(ProcessID(rawValue: 2))?.isRunning == false)
  }
}

struct SettingTests {
  @Test func `settings are shown, changed and bounded`() {
    let sample = SampleSession()
    #expect(sample.type("show max_map_count").hasPrefix("vm.max_map_count  65530  "))
    #expect(
      sample.type("set vm.max_map_count 100; show vm.max_map_count").hasPrefix(
        "vm.max_map_count  100"))
    #expect(
      sample.type("set vm.max_map_count 0").hasSuffix(
        "error: 0 is out of range\nnote: vm.max_map_count goes from 1 to 2147483647\n"))
    #expect(
      sample.type("set vm.max_mapcount 1").hasSuffix(
        "error: unknown setting 'vm.max_mapcount'\nnote: did you mean 'vm.max_map_count'?\n"))
  }

  @Test func `settings of the command line are made at boot`() throws {
    var configuration = Configuration()
    configuration.settings = [.init(key: "vm.overcommit_memory", value: "2")]
    #expect(try Session(configuration: configuration).kernel.commit.mode == .never)
  }

  @Test(arguments: [
    (
      Configuration.Setting(key: "vm.overcomit_memory", value: "1"),
      "unknown setting 'vm.overcomit_memory'", "did you mean 'vm.overcommit_memory'?"
    ),
    (
      .init(key: "vm.overcommit_memory", value: "7"), "vm.overcommit_memory cannot be 7",
      "it goes from 0 to 2"
    ),
    (
      .init(key: "vm.overcommit_memory", value: "x"), "vm.overcommit_memory cannot be x",
      "it goes from 0 to 2"
    ),
  ])
  func `a wrong setting makes no machine`(
    setting: Configuration.Setting, message: String, note: String
  ) {
    var configuration = Configuration()
    configuration.settings = [setting]
    do throws(ConfigurationRefusal) {
      _ = try Session(configuration: configuration)
      Issue.record("a machine was made")
    } catch {
      #expect(error.message == message)
      #expect(error.note == note)
    }
  }

  @Test func `a machine that cannot be is refused with its bounds`() {
    var configuration = Configuration()
    configuration.memoryByteCount = 1 << 20
    #expect(throws: ConfigurationRefusal.self) { try Session(configuration: configuration) }
    configuration.memoryByteCount = 1 << 30
    configuration.tlb = "z80"
    do throws(ConfigurationRefusal) { _ = try Session(configuration: configuration) } catch {
      #expect(error.message == "unknown TLB 'z80'")
    }
  }
}
