import ArgumentParser
import Foundation

/// What the fuzzer does with a seed.
enum FuzzMode: String, CaseIterable, ExpressibleByArgument {
  /// Short sessions with all replays.
  case sessions
  /// Long ones, typed once.
  case quick
  /// Damaged files.
  case files

  /// How many seeds a child takes at once.
  var batchCount: UInt64 {
    switch self {
    case .sessions, .files: 100
    case .quick: 20
    }
  }
}

/// What was fuzzed so far, a line a batch, so that the next hunt goes on behind it:
///
///     sessions 5000 5100 1715 28.4 0
///
/// The mode, the first seed and the one behind the last, the lines or files, the seconds, the faults.
struct Ledger {
  struct Entry {
    let mode: FuzzMode
    let seeds: Range<UInt64>
    let count: Int
    let seconds: Double
    let faultCount: Int

    var text: String {
      let time = (seconds * 10).rounded() / 10
      return "\(mode.rawValue) \(seeds.lowerBound) \(seeds.upperBound) \(count) \(time) \(faultCount)"
    }

    init(
      _ mode: FuzzMode, _ seeds: Range<UInt64>, count: Int, seconds: Double, faultCount: Int
    ) {
      self.mode = mode
      self.seeds = seeds
      self.count = count
      self.seconds = seconds
      self.faultCount = faultCount
    }

    init?(_ text: Substring) {
      let words = text.split(separator: " ").map(String.init)
      guard words.count == 6, let mode = FuzzMode(rawValue: words[0]), let first = UInt64(words[1]),
        let end = UInt64(words[2]), first <= end, let count = Int(words[3]),
        let seconds = Double(words[4]), let faultCount = Int(words[5])
      else { return nil }
      self.init(mode, first..<end, count: count, seconds: seconds, faultCount: faultCount)
    }
  }

  let path: String

  var entries: [Entry] {
    let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").compactMap { Entry($0) }
  }

  /// The seed behind all that a mode has had.
  func nextSeed(of mode: FuzzMode) -> UInt64 {
    entries.filter { $0.mode == mode }.map(\.seeds.upperBound).max() ?? 0
  }

  func append(_ entry: Entry) throws {
    if !FileManager.default.fileExists(atPath: path) {
      _ = FileManager.default.createFile(atPath: path, contents: nil)
    }
    let file = try FileHandle(forUpdating: URL(filePath: path))
    try file.seekToEnd()
    try file.write(contentsOf: Data((entry.text + "\n").utf8))
    try file.close()
  }
}

/// What the ledger adds up to.
struct Totals: ParsableCommand {
  @Option(help: "Where faults and the ledger are kept.") var keep = ".build/fuzz"

  func run() throws {
    let entries = Ledger(path: keep + "/ledger").entries
    for mode in FuzzMode.allCases {
      let own = entries.filter { $0.mode == mode }
      let seconds = own.reduce(0) { $0 + $1.seconds }
      print(
        "\(mode.rawValue): \(own.reduce(0) { $0 + $1.seeds.count }) seeds, "
          + "\(own.reduce(0) { $0 + $1.count }) \(mode == .files ? "files" : "lines"), "
          + "\(Int(seconds / 60)) minutes, \(own.reduce(0) { $0 + $1.faultCount }) faults")
    }
  }
}
