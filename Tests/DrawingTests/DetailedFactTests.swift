import Drawing
import FoundationEssentials
import Testing

/// A fact in JSON: its code, its values under their keys, and nothing for what is not there.
struct DetailedFactTests {
  private struct Fact: DetailedFact {
    let code: String
    private let make: @Sendable () -> Details

    init(code: String, details: @autoclosure @escaping @Sendable () -> Details) {
      self.code = code
      make = details
    }

    var details: Details { make() }
  }

  private func json(_ fact: Fact) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return String(decoding: try encoder.encode(fact), as: UTF8.self)
  }

  @Test func `code and values lie side by side`() throws {
    let fact = Fact(code: "split", details: ["at": 4096, "name": "heap"])
    #expect(try json(fact) == #"{"at":4096,"code":"split","name":"heap"}"#)
  }

  @Test func `what is nil is left out`() throws {
    let order: Int? = nil
    #expect(try json(Fact(code: "none", details: ["order": order])) == #"{"code":"none"}"#)
  }

  @Test func `a wide number is written in digits as well`() throws {
    let fact = Fact(code: "entry", details: ["value": UInt64.max])
    #expect(
      try json(fact)
        == #"{"code":"entry","value":18446744073709551615,"valueDecimal":"18446744073709551615"}"#)
  }
}
