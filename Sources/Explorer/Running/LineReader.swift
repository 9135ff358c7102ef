import FoundationEssentials
import SystemPackage

/// Why a file could not be read, or why its next line could not.
public struct FileRefusal: Error, Equatable, Sendable {
  public let file: String
  /// The line that could not be read, from 1; nil when the whole file could not.
  public let line: Int?
  public let why: String

  public init(file: String, line: Int? = nil, why: String) {
    self.file = file
    self.line = line
    self.why = why
  }

  /// `cannot read 'a.log': No such file or directory`
  public var message: String {
    line.map { "\(file):\($0): \(why)" } ?? "cannot read '\(file)': \(why)"
  }
}

/// Lines of a file, of standard input or of memory, one after another.
///
/// A file is mapped, not loaded, and handed out in pieces: its length costs no memory. Lines share
/// the bytes of their piece.
public struct LineReader {
  /// The longest line that is read, so that a file without lines cannot fill the memory.
  public static let lineByteLimit = 1 << 20
  private static let pieceByteCount = 1 << 18

  /// What the file is called in messages.
  public let name: String
  /// The number of the line that `next` returned last; 0 before the first.
  public private(set) var lineNumber = 0
  private let source: Source
  /// How many bytes of the source lie in `piece` or before it.
  private var fetched = 0
  private var piece: [UInt8] = []
  private var position = 0
  private var isAtEnd = false

  private enum Source {
    case memory
    case mapped(Data)
    case standardInput
  }

  /// - Parameter bytes: the whole file.
  public init(name: String, bytes: [UInt8]) {
    self.name = name
    source = .memory
    piece = bytes
    isAtEnd = true
  }

  /// - Parameter path: `-` is standard input.
  public init(path: String) throws(FileRefusal) {
    name = path == "-" ? "standard input" : path
    source = path == "-" ? .standardInput : .mapped(try Self.data(ofFile: path))
  }

  /// All bytes of a file.
  static func bytes(ofFile path: String) throws(FileRefusal) -> [UInt8] {
    Array(try data(ofFile: path))
  }

  private static func data(ofFile path: String) throws(FileRefusal) -> Data {
    do {
      try FileDescriptor.open(FilePath(path), .readOnly).close()
    } catch let error as SystemPackage.Errno {
      throw FileRefusal(file: path, why: error.description)
    } catch {
      throw FileRefusal(file: path, why: "\(error)")
    }
    do {
      return try Data(contentsOf: URL(filePath: path), options: .mappedIfSafe)
    } catch {
      throw FileRefusal(file: path, why: "it is no file that can be read")
    }
  }

  /// The next line without its LF or CRLF; nil at the end.
  ///
  /// - Complexity: O(length); allocates once for each 256 KiB of a file.
  public mutating func next() throws(FileRefusal) -> SourceLine? {
    while true {
      if let end = piece[position...].firstIndex(of: UInt8(ascii: "\n")) {
        return line(upTo: end, next: end + 1)
      }
      guard !isAtEnd else {
        return position < piece.count ? line(upTo: piece.count, next: piece.count) : nil
      }
      guard piece.count - position <= Self.lineByteLimit else {
        throw FileRefusal(file: name, line: lineNumber + 1, why: "the line is longer than 1 MiB")
      }
      fetch()
    }
  }

  /// The first bytes of the source, without passing them. Standard input has none to show.
  func peeked(upTo byteCount: Int) -> [UInt8] {
    switch source {
    case .memory: Array(piece.prefix(byteCount))
    case .mapped(let data): Array(data.prefix(byteCount))
    case .standardInput: []
    }
  }

  /// The line that `next` returned last, as errors name it.
  public var place: Place { Place(file: name, line: lineNumber) }

  /// How much of a file has been read, 0 to 1; nil of what has no end to be seen.
  public var share: Double? {
    guard case .mapped(let data) = source, !data.isEmpty else { return nil }
    return Double(fetched - (piece.count - position)) / Double(data.count)
  }

  private mutating func line(upTo end: Int, next: Int) -> SourceLine {
    let start = position
    position = next
    lineNumber += 1
    let hasReturn = end > start && piece[end - 1] == UInt8(ascii: "\r")
    return SourceLine(bytes: piece, range: start..<(hasReturn ? end - 1 : end))
  }

  /// Puts what is left of the piece in front of the next one.
  private mutating func fetch() {
    var next = Array(piece[position...])
    position = 0
    switch source {
    case .memory: isAtEnd = true
    case .mapped(let data):
      let end = min(fetched + Self.pieceByteCount, data.count)
      next += data[data.startIndex + fetched..<data.startIndex + end]
      fetched = end
      isAtEnd = end == data.count
    case .standardInput:
      if let line = readLine(strippingNewline: false) { next += line.utf8 } else { isAtEnd = true }
    }
    piece = next
  }
}
