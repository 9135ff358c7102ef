import Drawing
import TestSupport
import Testing
import Topics

@testable import Commands
@testable import Grammar
@testable import Session

/// `help` and `apropos`, as a person uses them.
struct HelpWordTests {
  private let it = Specimen()

  @Test func `help alone fits one screen and says where to begin`() {
    for width in [80, 100] {
      it.session.renderer = PlainRenderer(canvas: Canvas(width: width))
      let lines = it.type("help").split(separator: "\n", omittingEmptySubsequences: false)
      // The prompt that follows takes a line of the 24.
      #expect(lines.count <= 24, "\(width): \(lines.count)")
      #expect(lines.allSatisfy { $0.count <= width })
      #expect(lines[0] == "Begin with" && lines[1].hasPrefix("  lesson 0 "))
    }
    it.session.renderer = PlainRenderer()
    for group in CommandGroup.allCases where it.session.groups.contains(group) {
      #expect(it.type("help").contains("\n  \(group.english) "), "\(group)")
    }
    #expect(it.type("help").contains("+"), "what does not fit is counted")
  }

  @Test func `what help says to type first works`() {
    for step in FirstStep.booted {
      #expect(!it.type(step.line).contains("error"), "\(step.line)")
    }
    let bare = Specimen { $0.isBare = true }
    #expect(bare.type("help").contains("\n  gdt "))
    for step in FirstStep.bare { #expect(!bare.type(step.line).contains("error"), "\(step.line)") }
  }

  @Test func `every way to more help that help names leads somewhere`() {
    for help in FurtherHelp.allCases {
      let text = it.type(help.line)
      #expect(!text.isEmpty && !text.contains("error:"), "\(help.line)")
    }
  }

  @Test func `help explains a word`() {
    let text = """
      parked: a list of frames
        Free frames on a CPU's own list. They are free, but no block can be made of
        them before they go back to the buddy system.
      also: parked frame, park
      see it: zones; frames

      """
    for line in ["help parked", "help Parked", #"help "parked""#, "h parked", "help parked frames"]
    {
      #expect(it.type(line) == text, "\(line)")
    }
    #expect(it.type("help page fault").hasPrefix("page fault: an idea\n"))
    #expect(it.type(#"help "page fault""#) == it.type("help  page   faults"))
    #expect(it.type("help find_vma; help rss").contains("\nRSS: an abbreviation\n"))
  }

  @Test func `a command of the name comes first and names the topic`() {
    let command = it.type("help heap")
    #expect(command.hasPrefix("heap: draw the heap"))
    #expect(command.hasSuffix("\n'help topic heap' explains the word.\n"))
    #expect(it.type("help topic heap").hasPrefix("heap: a part of an address space\n"))
    // A name in another case is no command.
    #expect(it.type("help pte").hasPrefix("pte: decode"))
    #expect(it.type("help PTE").hasPrefix("PTE: an abbreviation\n"))
    #expect(!it.type("help apropos").contains("help topic"))
  }

  @Test func `groups are found by their names with blanks, and by each word`() {
    #expect(it.type("help page frames").hasPrefix("page frames\n  buddyinfo"))
    #expect(it.type("help Kernel Memory").hasPrefix("kernel memory\n"))
    #expect(it.type("help system calls") == it.type("help calls"))
    #expect(it.type("help all").contains("\ndebugger\n"))
  }

  @Test(arguments: [
    ("help watrmark", "watermark"), ("help pritn", "print"), ("help find_vm", "find_vma"),
    ("help page falt", "page fault"), ("help sigsegf", "SIGSEGV"),
  ])
  func `a wrong word gets the nearest topic or command`(line: String, nearest: String) {
    let text = it.type(line)
    #expect(text.contains("error: no command and no topic is called '"), "\(text)")
    #expect(text.lowercased().contains("note: did you mean '\(nearest.lowercased())'?"), "\(text)")
  }

  @Test func `a word that is near nothing gets a way on`() {
    #expect(
      it.type("help xyzzyxyzzy").hasSuffix(
        """
        error: no command and no topic is called 'xyzzyxyzzy'
        note: 'apropos xyzzyxyzzy' looks in the words of all of them

        """))
    #expect(it.type("help rever").contains("reverse-next"))
  }

  @Test(arguments: [
    ("demand", "demand paging"), ("virtual", "virtual memory"), ("promise", "promise"),
    ("highmem", "HighMem"), ("swap", "swap"), ("cow", "copy-on-write"), ("free lists", "free list"),
  ])
  func `apropos finds what is meant`(words: String, topic: String) {
    let lines = it.type("apropos \(words)").split(separator: "\n")
    let topics = lines.drop { $0 != "topics" }
    #expect(topics.contains { $0.hasPrefix("  \(topic) ") || $0 == "  \(topic)" }, "\(lines)")
  }

  @Test func `apropos matches words, not parts of them`() {
    // As a fragment it stands in "process", "access" and "across".
    let text = it.type("apropos ss")
    #expect(text.contains("segment register") && !text.contains("\n  ps "))
    #expect(it.type("apropos process").contains("\n  ps "))
    #expect(it.type("apropos kmap").contains("\n  kunmap "))
    #expect(it.type("apropos mappings") == it.type("apropos mapping"))
  }

  @Test func `help lists the names that expressions know, and each can be printed`() {
    for line in ["help print", "help expect"] {
      let text = it.type(line)
      for name in ["cr3", "PAGE_OFFSET", "rss", "map_count", "min_flt", "zone.Normal.free"] {
        #expect(text.contains(" \(name)"), "\(line): \(name)")
      }
    }
    let lists = it.session.world.printableNames
    #expect(lists.map(\.kind) == PrintableNames.Kind.allCases)
    for name in lists.filter({ $0.kind != .functions }).flatMap(\.names) {
      #expect(!it.type("print \(name)").contains("error"), "\(name)")
    }
  }

  @Test func `help lists the functions that expressions know, as they are called`() {
    let usages = it.session.world.printableNames.last?.names ?? []
    for function in MachineFunction.allCases { #expect(usages.contains(function.usage)) }
    let values = [
      "ADDR[,PID]": "08048000, 1", "ADDR": "08048000", "PFN": "0", "OWNER": "\"free\"",
      "ZONE,ORDER": "DMA, 0", "SLOT": "0", "PID": "1", "COMMANDS": "mmap 4K", "": "",
      "ADDR,\"w\",\"user\"": "08048000, \"w\", \"user\"",
    ]
    for usage in usages {
      let parts = usage.replacing("NAME", with: "rss").split { "()".contains($0) }
      let call =
        parts.count == 1
        ? "\(parts[0])"
        : "\(parts[0])(\(values[String(parts[1])] ?? "?"))" + parts.dropFirst(2).joined()
      #expect(!it.type("print \(call)").contains("error"), "\(call)")
    }
  }

  @Test func `what help of expect names can be printed`() throws {
    let details = Command.expect.definition.details
    let start = try #require(details.firstRange(of: "such as "))
    let end = try #require(details[start.upperBound...].firstRange(of: ";"))
    let names = details[start.upperBound..<end.lowerBound].split(separator: ",").map {
      String($0.trimmingPrefix { $0 == " " })
    }
    #expect(names.count >= 4)
    for name in names { #expect(!it.type("print \(name)").contains("error"), "\(name)") }
  }
}
