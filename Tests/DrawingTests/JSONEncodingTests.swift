@testable import Drawing
import FoundationEssentials
import Synchronization
import Testing

/// What reports become as JSON, against Foundation's own encoder.
struct JSONEncodingTests {
  private enum Shape: Encodable {
    case point
    case circle(radius: Double, name: String?)
    case many([Shape])
  }

  private struct Everything: Encodable {
    var zero = 0
    var big = UInt64.max
    var small = Int64.min
    var bytes: [UInt8] = [0, 255]
    var narrow: Int8 = -128
    var yes = true
    var reals = [0.0, -1.5, 1e21, 0.1, 12.0, 1e-7, .greatestFiniteMagnitude]
    var float: Float = 0.1
    var absent: Int?
    var holes: [Int?] = [1, nil, 3]
    var none: [String] = []
    var empty: [String: Int] = [:]
    var table = ["b": [1], "a": [], "ä": [2], "B": [3], "": [4]]
    var shapes: [Shape] = [
      .point, .circle(radius: 2, name: nil), .many([.circle(radius: 0.5, name: "o")]),
    ]
    var text = "a\"b\\c/d\u{0}\u{8}\u{9}\u{a}\u{b}\u{c}\u{d}\u{1f}\u{7f}é\u{2028}😀"
  }

  /// Writes by hand what the compiler writes for nobody here.
  private struct ByHand: Encodable {
    enum Key: String, CodingKey { case z, a, m, list }

    func encode(to encoder: any Encoder) throws {
      var outer = encoder.container(keyedBy: Key.self)
      var inner = outer.nestedContainer(keyedBy: Key.self, forKey: .z)
      try inner.encode(1, forKey: .m)
      try inner.encode(2, forKey: .a)
      try outer.encodeNil(forKey: .m)
      var list = outer.nestedUnkeyedContainer(forKey: .list)
      var element = list.nestedContainer(keyedBy: Key.self)
      try element.encode("x", forKey: .z)
      try element.encode("y", forKey: .a)
      try list.encode([Int]())
      try list.encodeNil()
      var innerList = list.nestedUnkeyedContainer()
      try innerList.encode(true)
      // Another one may write into the same object.
      var again = encoder.container(keyedBy: Key.self)
      try again.encode("old", forKey: .a)
      try again.encode("new", forKey: .a)
    }
  }

  private struct Silent: Encodable {
    func encode(to encoder: any Encoder) {}
  }

  private func expectSame(_ value: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let expected = String(decoding: try encoder.encode(value), as: UTF8.self)
    let bytes = try JSONEncoding.bytes(of: value, Patience())
    #expect(String(decoding: bytes, as: UTF8.self) == expected)
  }

  @Test func `values become what Foundation makes of them`() throws {
    try expectSame(Everything())
    try expectSame([Everything(), Everything()])
    try expectSame(ByHand())
    try expectSame(["a": ByHand(), "b": ByHand()])
    try expectSame([Silent()])
    try expectSame("text")
    try expectSame(Int?.none)
    try expectSame([[[Int]]]())
  }

  /// Foundation's own refuses them where they stand under a key.
  @Test func `the widest numbers are written as well`() throws {
    struct Wide: Encodable {
      var least = Int128.min
      var all = [14, UInt128.max]
      var none: Int128?
      var some: Int128? = 7
    }
    let bytes = try JSONEncoding.bytes(of: Wide(), Patience())
    let expected =
      #"{"all":[14,340282366920938463463374607431768211455],"#
      + #""least":-170141183460469231731687303715884105728,"some":7}"#
    #expect(String(decoding: bytes, as: UTF8.self) == expected)
  }

  @Test func `what is no number is refused`() {
    #expect(throws: EncodingError.self) { try JSONEncoding.bytes(of: [Double.nan], Patience()) }
  }

  private final class Counter: Sendable {
    private let count = Atomic(0)

    func next() -> Int { count.add(1, ordering: .relaxed).newValue }
  }

  private struct Rows: Drawable {
    static let kind = "rows"
    let rows: [[String: Int]]
    var name = "the last key"

    func draw(on canvas: Canvas, into text: inout StyledText) {}
  }

  /// How many rows of a report somebody gets who leaves after so many questions.
  private func rowCount(of count: Int, waiting questions: Int) throws -> Int {
    let asked = Counter()
    let renderer = JSONRenderer(
      patience: Patience { asked.next() > questions })
    let text = renderer.render(Rows(rows: (0..<count).map { ["number": $0] }))
    struct Read: Decodable {
      let rows: [[String: Int]]
      let name: String
    }
    let read = try JSONDecoder().decode(Read.self, from: Data(text.utf8))
    #expect(read.name == "the last key" && text.hasSuffix("}\n"))
    #expect(read.rows == (0..<read.rows.count).map { ["number": $0] })
    return read.rows.count
  }

  @Test func `a long list ends where nobody wants the rest, and what holds it is whole`() throws {
    #expect(try rowCount(of: 4096, waiting: 0) == 4096)
    #expect(try rowCount(of: 20_000, waiting: 0) == 4096)
    #expect(try rowCount(of: 20_000, waiting: 1000) == 5096)
    #expect(try rowCount(of: 20_000, waiting: .max) == 20_000)
  }
}
