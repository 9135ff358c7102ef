import Grammar
import KernelModel

/// The lines at the top of a file of decisions: the kernel and the machine that decided.
public struct DecisionHeader: Hashable, Sendable {
  public private(set) var version = KernelVersion.oldest
  /// Frames of a pageblock: half as many where entries have 64 bits.
  public private(set) var pageblockPages = 1024
  public private(set) var hasSwap = false
  public private(set) var zones: [Zone.Kind: ZoneSize] = [:]

  /// What is known of a zone.
  public struct ZoneSize: Hashable, Sendable {
    public var managedPages: Int
    /// What it keeps from requests of each class.
    public var protection: [Int]
  }

  static let beginning = "# decision vectors of Linux "

  static func begins(with line: SourceLine) -> Bool {
    line.bytes[line.range].starts(with: beginning.utf8)
  }

  /// Reads the first line:
  /// `# decision vectors of Linux RELEASE, MemTotal N kB, SwapTotal N kB, swappiness N`.
  init(_ text: String) throws(DecisionRefusal.Cause) {
    guard text.hasPrefix(Self.beginning) else { throw .noHeader }
    let parts = text.dropFirst(Self.beginning.count).split(separator: ", ")
    let release = parts.first ?? ""
    let name = release.split(separator: ".").prefix(2).joined(separator: ".")
    guard let version = KernelVersion(rawValue: name) else {
      throw .unknownKernel(release.excerpt)
    }
    self.version = version
    if release.hasSuffix("-pae") { pageblockPages = 512 }
    let swap: Substring = "SwapTotal"
    guard let words = parts.first(where: { $0.hasPrefix("\(swap) ") })?.split(separator: " "),
      words.count > 1
    else { throw .noHeaderFigure(String(swap)) }
    hasSwap = try DecisionFields.number(words[1], swap, in: DecisionFields.wordBounds) > 0
  }

  /// Reads a further line that begins with `#`: `# zone NAME managed N protection [N, N, N, N]`.
  /// What is no such line is a comment.
  mutating func add(_ text: String) throws(DecisionRefusal.Cause) {
    let words = text.split { " ,[]".contains($0) }
    guard words.count > 1, words[0] == "#", words[1] == "zone" else { return }
    guard words.count == 10, words[3] == "managed", words[5] == "protection" else {
      throw .noHeaderFigure("protection")
    }
    var figures: [Int] = []
    for word in [words[4]] + words[6...] {
      figures.append(try DecisionFields.number(word, words[3], in: DecisionFields.wordBounds))
    }
    zones[try Zone.Kind(named: words[2])] = ZoneSize(
      managedPages: figures[0], protection: Array(figures[1...]))
  }
}

extension Zone.Kind {
  /// The zone that has a name in `/proc/zoneinfo`.
  init(named name: Substring) throws(DecisionRefusal.Cause) {
    guard let kind = Self.allCases.first(where: { $0.name == name }) else {
      throw .unknownZone(name.excerpt)
    }
    self = kind
  }
}
