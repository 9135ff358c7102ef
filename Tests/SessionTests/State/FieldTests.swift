import FoundationEssentials
@testable import Session
import Testing

/// What fields are to a digest and to whoever looks.
struct FieldTests {
  private func digest(_ fill: (inout FieldDigest) -> Void) -> UInt64 {
    var digest = FieldDigest()
    fill(&digest)
    return digest.value
  }

  @Test func `a field that is added moves no other`() {
    let one = digest { $0.add(.frame, 0x3ffc4) }
    let two = digest { $0.add(.owner, name: "demo") }
    let three = digest { $0.add(.objects, list: [1, 2, 3]) }
    let all = digest {
      $0.add(.frame, 0x3ffc4)
      $0.add(.objects, list: [1, 2, 3])
      $0.add(.owner, name: "demo")
    }
    #expect(all == one &+ two &+ three)
  }

  @Test func `fields stand in any order`() {
    let here = digest {
      $0.add(.left, 1)
      $0.add(.right, 2)
    }
    let there = digest {
      $0.add(.right, 2)
      $0.add(.left, 1)
    }
    let swapped = digest {
      $0.add(.left, 2)
      $0.add(.right, 1)
    }
    #expect(here == there)
    #expect(here != swapped)
  }

  @Test func `zero, the empty name and the empty list are as good as not there`() {
    #expect(digest { $0.add(.frame, 0) } == 0)
    #expect(digest { $0.add(.isRed, false) } == 0)
    #expect(digest { $0.add(.owner, name: "") } == 0)
    #expect(digest { $0.add(.objects, list: [UInt32]()) } == 0)
  }

  @Test func `a list knows its order, and that a zero is in it`() {
    #expect(Digest.of([1, 2]) != Digest.of([2, 1]))
    #expect(Digest.of([0]) != Digest.of([0, 0]))
    #expect(Digest.of([0]) != 0)
  }

  @Test func `every bit of a value is in the digest`() {
    var found: Set<UInt64> = [digest { $0.add(.value, UInt64(0x1234)) }]
    for bit in 0..<64 {
      let word = 0x1234 ^ UInt64(1) << UInt64(bit)
      #expect(found.insert(digest { $0.add(.value, word) }).inserted)
    }
  }

  @Test func `a code's number is digested and its name is not`() {
    #expect(digest { $0.add(.use, 4, code: "anonymous") } == digest { $0.add(.use, 4) })
  }

  @Test func `a list of fields has the digest of the fields`() {
    func fill(_ sink: inout some FieldSink) {
      sink.add(.use, 4, code: "anonymous")
      sink.add(.mapCount, -1)
      sink.add(.owner, name: "demo")
      sink.add(.objects, list: [7, 8])
    }
    var list = FieldList()
    fill(&list)
    #expect(list.digest == digest { fill(&$0) })
    #expect(list[.mapCount] == -1)
    #expect(list.name(.owner) == "demo")
    #expect(list.list(.objects) == [7, 8])
    #expect(!list.has(.frame))
  }

  @Test func `JSON has numbers, codes and names, and decimals of what a reader would round`() throws
  {
    var list = FieldList()
    list.add(.use, 4, code: "anonymous")
    list.add(.entry, UInt64(1) << 63 | 1)
    list.add(.owner, name: "demo")
    list.add(.objects, list: [7, 8])
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    #expect(
      String(decoding: try encoder.encode(list), as: UTF8.self)
        == #"{"entry":9223372036854775809,"entryDecimal":"9223372036854775809","#
        + #""objects":[7,8],"owner":"demo","use":"anonymous"}"#)
  }
}
