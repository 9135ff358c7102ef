/// Who had a hand in a line besides the person: the files that it was written in.
///
/// What a person types may do all that the person may. What a file says may do with files of the
/// host only what the person lets that file do, however it came to be carried out: by `run`,
/// `source`, `load` or `check`, as a breakpoint's commands, under a name that the file gave them.
/// Each line carries its authority from where it was written, and the few doors to files of the host
/// ask for it: `Session.authorize`.
package struct Authority: Equatable, Sendable {
  /// A file whose lines are carried out.
  package struct Source: Equatable, Codable, Sendable {
    /// As it was named.
    package let name: String
    /// Nil for what is no file: a pipe, text that only seems to be written.
    let identity: FileIdentity?

    init(name: String, identity: FileIdentity?) {
      self.name = name
      self.identity = identity
    }

    package init(_ reader: LineReader) {
      self.init(name: reader.name, identity: reader.identity)
    }

    package static func == (one: Source, other: Source) -> Bool {
      one.identity == other.identity && (one.identity != nil || one.name == other.name)
    }
  }

  /// In the order in which they came in; none for what the person typed.
  private(set) var sources: [Source]

  /// The person's own.
  package static let person = Authority(sources: [])

  private init(sources: [Source]) { self.sources = sources }

  package init(of source: Source) { self.init(sources: [source]) }

  package var isPerson: Bool { sources.isEmpty }

  /// That of a line in which both had a hand: it may do only what both may.
  package func joined(by other: Authority) -> Authority {
    guard !other.isPerson else { return self }
    var joined = self
    for source in other.sources where !joined.sources.contains(source) {
      joined.sources.append(source)
    }
    return joined
  }
}
