import Testing

/// The first line of JSON output, whichever way it is asked for.
@Suite struct HelloTests {
  /// The kinds of the lines that the program writes.
  private func kinds(_ arguments: String..., input: String = "") throws -> [String] {
    let answer = try BuiltProgram.run(
      "pagewalk", ["--format", "json"] + arguments, input: Array(input.utf8))
    return answer.output.split(separator: "\n").map { line in
      line.firstMatch(of: /"report":"([a-z-]+)"/).map { String($0.1) } ?? String(line)
    }
  }

  @Test func `commands from a pipe are answered behind one hello`() throws {
    #expect(try kinds(input: "print 7\nprint 8\n") == ["hello", "value", "value"])
    #expect(try kinds(input: "") == ["hello"])
    #expect(try kinds("-c", "print 7; nonsense") == ["hello", "value", "error"])
  }

  @Test func `files are answered behind one hello for all`() throws {
    let directory = try TemporaryDirectory()
    let log = directory.write(Array("print 1\n".utf8), as: "one.log")
    #expect(try kinds("run", log, log) == ["hello", "value", "value"])
    #expect(try kinds("check", log, log) == ["hello", "check", "check", "summary"])
  }

  @Test func `hello tells the version that --version shows`() throws {
    let version = try BuiltProgram.run("pagewalk", ["--version"]).output.split(separator: " ")
    try #require(version.count == 2)
    let number = version[1].filter { $0 != "\n" }
    let answer = try BuiltProgram.run("pagewalk", ["--format", "json"])
    #expect(
      answer.output
        == #"{"program":"pagewalk","report":"hello","schema":3,"version":"\#(number)"}"# + "\n")
  }

  @Test func `people are not told`() throws {
    #expect(try BuiltProgram.run("pagewalk", ["-c", "quit"]).output == "")
  }
}
