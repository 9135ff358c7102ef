import Drawing
import Grammar

/// A few commands with every kind of argument, to read lines against.
package enum Sample {
  package static let catalog = CommandCatalog([map, unmap, touch, examine, open, copy, remark, show])

  package static let map = CommandDefinition(
    "mmap", .systemCalls, .acts, "map memory",
    arguments: [
      ArgumentDefinition("LENGTH", .byteCount, "how much"),
      ArgumentDefinition("PROT", .flags, "what is allowed", .optional, words: protection),
      ArgumentDefinition("FLAG", .flags, "how", .optional, words: mapping),
      ArgumentDefinition("ADDR", .address, "where", .optional, keyword: "at"),
      ArgumentDefinition("FD", .descriptor, "of which file", .optional, keyword: "fd"),
      ArgumentDefinition("OFFSET", .byteCount, "where in the file", .optional, keyword: "offset"),
    ],
    call: CallForm(
      ["mmap2", "mmap"],
      [
        CallParameter("addr", 3), CallParameter("length", 0), CallParameter("prot", 1),
        CallParameter("flags", 2), CallParameter("fd", 4), CallParameter("offset", 5),
      ]))

  package static let unmap = CommandDefinition(
    "munmap", .systemCalls, .acts, "unmap memory",
    arguments: [
      ArgumentDefinition("ADDR", .address, "where"),
      ArgumentDefinition("LENGTH", .byteCount, "how much"),
    ],
    call: CallForm(["munmap"], [CallParameter("addr", 0), CallParameter("length", 1)]))

  package static let touch = CommandDefinition(
    "touch", .memoryAccess, .acts, "access memory",
    arguments: [
      ArgumentDefinition("ADDR", .address, "where"),
      ArgumentDefinition(
        "ACCESS", .choice, "how", .optional,
        words: [.init("r", 0), .init("w", 1), .init("x", 2)]),
      ArgumentDefinition("LENGTH", .byteCount, "how much", .optional, keyword: "for"),
    ])

  package static let examine = CommandDefinition(
    "x", .memoryAccess, .looks, "show memory",
    arguments: [ArgumentDefinition("ADDR", .address, "where", .optional)], takesFormat: true)

  package static let open = CommandDefinition(
    "openat", .processes, .acts, "open a file",
    arguments: [
      ArgumentDefinition("DIRECTORY", .descriptor, "from where", .optional),
      ArgumentDefinition("FILE", .file, "which"),
      ArgumentDefinition("HOW", .anything, "flags", .optional),
    ],
    call: CallForm(
      ["openat", "clone"],
      [
        CallParameter("directory", 0), CallParameter("path", 1), CallParameter("flags", 2),
        CallParameter("mode", nil),
      ], requiredCount: 2))

  package static let copy = CommandDefinition(
    "delete", .debugger, .steers, "delete breakpoints",
    arguments: [ArgumentDefinition("NUMBER", .count, "which", .repeated)])

  package static let remark = CommandDefinition(
    "remark", .session, .steers, "say something",
    arguments: [ArgumentDefinition("TEXT", .rest, "what")])

  package static let show = CommandDefinition("maps", .views, .looks, "show mappings")

  package static let protection: [ArgumentDefinition.Word] = [
    .init("r", 1), .init("rw", 3), .init("rwx", 7), .init("none", 0), .init("PROT_NONE", 0),
    .init("PROT_READ", 1), .init("PROT_WRITE", 2), .init("PROT_EXEC", 4),
  ]

  package static let mapping: [ArgumentDefinition.Word] = [
    .init("shared", 1), .init("private", 2), .init("fixed", 0x10), .init("anonymous", 0x20),
    .init("MAP_SHARED", 1), .init("MAP_PRIVATE", 2), .init("MAP_FIXED", 0x10),
    .init("MAP_ANONYMOUS", 0x20), .init("MAP_DENYWRITE", 0x800),
    .init("MAP_FIXED_NOREPLACE", 0x100000),
  ]

  /// The first command of a line.
  package static func parse(_ text: String) throws(CommandError) -> Invocation {
    var parser = CommandParser(SourceLine(text), catalog, SomeSymbols(results: [0xb7fe_0000]))
    guard try parser.next() else {
      throw CommandError(.expected(.command, found: .nothing), at: 0..<0)
    }
    return parser.invocation
  }

  /// The offending text of a line, the message and the note; nil when the line is right.
  package static func complaint(_ text: String) -> [String]? {
    do {
      _ = try parse(text)
      return nil
    } catch {
      return error.words(in: SourceLine(text))
    }
  }
}
