import TestSupport
import Testing

@testable import Commands
@testable import Session

/// `alias`, `define` and `unalias`.
struct MacroTests {
  private let sample = SampleSession()

  @Test func `an alias stands for the beginning of a command`() {
    _ = sample.type("alias grab mmap 64K rw")
    #expect(sample.type("grab shared") == "$1 = b7feb000\n")
    #expect(
      sample.type("place = grab; print place") == "$2 = b7fdb000\n$3 = 3086856192 = 0xb7fdb000\n")
  }

  @Test func `the history holds what was carried out`() {
    _ = sample.type("alias grab mmap 64K rw; grab shared")
    #expect(sample.type("history").contains("mmap 64K rw shared\n"))
    #expect(sample.type("back command; goto end").contains("after command"))
  }

  @Test func `arguments go into the lines of a definition`() {
    _ = sample.type(#"define both "print $arg0 + $arg1" "print $arg1; print 9""#)
    #expect(sample.type(#"both 3 "2 * 2""#) == "$1 = 7 = 0x7\n$2 = 4 = 0x4\n$3 = 9 = 0x9\n")
  }

  @Test func `a name in a string or a comment is no command`() {
    _ = sample.type("alias grab mmap 64K rw")
    #expect(sample.type("print 1 # x; grab") == "$1 = 1 = 0x1\n")
    #expect(
      sample.type(#"apropos "; grab""#).contains("error: no command and no topic is about '; grab'")
    )
  }

  @Test func `names are shown, listed and forgotten`() {
    _ = sample.type(#"alias grab mmap 64K rw; define two "print 1" "print 2""#)
    #expect(sample.type("alias") == "  grab  mmap 64K rw\n  two   \"print 1\" \"print 2\"\n")
    #expect(sample.type("alias two") == "  two  \"print 1\" \"print 2\"\n")
    _ = sample.type("unalias grab")
    #expect(sample.type("grab").contains("unknown command 'grab'"))
  }

  @Test(arguments: [
    ("alias mmap munmap", "'mmap' is a command"),
    ("alias p mmap", "'p' is a command"),
    ("unalias nothing", "nothing is named 'nothing'"),
    ("alias nothing", "nothing is named 'nothing'"),
    ("alias aa bb; alias bb aa; aa", "names lead to one another more than 16 times"),
    (#"define dup "print $arg1"; dup 5"#, "$arg1"),
    (#"define dup "print 1"; [1] dup"#, "'dup' stands for whole lines; nothing goes in front"),
  ])
  func `what cannot be is told`(_ line: String, _ message: String) {
    for part in line.split(separator: ";") where !part.isEmpty {
      _ = sample.type(String(part))
    }
    #expect(sample.output.contains("error: "))
    #expect(sample.output.contains(message), "\(sample.output)")
  }

  @Test func `a definition is taken line by line up to end`() {
    #expect(
      sample.type("define look")
        == "what follows, up to 'end', is what 'look' stands for\n")
    for line in ["  print $arg0", "apropos \"a # b\"", " end "] { #expect(sample.type(line) == "") }
    #expect(sample.type("alias look") == "  look  \"print $arg0\" \"apropos \\\"a # b\\\"\"\n")
    #expect(sample.type("look 7").hasPrefix("$1 = 7 = 0x7\n"))
    #expect(sample.session.macros["look"]?.lines.count == 2)
  }

  @Test func `a name that is taken says what it stood for`() {
    _ = sample.type("alias grab mmap 64K rw")
    #expect(sample.type("alias grab mmap 64K rw") == "")
    #expect(sample.type("alias grab mmap 4K") == "'grab' stood for mmap 64K rw\n")
    #expect(sample.type("grab") == "$1 = b7ffa000\n")
  }

  @Test func `help knows the names`() {
    _ = sample.type("alias grab mmap 64K rw")
    #expect(sample.type("help grab") == "  grab  mmap 64K rw\n")
  }

  @Test(arguments: [
    ("print 1; grab fixd", "              ^~~~\nerror: unknown word 'fixd'"),
    ("grab; nonsense", "      ^~~~~~~~\nerror: unknown command"),
    ("print 1; wrong 5", "         ^~~~~\nerror: unknown word 'rwq'"),
    ("print 1; both 5 6", "         ^~~~\nerror: 'x' is one argument too many"),
    ("alias other print 1; nonsense", "                     ^~~~~~~~\nerror: unknown command"),
  ])
  func `carets point into what was typed`(_ line: String, _ drawn: String) {
    for line in ["alias grab mmap 64K rw", "alias wrong mmap 4K rwq", #"define both "print 2 x""#] {
      _ = sample.type(line)
    }
    let output = sample.type(line)
    #expect(output.contains("\(line)\n\(drawn)"), "\(output)")
  }

  @Test func `an error in what a name stands for shows that`() {
    _ = sample.type("alias wrong mmap 4K rwq")
    #expect(sample.type("wrong 5").hasSuffix("note: this stands for 'mmap 4K rwq 5'\n"))
  }

  @Test func `a definition stops at its first failure`() {
    _ = sample.type(#"define dup "print 1" "nonsense" "print 2""#)
    #expect(sample.session.execute("dup").status == .failed)
    #expect(sample.session.results.values.count == 1)
  }

  // MARK: Completion

  private func complete(_ text: String) -> [String] {
    sample.session.complete(before: text).candidates.map(\.text)
  }

  @Test func `names are completed among the commands`() {
    _ = sample.type("alias grab mmap 64K rw")
    #expect(complete("gra") == ["grab"])
    #expect(complete("unalias ") == ["grab"])
  }

  @Test func `kinds, functions, breakpoints, points and branches are completed`() {
    #expect(complete("break sp") == ["split"])
    #expect(complete("tbreak do_wp") == ["do_wp_page"])
    _ = sample.type("break split; break pte; checkpoint spot; mmap 4K; branch other")
    #expect(complete("delete ") == ["1", "2", "checkpoint", "branch"])
    #expect(complete("goto sp") == ["spot"])
    #expect(complete("goto ") == ["start", "end", "here", "command", "spot"])
    #expect(complete("branch ") == ["main"])
    #expect(complete("reverse-c") == ["reverse-continue"])
  }

  @Test func `a hint tells what there is now`() {
    #expect(!sample.session.hint(for: "touch ").contains("("))
    _ = sample.type("mmap 64K rw; break split")
    #expect(
      sample.session.hint(for: "touch ").hasSuffix("  ($1 is b7feb000)"))
    #expect(sample.session.hint(for: "ignore ") == "NUMBER COUNT  (1)")
    #expect(sample.session.hint(for: "maps ").hasSuffix("(now 1 demo)"))
  }

  @Test func `help lists a group by its name`() {
    #expect(sample.type("help debugger").hasPrefix("debugger\n  step "))
    #expect(!sample.type("help debugger").contains("mmap"))
  }
}
