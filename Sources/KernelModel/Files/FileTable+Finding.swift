import Hardware

/// Files by name: the machine's own, the built-in programs, and those outside.
extension FileTable {
  /// The file that a path names; one that is not known yet is made known.
  ///
  /// - Throws: `ENOENT` when there is none, `EOVERFLOW` for more than 16 GiB, or what the source of
  ///   outside files answers.
  public func find(_ path: String) throws(Refusal) -> CachedFile {
    if let known = named(path) { return known }
    if let program = BuiltInProgram.named(path) { return create(program) }
    guard let source else { throw Refusal(.noSuchFileOrDirectory, .noSuchFile(path)) }
    let found = try source.find(path)
    if let known = named(found.path) { return known }
    guard found.byteCount <= CachedFile.mostPages << 12 else {
      throw Refusal(.valueTooLarge, .unreadable(path))
    }
    let file = create(
      found.path, kind: found.isDirectory ? .directory : .regular, byteCount: found.byteCount,
      content: .outside(OutsideBytes(found.bytes)))
    file.isReadOnly = true
    file.isExecutable = found.isExecutable
    return file
  }

  /// Whether the machine has a file of that name, so that nobody looks for one outside.
  public func has(_ path: String) -> Bool {
    named(path) != nil || BuiltInProgram.named(path) != nil
  }

  /// Makes a built-in program a file of the machine.
  @discardableResult
  func create(_ program: BuiltInProgram) -> CachedFile {
    let bytes = program.bytes
    return create(program.path, byteCount: UInt64(bytes.count), content: .bytes(bytes))
  }

  /// A file's bytes by place, for somebody who must leave no trace: nothing becomes known or
  /// cached.
  ///
  /// - Throws: as `find`.
  public func view(_ path: String) throws(Refusal) -> FileView {
    if let known = named(path) {
      return FileView(byteCount: known.byteCount, isDirectory: known.kind == .directory) {
        [self] in peek(known, from: $0, count: $1)
      }
    }
    if let program = BuiltInProgram.named(path) {
      let bytes = program.bytes
      return FileView(byteCount: UInt64(bytes.count), isDirectory: false) {
        bytes.part(from: $0, count: $1)
      }
    }
    guard let source else { throw Refusal(.noSuchFileOrDirectory, .noSuchFile(path)) }
    let found = try source.find(path)
    return FileView(byteCount: found.byteCount, isDirectory: found.isDirectory) {
      found.bytes.bytes(from: $0, count: $1)
    }
  }

  private func peek(_ file: CachedFile, from offset: UInt64, count: Int) -> [UInt8]? {
    guard offset < file.byteCount else { return [] }
    var bytes: [UInt8] = []
    let end = min(file.byteCount, offset + UInt64(count))
    var place = offset
    while place < end {
      let index = place >> 12
      let next = min((index + 1) << 12, end)
      if let frame = file.frame(at: index) {
        bytes += memory(frame, from: Int(place & 0xfff), count: Int(next - place))
      } else {
        guard let part = content(of: file, from: place, count: Int(next - place)) else {
          return nil
        }
        bytes += part
      }
      place = next
    }
    return bytes
  }
}

/// A file's bytes, looked at from outside the machine.
public struct FileView {
  /// Length in bytes.
  public let byteCount: UInt64
  public let isDirectory: Bool
  private let read: (UInt64, Int) -> [UInt8]?

  init(byteCount: UInt64, isDirectory: Bool, read: @escaping (UInt64, Int) -> [UInt8]?) {
    self.byteCount = byteCount
    self.isDirectory = isDirectory
    self.read = read
  }

  /// Exactly `count` bytes from `offset` on, nil where the file does not have them all.
  public func bytes(from offset: UInt64, count: Int) -> [UInt8]? {
    guard count >= 0, offset <= byteCount, UInt64(count) <= byteCount - offset else { return nil }
    guard count > 0 else { return [] }
    let bytes = read(offset, count)
    return bytes?.count == count ? bytes : nil
  }
}

extension [UInt8] {
  /// Up to `count` bytes from `offset` on: fewer where they end.
  func part(from offset: UInt64, count: Int) -> [UInt8] {
    guard offset < UInt64(self.count) else { return [] }
    let start = Int(offset)
    return Array(self[start..<Swift.min(start + count, self.count)])
  }
}
