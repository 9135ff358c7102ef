import Grammar
import TestSupport
import Testing

/// Names that somebody else knows.
struct ForwardingSymbolsTests {
  /// A machine that answers all that can be asked.
  private struct Machine: SymbolResolver {
    func value(ofSymbol name: String) -> Int128? { ["rss": 12, "pfn": 3][name] }
    func value(ofResult number: UInt64) -> Int128? { number == 1 ? 7 : nil }
    var resultCount: Int { 1 }
    var symbolNames: [String] { ["rss", "pfn"] }
    func memory(at address: UInt32, byteCount: Int) -> UInt64? { UInt64(address) + 1 }
    var functionNames: [String] { ["pfn", "zone"] }
    func value(of call: FunctionCall) throws(CommandError) -> Int128 {
      call.arguments.reduce(100) { $0 + $1.value }
    }
    func start(at range: Range<Int>) throws(CommandError) -> any SymbolResolver {
      Start()
    }
    func trial(of commands: SourceLine) throws(CommandError) -> any Trial { Tried() }
  }

  private struct Start: SymbolResolver {
    func value(ofSymbol name: String) -> Int128? { name == "rss" ? 2 : nil }
    func value(ofResult number: UInt64) -> Int128? { nil }
    var resultCount: Int { 0 }
    var symbolNames: [String] { ["rss"] }
  }

  private struct Tried: Trial {
    var after: any SymbolResolver { Start() }
    func figure(named name: String) -> Int128? { name == "frames" ? 9 : nil }
  }

  /// Knows one name itself.
  private struct Names: ForwardingSymbols {
    var forwarded: any SymbolResolver { Machine() }
    func value(ofSymbol name: String) -> Int128? {
      name == "own" ? 1 : forwarded.value(ofSymbol: name)
    }
  }

  private func value(_ text: String) throws(CommandError) -> Int128 {
    var lexer = Lexer(SourceLine(text))
    return try Expression(symbols: Names(), standsAlone: true).evaluate(&lexer)
  }

  private func words(_ text: String) -> [String]? {
    do throws(CommandError) {
      _ = try value(text)
      return nil
    } catch {
      return error.words(in: SourceLine(text))
    }
  }

  @Test(arguments: [
    ("own + rss", 13), ("$1", 7), ("*10", 11), ("zone(4)", 104), ("pfn(1)", 101), ("pfn", 3),
    ("start.rss", 2), ("rss - start.rss", 10), ("cost(touch p).frames", 9),
  ])
  func `everything is asked of who knows it`(text: String, expected: Int128) throws {
    #expect(try value(text) == expected)
  }

  @Test func `what there is not is told with the names that there are`() {
    #expect(words("rsss") == ["rsss", "nothing is called 'rsss'", "did you mean 'rss'?"])
    #expect(words("$2") == ["$2", "there is no result $2", "the results are $1"])
  }

  @Test func `a function that stands alone is told to be one`() {
    let note = "its parenthesis follows at once, as in 'zone(…)'"
    #expect(words("zone (3)") == ["zone", "'zone' is a function", note])
    #expect(words("zone") == ["zone", "'zone' is a function", note])
    #expect(words("cost (touch p).frames")?.first == "cost")
  }

  @Test func `start alone is asked what of it`() {
    let message = "it is not said what was worth something at the start"
    #expect(words("start.")?.prefix(2) == ["start.", message])
    #expect(words("start")?.prefix(2) == ["start", message])
    #expect(words("start.none") == ["none", "nothing is called 'none'"])
  }
}
