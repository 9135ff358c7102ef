import KernelModel
import TestSupport
import Testing

@testable import Commands
@testable import Grammar
@testable import Session

struct HelpTests {
  @Test func `help all lists the commands by group`() {
    let sample = SampleSession(
      CommandSet(
        [Sample.touch.silent, Sample.show.silent] + Command.traceMarks
          + [Command.help, Command.quit]))
    #expect(
      sample.type("help all") == """
        memory access
          touch  access memory
        views
          maps   show mappings
        session
          help   say where to begin, or explain a command or a word
          quit   leave Pagewalk

        """)
  }

  @Test func `help explains a command from its declaration`() {
    let sample = SampleSession(
      CommandSet([Sample.touch.silent, Sample.unmap.silent, Command.help]))
    #expect(
      sample.type("help touch") == """
        touch: access memory
        usage: touch ADDR [r|w|x] [for LENGTH]
          ADDR          where
          [r|w|x]       how
                        r w x
          [for LENGTH]  how much
        example: touch

        """)
    #expect(sample.type("help mu").contains("as in C: munmap(addr, length)\n"))
  }

  @Test func `help for an unknown command suggests one`() {
    #expect(SampleSession().type("help pritn").contains("note: did you mean 'print'?\n"))
  }

  @Test func `help kernel lists the rules and marks those in force`() {
    let text = Specimen { $0.kernelVersion = .v6_1 }.type("help kernel")
    #expect(text.contains("rules in which the kernels differ; those of 6.1 hold\n"))
    let line = text.split(separator: "\n").first { $0.hasPrefix("  heapJoinsBSS") }
    #expect(line?.split(separator: " ") == ["heapJoinsBSS", "yes", "[no]", "no"])
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  @Test func `apropos finds commands by their descriptions`() {
    let sample = SampleSession()
    #expect(sample.type("apropos \"LEAVE Pagewalk\"") .hasSuffix("\n  quit      leave Pagewalk\n"))
    #expect(
      sample.type("apropos xyzzy").contains("error: no command and no topic is about 'xyzzy'\n"))
  }

  @Test(arguments: CommandSet.standard.booted.catalog.commands.filter { !$0.isHidden }.map(\.name))
  func `the example of every command runs`(name: String) throws {
    let command = try #require(CommandSet.standard.booted.catalog.command(named: name))
    let session = try Session()
    session.checksInvariants = false
    session.sink = { _ in }
    for line in command.example.split(separator: "\n") {
      let execution = session.execute(String(line))
      #expect(execution.status != .failed, "\(execution.error?.message ?? "")")
      // An example that is refused would teach the wrong thing.
      #expect(execution.status != .refused)
    }
    try session.kernel.checkInvariants()
  }
}
