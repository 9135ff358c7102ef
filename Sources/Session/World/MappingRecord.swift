import Grammar

/// One mapping as a real kernel listed it: a line of /proc/PID/maps, or of a recording.
///
///     b7f91000-b7fae000 r-xp 00005000 fe:00 16583068      /usr/lib/libselinux.so.1
///     b7bd7000-b7c17000 rw-s 00007000 F file1 (deleted)
///
/// Linux: `show_map_vma`.
public struct MappingRecord: Equatable, Sendable {
  public let range: Range<UInt32>
  public let isReadable: Bool
  public let isWritable: Bool
  public let isExecutable: Bool
  public let isShared: Bool
  /// Bytes from the beginning of the file.
  public let offset: UInt32
  /// Whether a file lies behind it.
  public let hasFile: Bool
  /// `fe:00`; nil in a recording.
  public let device: String?
  /// 0 in a recording and where no file lies behind it.
  public let inode: UInt64
  /// Empty when it has none.
  public let name: String

  /// Reads a line.
  ///
  /// - Throws: `expected`, with what should have stood where.
  public init(_ line: SourceLine) throws(CommandError) {
    var fields = Fields(line)
    range = try fields.addresses()
    let start = line.range.lowerBound
    let mode = try fields.word(.mode)
    let letters = Array(mode.utf8)
    guard letters.count == 4,
      zip(letters, ["r-", "w-", "x-", "ps"]).allSatisfy({ $1.utf8.contains($0) })
    else {
      throw CommandError(
        .expected(.mode, found: .word(mode)), at: start..<line.range.upperBound)
    }
    isReadable = letters[0] != UInt8(ascii: "-")
    isWritable = letters[1] != UInt8(ascii: "-")
    isExecutable = letters[2] != UInt8(ascii: "-")
    isShared = letters[3] == UInt8(ascii: "s")
    offset = UInt32(truncatingIfNeeded: try fields.number(.offset, base: 16))
    let mark = try fields.word(.device)
    if mark == "F" || mark == "-" {
      device = nil
      inode = 0
      hasFile = mark == "F"
    } else {
      device = mark
      inode = try fields.number(.inode, base: 10)
      hasFile = inode != 0
    }
    name = fields.rest()
  }

  /// `r-xp`
  public var mode: String {
    (isReadable ? "r" : "-") + (isWritable ? "w" : "-") + (isExecutable ? "x" : "-")
      + (isShared ? "s" : "p")
  }

  /// The mappings of a /proc/PID/maps file.
  public static func all(in reader: inout LineReader) throws(FileRefusal) -> [MappingRecord] {
    var records: [MappingRecord] = []
    while let line = try reader.next() {
      guard line.trimmedEnd > line.range.lowerBound else { continue }
      do {
        records.append(try MappingRecord(line))
      } catch {
        throw FileRefusal(
          file: reader.name, line: reader.lineNumber, .hasBadLine(line.explained(error).reason))
      }
    }
    return records
  }
}
