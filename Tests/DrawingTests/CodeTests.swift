import Drawing
import FoundationEssentials
import Testing

/// Facts are encoded as their codes, whatever they are made of.
struct CodeTests {
  private enum Named: String, Coded { case first = "first-of-all" }

  private enum Numbered: UInt8, Coded {
    case first
    var code: String { "number-one" }
  }

  private enum Plain: Coded {
    case first
    var code: String { "plain" }
  }

  private enum Detailed: DetailedFact {
    case first(UInt64, Int?)
    var code: String { "detailed" }
    var details: Details {
      switch self {
      case .first(let wide, let missing): ["wide": wide, "missing": missing]
      }
    }
  }

  private func json(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return String(decoding: try encoder.encode([value]), as: UTF8.self)
  }

  @Test func `raw values do not stand in a code's way`() throws {
    #expect(try json(Named.first) == #"["first-of-all"]"#)
    #expect(try json(Numbered.first) == #"["number-one"]"#)
    #expect(try json(Plain.first) == #"["plain"]"#)
  }

  @Test func `a wide number is told in digits too, and what is not there is left out`() throws {
    #expect(
      try json(Detailed.first(1 << 60, nil))
        == #"[{"code":"detailed","wide":1152921504606846976,"wideDecimal":"1152921504606846976"}]"#)
  }
}
