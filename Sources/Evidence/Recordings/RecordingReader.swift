import Drawing
import Grammar
import Session

/// What a recording of a real kernel says, thing by thing.
public enum RecordedFact: Equatable, Sendable {
  /// `@kernel 5.10`: whose answers these are.
  case kernel(String)
  /// `@file NAME size=BYTES fill=N`: every byte of its page p is (N + p) & 255.
  case file(name: String, byteCount: UInt64, fill: UInt8)
  /// `@mm PID field=0x… …`: where the process's code, data, heap, stack and arguments lie.
  case figures(processID: UInt32, [RecordedFigure])
  /// `@exec PID` … `@end`: its mappings when the recording begins.
  case initialMappings(processID: UInt32, [MappingRecord])
  /// `@maps PID` … `@end`: its mappings now.
  case mappings(processID: UInt32, [MappingRecord])
  /// `@status PID VmSize=… …`: figures of /proc/PID/status now, in KiB.
  case status(processID: UInt32, [RecordedFigure])
  /// `@smaps PID START-END Rss=… …`: figures of one mapping now, in KiB.
  case mappingFigures(processID: UInt32, Range<UInt32>, [RecordedFigure])
  /// What only recordings of kernels that swap say.
  case swap(SwapFact)
  /// `[PID] call(…) = result` or `[PID] touch …`: to be carried out and compared.
  case command
}

/// `VmSize=2352`
public struct RecordedFigure: Equatable, Sendable {
  public let name: String
  public let value: UInt64

  public init(_ name: String, _ value: UInt64) {
    self.name = name
    self.value = value
  }
}

/// Reads a recording fact by fact.
public struct RecordingReader {
  private var reader: LineReader
  /// The line of the fact that `next` returned last. Of a list it is the first line.
  public private(set) var line = SourceLine("")
  public private(set) var lineNumber = 0
  /// A comment says that the kernel was built so.
  public private(set) var usesPAE = false

  public init(_ reader: LineReader) { self.reader = reader }

  public var name: String { reader.name }

  /// The next fact; nil at the end.
  ///
  /// - Throws: what is wrong with the file, and in which line.
  public mutating func next() throws(FileRefusal) -> RecordedFact? {
    while let line = try reader.next() {
      guard let first = line.range.first, line.trimmedEnd > first else { continue }
      if line.bytes[first] == UInt8(ascii: "#") {
        usesPAE = usesPAE || line.text.split(separator: " ").dropFirst().first == "PAE"
        continue
      }
      self.line = line
      lineNumber = reader.lineNumber
      guard line.bytes[first] == UInt8(ascii: "@") else {
        do {
          return try SwapFact(command: line).map(RecordedFact.swap) ?? .command
        } catch {
          throw refusal(error, line)
        }
      }
      do {
        return try fact(line)
      } catch {
        throw refusal(error, line)
      }
    }
    return nil
  }

  private mutating func fact(_ line: SourceLine) throws(CommandError) -> RecordedFact {
    var fields = Fields(line)
    let kind = try fields.word(.fact)
    switch kind {
    case "@kernel":
      let version = try fields.word(.version)
      try fields.finish()
      return .kernel(version)
    case "@file":
      let name = try fields.word(.fileName)
      let byteCount = try fields.value(of: "size")
      let fill = try fields.value(of: "fill")
      try fields.finish()
      return .file(name: name, byteCount: byteCount, fill: UInt8(truncatingIfNeeded: fill))
    case "@mm": return .figures(processID: try processID(&fields), try figures(&fields))
    case "@status": return .status(processID: try processID(&fields), try figures(&fields))
    case "@smaps":
      let processID = try processID(&fields)
      let range = try fields.addresses()
      return .mappingFigures(processID: processID, range, try figures(&fields))
    case "@exec", "@maps":
      let processID = try processID(&fields)
      try fields.finish()
      let list = try mappings(of: line)
      return kind == "@exec"
        ? .initialMappings(processID: processID, list) : .mappings(processID: processID, list)
    default:
      if let fact = try SwapFact(kind, &fields) { return .swap(fact) }
      let start = line.range.lowerBound
      throw CommandError(
        .expected(.knownFact, found: .word(kind)), at: start..<start + kind.utf8.count)
    }
  }

  private func processID(_ fields: inout Fields) throws(CommandError) -> UInt32 {
    UInt32(truncatingIfNeeded: try fields.number(.processID, base: 10))
  }

  private func figures(_ fields: inout Fields) throws(CommandError) -> [RecordedFigure] {
    var figures: [RecordedFigure] = []
    while let pair = try fields.pair() { figures.append(RecordedFigure(pair.key, pair.value)) }
    return figures
  }

  /// Reads up to `@end`.
  private mutating func mappings(of opening: SourceLine) throws(CommandError) -> [MappingRecord] {
    var records: [MappingRecord] = []
    while true {
      guard let line = try? reader.next() else {
        throw CommandError(
          .expected(.endOfList, found: .endOfFile), at: opening.range)
      }
      if line.text == "@end" { return records }
      do {
        records.append(try MappingRecord(line))
      } catch {
        self.line = line
        lineNumber = reader.lineNumber
        throw line.explained(error)
      }
    }
  }

  private func refusal(_ error: CommandError, _ line: SourceLine) -> FileRefusal {
    FileRefusal(file: reader.name, line: lineNumber, .hasBadLine(line.explained(error).reason))
  }
}
