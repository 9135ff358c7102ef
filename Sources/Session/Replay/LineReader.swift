import FoundationEssentials
import Grammar
import Lines
import SystemPackage

/// Lines of a file, of a pipe or of memory, one after another.
///
/// A file is mapped, not loaded, and handed out in pieces: its length costs no memory. What cannot
/// be mapped is read as it comes. Lines share the bytes of their piece.
public struct LineReader {
  private static let pieceByteCount = 1 << 18

  /// What the file is called in messages.
  public let name: String
  /// The number of the line that `next` returned last; 0 before the first.
  public private(set) var lineNumber = 0
  /// Which file it is, by whatever name; nil for what is no file.
  package let identity: FileIdentity?
  private let source: Source
  /// How many bytes of the source lie in the buffer, or did.
  private var fetched = 0
  private var buffer = LineBuffer()
  private var isAtEnd = false
  /// The line that `next` returned last has no end: the file breaks off in it, or its writer left
  /// that out.
  public private(set) var isLineOpen = false
  /// How many lines were joined to the one that `nextCommand` returned last.
  private var joinedCount = 0

  private enum Source {
    case memory
    case mapped(Data)
    case stream(StreamedInput)
  }

  /// What may be read.
  package enum Kinds {
    /// Files alone, which can be read again from their beginning.
    case files
    /// Pipes and terminals as well, whose other end may keep the reader waiting.
    case streamsToo
  }

  /// - Parameter bytes: the whole file.
  public init(name: String, bytes: [UInt8]) {
    self.name = name
    identity = nil
    source = .memory
    buffer = LineBuffer(bytes)
    isAtEnd = true
  }

  /// Opens a file or a pipe.
  ///
  /// - Parameters:
  ///   - path: `-` is standard input.
  ///   - isInterrupted: asked while a pipe keeps the reader waiting: whether that is its end.
  public init(
    path: String, isInterrupted: @escaping () -> Bool = { false }
  ) throws(FileRefusal) {
    try self.init(path: path, of: .streamsToo, isInterrupted: isInterrupted)
  }

  package init(
    path: String, of kinds: Kinds, isInterrupted: @escaping () -> Bool = { false }
  ) throws(FileRefusal) {
    guard path != "-" else {
      name = "standard input"
      identity = nil
      source = .stream(StreamedInput(.standardInput, isOwn: false, isInterrupted: isInterrupted))
      return
    }
    name = path
    let opened: OpenedFile
    do throws(SystemPackage.Errno) {
      opened = try OpenedFile(path)
    } catch {
      throw FileRefusal(file: path, .system(error))
    }
    identity = opened.identity
    switch opened.kind {
    case .file:
      do {
        source = .mapped(try Data(contentsOf: URL(filePath: path), options: .mappedIfSafe))
      } catch {
        throw FileRefusal(file: path, .isNoReadableFile)
      }
    case .stream where kinds == .streamsToo:
      source = .stream(
        StreamedInput(opened.takeDescriptor(), isOwn: true, isInterrupted: isInterrupted))
    case .stream:
      throw FileRefusal(file: path, .isStream)
    case .other:
      throw FileRefusal(file: path, .isNoReadableFile)
    }
  }

  /// All bytes of the source, from its beginning, without a byte order mark.
  package func bytes() throws(FileRefusal) -> [UInt8] {
    var bytes: [UInt8]
    switch source {
    case .memory: bytes = buffer.bytes
    case .mapped(let data): bytes = Array(data)
    case .stream(let stream):
      do throws(SystemPackage.Errno) {
        bytes = try stream.rest()
      } catch {
        throw FileRefusal(file: name, .system(error))
      }
    }
    if bytes.starts(with: LineBuffer.byteOrderMark) { bytes.removeFirst(3) }
    return bytes
  }

  /// The next line without its LF or CRLF; nil at the end.
  ///
  /// - Complexity: O(length); allocates once for each 256 KiB of a file.
  public mutating func next() throws(FileRefusal) -> SourceLine? {
    while true {
      if let range = buffer.next() { return line(range) }
      guard !isAtEnd else {
        guard let rest = buffer.rest() else { return nil }
        isLineOpen = true
        return line(rest)
      }
      guard buffer.count <= LineBuffer.lineByteLimit else { throw tooLong(lineNumber + 1) }
      try fetch()
    }
  }

  /// The next line together with those that follow it for as long as each ends in a backslash.
  ///
  /// `lineNumber` is that of the first of them. A comment and a transcript's command end with their
  /// line.
  package mutating func nextCommand() throws(FileRefusal) -> SourceLine? {
    lineNumber += joinedCount
    joinedCount = 0
    guard let first = try next() else { return nil }
    var joined = JoinedLine()
    guard first.mayGoOn, joined.add(first.bytes, first.range) else { return first }
    let number = lineNumber
    while let line = try next() {
      let goesOn = joined.add(line.bytes, line.range)
      guard joined.bytes.count <= LineBuffer.lineByteLimit else { throw tooLong(number) }
      guard goesOn else { break }
    }
    joinedCount = lineNumber - number
    lineNumber = number
    return SourceLine(bytes: joined.bytes, range: joined.bytes.indices)
  }

  private func tooLong(_ line: Int) -> FileRefusal {
    FileRefusal(file: name, line: line, .hasTooLongLine)
  }

  /// The first bytes of the source, without passing them; of a pipe those up to its first command.
  package func peeked(upTo byteCount: Int) -> [UInt8] {
    switch source {
    case .memory: Array(buffer.bytes.prefix(byteCount))
    case .mapped(let data): Array(data.prefix(byteCount))
    case .stream(let stream): stream.beginning(upTo: byteCount)
    }
  }

  /// The line that `next` returned last, as errors name it.
  public var place: Place { Place(file: name, line: lineNumber) }

  /// Whether all of it is there, so that reading ahead keeps nobody waiting.
  var isFile: Bool {
    if case .stream = source { false } else { true }
  }

  /// How much of a file has been read, 0 to 1; nil of what has no end to be seen.
  public var share: Double? {
    guard case .mapped(let data) = source, !data.isEmpty else { return nil }
    return Double(fetched - buffer.count) / Double(data.count)
  }

  private mutating func line(_ range: Range<Int>) -> SourceLine {
    lineNumber += 1
    return SourceLine(bytes: buffer.bytes, range: range)
  }

  /// Puts the next piece behind what is left of the one before.
  private mutating func fetch() throws(FileRefusal) {
    switch source {
    case .memory: isAtEnd = true
    case .mapped(let data):
      let end = min(fetched + Self.pieceByteCount, data.count)
      buffer.add(Array(data[data.startIndex + fetched..<data.startIndex + end]))
      fetched = end
      isAtEnd = end == data.count
    case .stream(let stream):
      do throws(SystemPackage.Errno) {
        let bytes = try stream.next()
        buffer.add(bytes)
        isAtEnd = bytes.isEmpty
      } catch {
        throw FileRefusal(file: name, line: lineNumber + 1, .system(error))
      }
    }
  }
}

extension SourceLine {
  /// Whether the next line of a file may belong to this one.
  fileprivate var mayGoOn: Bool {
    guard JoinedLine.mayGoOn(bytes, range) else { return false }
    if case .command = TranscriptLine(self) { return false }
    return true
  }
}
