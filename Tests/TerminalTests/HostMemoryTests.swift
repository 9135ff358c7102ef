import Testing

/// A host that gives no more memory: the program says so and ends, or does without, and what was
/// acknowledged is there.
struct HostMemoryTests {
  let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  /// What a shell prints that lets the program have so many kB of address space.
  private func shell(_ script: String, kilobytes: Int) throws -> String {
    let program = BuiltProgram.path(of: "pagewalk")
    let answer = try BuiltProgram.run(
      "/bin/sh", ["-c", "cd \(directory.path); ulimit -v \(kilobytes); \(script)", program],
      environment: ["PATH=/usr/bin:/bin", "SWIFT_BACKTRACE=enable=no"])
    return answer.output
  }

  /// The least address space, but for 16 MB, in which a machine of 1 GiB boots.
  private func leastKilobytes() throws -> Int {
    var (low, high) = (0, 8192)
    while high - low > 16 {
      let middle = (low + high) / 2
      let said = try shell("$0 -c 'print 1'", kilobytes: middle << 10)
      if said.hasPrefix("$1 = 1") { high = middle } else { low = middle }
    }
    return high << 10
  }

  @Test func `where there is no second machine nobody travels, and the session goes on`() throws {
    let script = """
      printf 'mmap 4K\\nmmap 8K\\nundo\\nprint 2\\nprint start.rss\\ndigest\\nsave a.session\\n' | $0
      echo status $?
      """
    let said = try shell(script, kilobytes: try leastKilobytes() + (64 << 10))
    #expect(said.contains("error: the host refuses "), "\(said)")
    #expect(said.contains("bytes of memory for another machine"))
    #expect(said.contains("= 2 = 0x2") && said.hasSuffix("status 1\n"), "\(said)")
    #expect(directory.read("a.session").contains("mmap 8K"))
  }

  @Test func `a program that runs out of memory says so, and its files are whole`() throws {
    let limit = try leastKilobytes() + (16 << 10)
    let lines = """
      record a.transcript
      trace off
      mmap 4K rw
      print 7
      mmap 500M rw populate
      pagetable 0 0xfffff000

      """
    directory.write(Array(lines.utf8), as: "lines")
    let said = try shell("$0 < lines; echo status $?", kilobytes: limit)
    // Where it is the stack that cannot grow, the system says it with a signal.
    let sentence = "pagewalk: the host has no memory left; what was acknowledged is in its files\n"
    #expect(
      said.hasSuffix(sentence + "status 1\n") || said.hasSuffix("status 139\n"), "\(said)")
    #expect(directory.read("a.transcript").contains("pagewalk> print 7\n$2 = 7 = 0x7\n"))
    let checked = try BuiltProgram.run("pagewalk", ["check", directory.path + "/a.transcript"])
    #expect(checked.output.hasSuffix("1 passed, 0 failed\n"), "\(checked.output)")
  }

  @Test func `any other abort stays one`() throws {
    let script = "sleep 9 | $0 & sleep 1; kill -ABRT $!; wait $!; echo status $?"
    let said = try shell(script, kilobytes: 1 << 30)
    #expect(said.contains("status 134") && !said.contains("no memory left"), "\(said)")
  }
}
