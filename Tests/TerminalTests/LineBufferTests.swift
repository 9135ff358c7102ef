import Lines
import Testing

/// Where lines of bytes end, and which of them are one.
struct LineBufferTests {
  /// The lines of pieces that come one after another.
  private func lines(_ pieces: [[UInt8]]) -> [String] {
    var buffer = LineBuffer()
    var lines: [String] = []
    func take(_ range: Range<Int>) {
      lines.append(String(decoding: buffer.bytes[range], as: UTF8.self))
    }
    for piece in pieces {
      buffer.add(piece)
      while let range = buffer.next() { take(range) }
    }
    if let range = buffer.rest() { take(range) }
    return lines
  }

  /// The lines of a text, joined where they go on.
  private func joined(_ text: String) -> [String] {
    var buffer = LineBuffer(Array(text.utf8))
    var lines: [String] = []
    var line = JoinedLine()
    while let range = buffer.next() ?? buffer.rest() {
      if line.add(buffer.bytes, range) { continue }
      lines.append(String(decoding: line.bytes, as: UTF8.self))
      line = JoinedLine()
    }
    return line.bytes.isEmpty ? lines : lines + [String(decoding: line.bytes, as: UTF8.self)]
  }

  @Test func `LF and CRLF end a line, the last may lack its end`() {
    #expect(lines([Array("a\r\n\nb\rc\nd".utf8)]) == ["a", "", "b\rc", "d"])
    #expect(lines([Array("a\r".utf8)]) == ["a"])
    #expect(lines([]) == [] && lines([[]]) == [])
  }

  @Test func `however the bytes come, the lines are the same`() {
    let bytes = [0xef, 0xbb, 0xbf] + Array("one\r\n\ntwo\0 é\r\nthree\\\nfour".utf8)
    let whole = lines([bytes])
    #expect(whole == ["one", "", "two\0 é", "three\\", "four"])
    for first in 0...bytes.count {
      for second in first...bytes.count {
        let pieces = [
          Array(bytes[..<first]), Array(bytes[first..<second]), Array(bytes[second...]),
        ]
        #expect(lines(pieces) == whole)
      }
    }
  }

  @Test func `what is asked for a line tells whether one is there`() {
    var buffer = LineBuffer(Array("one\ntwo".utf8))
    let isThere = buffer.hasLine
    let line = buffer.next()
    let isAnotherThere = buffer.hasLine
    #expect(isThere && line == 0..<3 && !isAnotherThere)
    #expect(buffer.count == 3)
    buffer.add(Array("\n".utf8))
    let second = buffer.next()
    #expect(second.map { Array(buffer.bytes[$0]) } == Array("two".utf8))
    #expect(buffer.count == 0 && buffer.next() == nil && buffer.rest() == nil)
  }

  @Test func `a byte order mark is passed over once`() {
    #expect(lines([[0xef, 0xbb, 0xbf, 0x0a, 0xef, 0xbb, 0xbf]]) == ["", "\u{feff}"])
  }

  @Test func `a backslash joins the next line, in a comment it does not`() {
    #expect(joined("mmap \\\n4K \\\nrw\nmaps") == ["mmap 4K rw", "maps"])
    #expect(joined(" # no \\\nmaps") == [" # no \\", "maps"])
    #expect(joined("a\\\\\n\nb") == ["a\\", "b"])
    #expect(joined("a\\") == ["a"])
    #expect(joined("\\\n\\\nx") == ["x"])
  }
}
