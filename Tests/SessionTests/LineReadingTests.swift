import FoundationEssentials
import TestSupport
import Testing

@testable import Commands
@testable import Grammar
@testable import Session

/// The strict and the lenient reading of a line find the same parts.
struct LineReadingTests {
  /// What the scenarios type, and lines that look like more than they are.
  private static let lines: [String] = {
    let file = #filePath
    let root = file.firstRange(of: "/Tests/").map { String(file[..<$0.lowerBound]) } ?? ""
    let folder = root + "/Scenarios"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let transcripts = names.filter { $0.hasSuffix(".transcript") }.sorted()
    return transcripts.flatMap { name -> [String] in
      var lines: [String] = []
      guard var reader = try? LineReader(path: "\(folder)/\(name)") else { return [] }
      while let line = try? reader.next() {
        guard case .command(let start) = TranscriptLine(line) else { continue }
        lines.append(line.text(in: start..<line.range.upperBound))
      }
      return lines
    } + [
      #"write(1, "a;b", 3) = 3; maps"#, #"define f "print $arg0; maps" "print 2" # two lines"#,
      "7366 mmap2(NULL, 8192, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = 0xb7f0e000",
      "[pid  12] munmap(0xb7f0e000, 8192) = -1 EINVAL (Invalid argument)",
      #"openat(AT_FDCWD, "/etc/ld.so.cache", O_RDONLY|O_CLOEXEC) = 3</etc/ld.so.cache>"#,
      "break pte if addr == 08048000 # and no more", "x/4xw $1 + 4; goto command 3 # back",
      "a = b = mmap 4K", "print(2) = 2", "source a#b;maps",
    ]
  }()

  /// Every name stands for something, so that most lines can be read.
  private struct AnySymbols: SymbolResolver {
    func value(ofSymbol name: String) -> Int128? { 0x1000 }
    func value(ofResult number: UInt64) -> Int128? { 0x1000 }
    var resultCount: Int { 1 }
    var symbolNames: [String] { [] }
  }

  private let catalog = CommandSet.standard.booted.catalog

  /// Every beginning of every line.
  private static func beginnings(_ body: (SourceLine) -> Void) {
    for text in lines {
      let bytes = Array(text.utf8)
      for count in 0...bytes.count { body(SourceLine(bytes: bytes, range: 0..<count)) }
    }
  }

  @Test func `there is something to read`() { #expect(Self.lines.count > 300) }

  @Test func `what the parser accepts is cut where the parser cuts it`() {
    var accepted = 0
    Self.beginnings { line in
      var cut = LineWords(line).commands.filter { !$0.range.isEmpty }[...]
      var parser = CommandParser(line, catalog, AnySymbols())
      while (try? parser.next()) == true, let command = cut.popFirst() {
        accepted += 1
        if let difference = difference(parser.invocation, command) {
          Issue.record("\(line.text): \(command.text): \(difference)")
        }
      }
    }
    #expect(accepted > 2000)
  }

  /// What the two readings of a command do not agree in; nil where they agree.
  private func difference(_ strict: Invocation, _ cut: LineCommand) -> String? {
    let line = strict.line
    let definition = strict.definition
    guard strict.range == Lexer(line).trimmed(cut.range) else { return "range" }
    guard (strict.processID == nil) == (cut.process == nil) else { return "process" }
    guard strict.resultName == cut.resultName.map({ line.text(in: $0) }) else { return "result" }
    guard definition.takesUnknownCalls || catalog.definition(of: cut)?.name == definition.name
    else { return "name" }
    let (parameters, isClosed) = cut.parameters()
    guard strict.form == .words || cut.isCall && isClosed else { return "call" }
    // What stands in for a call of no command has the call's name as its value.
    if definition.takesUnknownCalls { return nil }
    for (index, argument) in definition.arguments.enumerated() where strict.isGiven(index) {
      let range = strict[index].range
      let isFound =
        if strict.form == .call {
          parameters.contains {
            $0.lowerBound <= range.lowerBound && range.upperBound <= $0.upperBound
          }
        } else if argument.kind.isRawText, argument.kind != .rest {
          cut.words.contains { $0.range == range }
        } else {
          cut.words.contains { $0.range.contains(range.lowerBound) }
            && cut.words.contains { $0.range.contains(range.upperBound - 1) }
        }
      guard isFound else { return argument.name }
    }
    return nil
  }

  @Test func `words stand in their order, apart, in their command`() {
    Self.beginnings(expectOrder)
    var chance = Chance(state: 7)
    for _ in 0..<3000 {
      let bytes = (0..<chance.below(30)).map { _ in
        chance.one(of: Array("\"\"\\;# \t[]()7ap=/-+\u{e9}".utf8))
      }
      expectOrder(SourceLine(bytes: bytes, range: 0..<bytes.count))
    }
  }

  private func expectOrder(_ line: SourceLine) {
    let cut = LineWords(line)
    var position = line.range.lowerBound
    var isOrdered = true
    for command in cut.commands {
      isOrdered = isOrdered && position <= command.range.lowerBound
      position = command.range.lowerBound
      let parts = [command.process?.number, command.name, command.format].compactMap(\.self)
      for part in parts + command.words.map(\.range) {
        isOrdered = isOrdered && position <= part.lowerBound
        position = part.upperBound
      }
      isOrdered = isOrdered && position <= command.range.upperBound
      isOrdered = isOrdered && command.words.allSatisfy { !$0.range.isEmpty }
      for range in command.parameters().ranges {
        isOrdered = isOrdered && range.upperBound <= line.range.upperBound
      }
      position = command.range.upperBound
    }
    if !isOrdered || position > line.range.upperBound { Issue.record("\(line.text)") }
  }

  @Test func `what grows is what the line ends in`() {
    Self.beginnings { line in
      let text = line.text
      let context = CursorContext(text, catalog)
      if !text.hasSuffix(context.fragment) { Issue.record("\(text): \(context.fragment)") }
    }
  }

  @Test(arguments: [
    ("goto end # back", "after command"), ("goto start#", "unknown word 'start#'"),
    ("break pte # every entry", "pte"), ("alias grab mmap 4K # four", ""),
  ])
  func `a comment is no part of the words in front of it`(_ line: String, _ output: String) {
    let sample = SampleSession()
    _ = sample.type("mmap 4K")
    let answer = sample.type(line)
    #expect(answer.contains("error: ") == output.hasPrefix("unknown"), "\(answer)")
    #expect(output.isEmpty || answer.contains(output), "\(answer)")
    #expect(sample.session.macros["grab"]?.words ?? "mmap 4K" == "mmap 4K")
  }

  @Test(arguments: ["maps # w", "mmap(NULL, 4096) # P", "mmap 4K;# sh"])
  func `nothing is offered in a comment`(_ line: String) {
    #expect(SampleSession().session.complete(before: line).candidates.isEmpty)
  }

  @Test func `a comma in a string parts no parameters`() {
    let context = CursorContext(#"openat(3, "a,b", "#, catalog)
    #expect(context.parameter == 2)
  }

  @Test func `a quote in a macro's argument ends no string`() {
    let sample = SampleSession()
    _ = sample.type(#"define say "apropos \"$arg0\"""#)
    #expect(sample.type(#"say "no \"such\" thing""#).contains(#"no "such" thing"#))
  }
}
