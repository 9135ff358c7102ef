import Grammar
import TestSupport

/// Values of arguments: mostly such as a person means, sometimes at an edge, sometimes beyond.
struct ValueMaker {
  /// Names of settings, for the commands that take one.
  let settings: [String]

  func value(of argument: ArgumentDefinition, _ chance: inout Chance) -> String {
    if chance.below(24) == 0 { return chance.one(of: Self.odd) }
    if !argument.words.isEmpty, chance.below(8) != 0 {
      let words = (0...chance.below(argument.kind == .flags ? 3 : 1)).map { _ in
        chance.one(of: argument.words).word
      }
      return words.joined(separator: " ")
    }
    switch argument.offer {
    case .places, .watched, .conditions: return chance.one(of: Self.places)
    case .points, .checkpoints, .branches: return chance.one(of: Self.points)
    case .commandLine, .macros: return chance.one(of: ["touch $ w", "twice", "mmap 8K", "nothing"])
    case .shown, .settingValues: return chance.one(of: settings)
    case .helpNames: return chance.one(of: ["touch", "rss", "all", "page fault", "views", "xyzzy"])
    default: return value(of: argument.kind, &chance)
    }
  }

  private func value(of kind: ArgumentKind, _ chance: inout Chance) -> String {
    switch kind {
    case .address, .logicalAddress, .addressOrDistance: address(&chance)
    case .physicalAddress: chance.one(of: ["0", "1000", "2008000", "3ffff000", "fee00000", "$"])
    case .frame: chance.one(of: ["0", "2008", "3fff", "3ffc5", "fffff", "fee00", "$", "$1"])
    case .byteCount, .fileOffset: size(&chance)
    case .count, .amount, .descriptor: chance.one(of: ["0", "1", "2", "3", "5", "17", "100", "$1"])
    case .order: String(chance.below(12))
    case .processID: String(chance.below(5))
    case .number, .condition: number(&chance)
    case .entry: chance.one(of: ["0", "3ffc5067", "25067", "800000003ffc5067", "163", "1e3"])
    case .memoryWord, .word32: chance.one(of: ["0", "1", "-1", "77", "ffffffff", "-2147483648"])
    case .choice, .flags, .name: chance.one(of: ["spot", "other", "main", "end", "a"])
    case .file, .program: chance.one(of: ["/bin/demo", "/bin/none", "a.out", "\"\"", "/"])
    case .text, .anything: chance.one(of: [#""hello""#, "0x41", "300", #""\xff\0""#, "NULL"])
    case .rest, .words: chance.one(of: ["rss", "$1", "command 2", "5", "start here", "50%"])
    }
  }

  private func address(_ chance: inout Chance) -> String {
    switch chance.below(10) {
    case 0..<4: return chance.one(of: ["$", "$1", "$2", "$3", "$a1", "a"])
    case 4: return "$\(1 + chance.below(4))+\(chance.below(20) * 4096)"
    case 5: return String(UInt32(truncatingIfNeeded: chance.next()), radix: 16)
    default: return chance.one(of: Self.addresses)
    }
  }

  private func size(_ chance: inout Chance) -> String {
    switch chance.below(8) {
    case 0..<5: return chance.one(of: ["4K", "8p", "64K", "1", "4095", "12288", "300K", "1M"])
    case 5: return String(chance.next() >> UInt64(32 + chance.below(32)))
    default: return chance.one(of: Self.sizes)
    }
  }

  private func number(_ chance: inout Chance) -> String {
    chance.one(of: [
      "0", "7", "-1", "08048000", "10000000", "0x8000000000000000", "$1+4096", "rss", "brk", "1 == 2",
      "PAGE_OFFSET", "(3+4)*2", "1/0", "1<<63", "zone.HighMem.free", "~0",
    ])
  }

  private static let addresses = [
    "0", "1", "fff", "1000", "08047fff", "08048000", "0804b000", "0804c000", "0804d123", "40000000",
    "b7feb000", "b7fff000", "bffdf000", "bfffffff", "c0000000", "c0000001", "c2000000", "f8000000",
    "feffe000", "fffff000", "ffffffff", "brk", "stack", "brk+4096", "high_memory", "ss:bffff000",
  ]

  private static let sizes = [
    "0", "16M", "63M", "200M", "900M", "1G", "3G", "4294967295", "4294963201", "0xfffff000",
    "2147483648",
  ]

  private static let places = [
    "pte", "take", "fault", "do_anonymous_page", "find_vma", "stack", "heap", "rss", "$1", "brk",
    "pte if rss > 3", "0804c000", "frame 2008", "1", "zone.HighMem.free", "map_count", "pte $1",
  ]

  private static let points = [
    "start", "end", "here", "spot", "other", "main", "1", "37", "command 2", "50%", "event 5", "0",
    "99999", "command 0",
  ]

  /// What no argument is.
  private static let odd = [
    "", "\"", "0x", "99999999999999999999", "--", "$$", "$0", "$999", "a=b", "=", "(", "内存",
    "\u{7f}", "4 K", "3.14", "08", "1e9", "-0", "#", "x;y",
  ]
}
