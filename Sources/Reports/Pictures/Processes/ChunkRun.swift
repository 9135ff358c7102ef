import CLibrary
import Drawing
import Hardware
import KernelModel

/// Neighbouring chunks of one kind.
struct ChunkRun {
  /// What a chunk is, as far as a picture tells.
  enum Kind: String, Hashable, Sendable {
    case used, free, top, mapped, table, lost, mixed
  }

  private let first: HeapSurvey.Entry
  let kind: Kind
  private var end: UInt32
  private var count = 1

  init(_ entry: HeapSurvey.Entry) {
    first = entry
    end = entry.chunk.rawValue &+ entry.size
    switch entry.state {
    case .used: kind = .used
    case .free(.top): kind = .top
    case .free: kind = .free
    case .mapped: kind = .mapped
    case .cacheTable, .fence: kind = .table
    case .lost: kind = .lost
    }
  }

  private init(_ first: HeapSurvey.Entry, _ kind: Kind, to end: UInt32, count: Int) {
    (self.first, self.kind, self.end, self.count) = (first, kind, end, count)
  }

  /// Runs by rising addresses as one.
  static func joining(_ parts: ArraySlice<ChunkRun>) -> ChunkRun {
    ChunkRun(
      parts[parts.startIndex].first, .mixed, to: parts[parts.endIndex - 1].end,
      count: parts.reduce(0) { $0 + $1.count })
  }

  /// Adds a run behind it that touches it, if it is of the same kind.
  mutating func append(_ other: ChunkRun) -> Bool {
    guard other.kind == kind, other.first.chunk.rawValue == end else { return false }
    end = other.end
    count += other.count
    return true
  }

  var segment: Strip.Segment {
    let start = first.chunk.rawValue
    let caption: HeapPicturePhrase
    if case .free(let list) = first.state, count == 1 {
      caption = .list(list)
    } else {
      caption = count == 1 ? .kind(kind) : .chunks(kind, count)
    }
    return Strip.Segment(
      PictureItem(
        "chunk.\(addressDigits(start))", Caption(caption),
        detail: Caption(.bytes(UInt64(end &- start)), .value), kind.pictureRole,
        letter: kind.pictureLetter, size: UInt64(end &- start)), UInt64(start),
      UInt64(max(start, end)))
  }
}

extension [ChunkRun] {
  mutating func join(_ run: ChunkRun) {
    if isEmpty || !self[count - 1].append(run) { append(run) }
  }
}

extension ChunkRun.Kind {
  var pictureRole: Role {
    switch self {
    case .used: .first
    case .free: .second
    case .top: .third
    case .mapped: .fourth
    case .table, .mixed: .faint
    case .lost: .error
    }
  }

  var pictureLetter: Character? {
    switch self {
    case .used: "U"
    case .free: "F"
    case .top: "T"
    case .mapped: "M"
    case .table, .mixed: nil
    case .lost: "L"
    }
  }
}
