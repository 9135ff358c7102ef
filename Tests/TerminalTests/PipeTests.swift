import TestSupport
import Testing

@testable import Terminal

/// The prompt without a person: input or output is a file or a pipe.
@Suite struct PipeTests {
  private func run(_ input: String) throws -> BuiltProgram.Answer {
    try BuiltProgram.run("PromptProbe", input: Array(input.utf8))
  }

  @Test func `there is neither prompt nor escape nor echo`() throws {
    let answer = try run("echo one\necho two\n")
    #expect(answer == .init(output: "<one>\n<two>\n", status: 0))
  }

  @Test func `the last line may lack its end`() throws {
    #expect(try run("echo one").output == "<one>\n")
  }

  @Test func `lines may end as on Windows`() throws {
    #expect(try run("echo one\r\necho two\r\n").output == "<one>\n<two>\n")
  }

  @Test func `NUL and invalid UTF-8 are characters like others`() throws {
    let input = Array("echo a".utf8) + [0, 0xff] + Array("b\n".utf8)
    let answer = try BuiltProgram.run("PromptProbe", input: input)
    #expect(answer.output == "<a^@\u{fffd}b>\n")
  }

  @Test func `a failed line makes the status 1 and the others still run`() throws {
    let answer = try run("fail\necho on\n")
    #expect(answer == .init(output: "refused: fail\n<on>\n", status: 1))
  }

  @Test func `long output is not paged`() throws {
    #expect(try run("rows 100\n").output.hasSuffix("row 99\nrow 100\n"))
  }

  @Test func `nothing is put into the history`() throws {
    let home = try TemporaryDirectory()
    _ = try BuiltProgram.run("PromptProbe", input: Array("echo x\n".utf8), home: home.path)
    #expect(home.mode(of: ".probe_history") == nil)
  }

  @Test func `100 000 lines take no time to speak of`() throws {
    let input = String(repeating: "echo x\n", count: 100_000)
    #expect(try run(input).output.utf8.count == 400_000)
  }
}
