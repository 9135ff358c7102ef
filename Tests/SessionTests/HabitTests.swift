@testable import Commands
@testable import Grammar
@testable import Session
import TestSupport
import Testing

/// Hands that know GDB or crash find what they look for, or are told what is nearest.
struct HabitTests {
  private let it = Specimen()
  private let catalog = CommandSet.standard.booted.catalog

  @Test func `every habit leads to a command, and hides none`() throws {
    for word in Habit.table.words {
      let habit = try #require(Habit.table[word])
      let name = try #require(habit.command.split(separator: " ").first)
        .prefix { $0 != "/" }
      #expect(catalog.command(named: String(name)) != nil, "\(habit.command)")
      // A word that is a command, or the beginning of one, is never looked up.
      #expect(catalog.candidates(beginningWith: word).isEmpty, "\(word)")
      #expect(name.count > 1 || habit.command.hasPrefix("x/"), "\(word)")
    }
  }

  @Test func `no suggestion is a letter`() {
    for letter in "abcdefghijklmnopqrstuvwxyz" {
      #expect(Spelling.nearest(to: String(letter) + "q", among: ["s", "x", "b", "touch"]) == nil)
    }
    #expect(!it.type("touch 08048000 q").contains("did you mean"))
    #expect(!it.type("qq").contains("did you mean"))
  }

  @Test func `the word of a call alone is the command's own`() {
    #expect(it.type("mmap2 64K").contains("note: did you mean 'mmap'?\n"))
    #expect(it.type("exit_group 1").contains("note: did you mean 'exit'?\n"))
  }

  @Test func `registers have names in expressions`() {
    #expect(it.value("$esp") == it.value("start_stack"))
    #expect(it.value("$sp") == it.value("$esp"))
    #expect(it.value("$pc") == it.value("$eip"))
    #expect(it.value("$cr3") == it.value("cr3"))
    #expect(it.value("$cs") == 0x73)
    _ = it.type("first = print 7")
    #expect(it.value("$first + 1") == 8)
    #expect(it.type("print $eax").contains("error: $eax has no value: programs here run no"))
    #expect(it.type("print $exp").contains("note: did you mean '$esp'?\n"))
  }

  @Test func `a star is what memory holds`() {
    _ = it.type("mmap 4K rw")
    _ = it.type("write $1 u32 0xfffffffe 7")
    #expect(it.value("*$1") == 0xffff_fffe)
    #expect(it.value("{int}$1") == -2)
    #expect(it.value("{unsigned short}$1") == 0xfffe)
    #expect(it.value("*($1+4) * *($1 + 4)") == 49)
    #expect(it.type("print *0").contains("error: nothing can be seen at 00000000\n"))
    #expect(it.type("print {float}$1").contains("error: expected char, short, int, "))
  }

  @Test func `x alone goes on where the last one ended`() {
    _ = it.type("mmap 4K rw")
    _ = it.type(#"write $1 "one" 0 "two" 0 1 2"#)
    #expect(it.type("x").contains("error: ADDR is missing\n"))
    #expect(it.type("x/s $1") == "b7ffa000: \"one\"\n")
    #expect(it.type("x") == "b7ffa004: \"two\"\n")
    #expect(it.type("x/2xb") == "b7ffa008: 01 02\n")
    #expect(it.type("x") == "b7ffa00a: 00 00\n")
    #expect(it.type("rd $1 2") == "b7ffa000: 00656e6f 006f7774\n")
  }

  @Test func `a word is written little-endian, or not at all`() {
    _ = it.type("mmap 8K rw")
    #expect(it.type("write $1 u32 0x12345678").hasPrefix("b7ff9000: write 12345678, 1 fault\n"))
    #expect(it.type("x/4xb $1") == "b7ff9000: 78 56 34 12\n")
    #expect(it.type("write $1 u16 1 70000").contains("error: 70000 is out of range\n"))
    #expect(it.type("x/4xb $1") == "b7ff9000: 78 56 34 12\n")
    #expect(it.type("set {int}$1 = -2").hasPrefix("b7ff9000: write fffffffe, no fault\n"))
    #expect(it.type("set *($1+4) = 9").hasPrefix("b7ff9004: write 00000009, no fault\n"))
    #expect(it.type("write $1+4 ptr $1").hasPrefix("b7ff9004: write b7ff9000, no fault\n"))
    // The second page lets nobody write, so that the first keeps what it has.
    _ = it.type("mprotect $1+4K 4K r")
    #expect(it.type("write $1+0xffe u32 -1").contains("SIGSEGV"))
    #expect(it.type("x/2xb $1+0xffe") == "b7ff9ffe: 00 00\n")
    #expect(it.type("write 0xfffffffe u32 1").contains("error: the range reaches beyond 4 GiB\n"))
  }

  @Test func `a frame of the backtrace tells where it was entered`() {
    #expect(it.type("up").contains("error: the machine is between two commands\n"))
    _ = it.type("step touch 08048000")
    _ = it.type("advance path")
    let trace = it.type("bt").split(separator: "\n").map { $0.split(separator: " ").last ?? "" }
    #expect(it.type("frame").contains("#0  \(trace[0])\n      entered at @"))
    #expect(it.type("up").contains("#1  \(trace[1])\n"))
    #expect(it.type("up").contains("#2  \(trace[2])\n"))
    #expect(it.type("down").contains("#1  \(trace[1])\n"))
    #expect(it.type("frame \(trace.count - 1)").hasSuffix("touch 08048000\n"))
    #expect(it.type("up").contains("note: 'bt' lists them: 0 to \(trace.count - 1)\n"))
    #expect(it.type("frame 0").contains("#0  \(trace[0])\n"))
    #expect(it.type("down").contains("error: frame 0 is the innermost\n"))
  }

  @Test func `crash's names show the same as our own`() {
    for (theirs, ours) in [
      ("kmem -i", "meminfo"), ("kmem -z", "zoneinfo"), ("kmem -f", "buddyinfo"),
      ("kmem -s", "slabinfo"), ("kmem -V", "vmstat"), ("kmem c0100000", "what c0100000"),
      ("struct page 0x1000", "page 0x1000"), ("log", "dmesg"), ("vm", "maps"),
      ("info proc mappings", "maps"), ("info symbol c0100000", "what c0100000"),
      ("vtop c0100000", "translate c0100000 kernel"), ("vtop 08048000", "translate 08048000"),
      ("info proc", "status"),
    ] {
      #expect(it.type(theirs) == it.type(ours), "\(theirs)")
    }
    #expect(it.type("kmem").contains("usage: kmem [-i|-z|-f|-s|-v|-V|-p] [ADDR]"))
  }

  @Test func `a word is found in memory`() {
    _ = it.type("mmap 8K rw")
    #expect(it.type("search 0x12345678") == "nowhere in memory\n")
    _ = it.type("write $1+4 u32 0x12345678")
    #expect(it.type("search 0x12345678") == "b7ff9004: 12345678\n")
  }

  @Test func `touch takes a segment`() {
    _ = it.type("mmap 8K rw")
    _ = it.type("descriptor 6 $1 0xfff")
    #expect(it.type("touch 33:10").hasPrefix("b7ff9010: read 00"))
    let refused = it.type("touch 33:1000")
    #expect(refused.contains("error: #GP(0): a byte lies outside the segment\n"))
    #expect(it.type("touch 33:0 r for 8K").contains("error: #GP(0)"))
  }

  @Test func `the shell is not reached`() {
    for line in ["!ls", "shell ls", "make", "| sort"] {
      #expect(it.type(line).contains("Pagewalk starts no programs of this computer"), "\(line)")
    }
    #expect(it.type("!!").contains("the up arrow brings a line back"))
    #expect(it.type("?").contains("note: did you mean 'help'?\n"))
    #expect(it.type("映射 64K").contains("note: did you mean 'mmap LENGTH'?\n"))
    #expect(it.type("天气").contains("error: unknown command '天气'\n"))
  }
}

extension Specimen {
  /// What `print` says a thing is worth.
  fileprivate func value(_ text: String) -> Int128? {
    Condition.value(of: text, session)
  }
}
