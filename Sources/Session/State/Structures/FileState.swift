import KernelModel

/// What `struct file` says; its holders are descriptors and areas.
struct OpenState: StateTable {
  let id = StructureID.opens
  let files: FileTable

  func enter(into facts: inout Facts) {
    files.forEachOpen { id, open in
      facts.add(id.rawValue) { Self.describe(open, into: &$0) }
    }
  }

  private static func describe(_ open: OpenFile, into fields: inout some FieldSink) {
    fields.add(.file, open.file.id.rawValue)
    fields.add(.isReadable, open.isReadable)
    fields.add(.isWritable, open.isWritable)
    fields.add(.useCount, open.useCount)
  }

  func fields(at place: UInt64, against other: OpenState?) -> FieldList {
    var list = FieldList()
    if let open = files.open(numbered: OpenFileID(rawValue: UInt32(place))) {
      list.add(.fileName, name: open.file.name)
      Self.describe(open, into: &list)
    }
    return list
  }
}

extension FileTable {
  /// The open with that number; nil where a command that is halted has just closed it.
  package func open(numbered number: OpenFileID) -> OpenFile? {
    var found: OpenFile?
    forEachOpen { id, open in if id == number { found = open } }
    return found
  }
}

/// Files: everything but their cached pages, which the frames' records tell.
struct FileState: StateTable {
  let id = StructureID.files
  let files: FileTable

  func enter(into facts: inout Facts) {
    for file in files.all { facts.add(file.id.rawValue) { Self.describe(file, into: &$0) } }
  }

  private static func describe(_ file: CachedFile, into fields: inout some FieldSink) {
    fields.add(.name, name: file.name)
    fields.add(.kind, file.kind.number, code: file.kind.code)
    fields.add(.byteCount, file.byteCount)
    fields.add(.contentByteCount, file.contentByteCount)
    fields.add(.deviceMajor, file.device.major)
    fields.add(.deviceMinor, file.device.minor)
    fields.add(.inode, file.inode)
    fields.add(.isDeleted, file.isDeleted)
    fields.add(.isReadOnly, file.isReadOnly)
    fields.add(.isExecutable, file.isExecutable)
    fields.add(.isCharged, file.isCharged)
    fields.add(.openCount, file.openCount)
    fields.add(.cachedPageCount, file.cachedPageCount)
    fields.add(.holes, list: file.holes.sorted())
    fields.add(.unreadablePages, list: file.unreadable.sorted())
    let content = file.content.digest
    fields.add(.content, content.number, code: content.code)
    fields.add(.contentDigest, content.digest)
    guard file.writtenPageCount > 0 else { return }
    fields.add(.writtenPageCount, file.writtenPageCount)
    fields.add(.writtenDigest, file.writtenDigest)
  }

  func fields(at place: UInt64, against other: FileState?) -> FieldList {
    var list = FieldList()
    if let file = files.all.first(where: { $0.id.rawValue == place }) {
      Self.describe(file, into: &list)
    }
    return list
  }
}

extension FileContent {
  /// What kind of content it is, and which of its kind.
  fileprivate var digest: (number: Int, code: String, digest: UInt64) {
    switch self {
    case .zeros: (0, "zeros", 0)
    case .pattern(let first): (1, "pattern", UInt64(first))
    case .bytes(let bytes): (2, "bytes", Digest.of(bytes))
    case .outside: (3, "outside", 0)
    }
  }
}

extension CachedFile.Kind {
  fileprivate var number: Int {
    switch self {
    case .regular: 0
    case .temporary: 1
    case .sharedAnonymous: 2
    case .directory: 3
    case .zeroDevice: 4
    }
  }

  fileprivate var code: String {
    switch self {
    case .regular: "regular"
    case .temporary: "temporary"
    case .sharedAnonymous: "shared-anonymous"
    case .directory: "directory"
    case .zeroDevice: "zero-device"
    }
  }
}
