import ArgumentParser
import Foundation
import Fuzzing

/// The parent: starts children, and keeps what kills them.
struct Hunt: ParsableCommand {
  @Argument(help: "How many minutes.") var minutes: Double
  @Argument(help: "The first seed; behind what the ledger has unless told.") var seed: UInt64?
  @Option(help: "sessions, quick or files; all of them in turn unless told.")
  var mode: [FuzzMode] = []
  @Option(help: "End once a mode has tried so many lines or files in all.") var until: Int?
  @Option(help: "Where faults and the ledger are kept.") var keep = ".build/fuzz"

  func run() throws {
    try FileManager.default.createDirectory(atPath: keep, withIntermediateDirectories: true)
    let end = Date(timeIntervalSinceNow: minutes * 60)
    let ledger = Ledger(path: keep + "/ledger")
    let folder = try Self.scratch()
    let modes = mode.isEmpty ? FuzzMode.allCases : mode
    var next = modes.map { seed ?? ledger.nextSeed(of: $0) }
    var counts = modes.map { mode in
      ledger.entries.filter { $0.mode == mode }.reduce(0) { $0 + $1.count }
    }
    var faultCount = 0
    while Date() < end {
      var isDone = true
      for (index, mode) in modes.enumerated() where Date() < end {
        if let until, counts[index] >= until { continue }
        isDone = false
        let batch = try hunt(mode, next[index]..<next[index] + mode.batchCount, in: folder)
        try ledger.append(batch)
        next[index] = batch.seeds.upperBound
        counts[index] += batch.count
        faultCount += batch.faultCount
        tell("\(mode.rawValue) up to seed \(next[index]): \(counts[index]), \(faultCount) faults")
      }
      if isDone { break }
    }
    if faultCount > 0 { throw ExitCode(1) }
  }

  /// Tries a stretch of seeds. Behind a fault the next child goes on.
  private func hunt(
    _ mode: FuzzMode, _ seeds: Range<UInt64>, in folder: String
  ) throws -> Ledger.Entry {
    let start = Date()
    var (seed, count, faultCount) = (seeds.lowerBound, 0, 0)
    while seed < seeds.upperBound {
      let child = try Child(
        [mode.rawValue, "\(seed)", "\(seeds.upperBound - seed)", "--folder", folder])
      guard child.failed, let failed = Self.noted(in: folder) else {
        count += child.count
        break
      }
      faultCount += 1
      for seed in seed..<failed { count += mode.case(of: seed)?.lines.count ?? 1 }
      if let test = mode.case(of: failed) {
        try keep(test, of: failed, mode, child)
      } else {
        tell("file of seed \(failed): \(child.verdict)")
      }
      seed = failed + 1
    }
    return .init(
      mode, seeds, count: count, seconds: -start.timeIntervalSinceNow, faultCount: faultCount)
  }

  /// A new folder.
  static func scratch() throws -> String {
    let folder = NSTemporaryDirectory() + "pagewalk-fuzz-\(UUID().uuidString.prefix(8))"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    return folder
  }

  /// The seed at which the child was when it died.
  private static func noted(in folder: String) -> UInt64? {
    let text = try? String(contentsOfFile: folder + "/now", encoding: .utf8)
    return text.flatMap { UInt64($0.prefix { $0 != "\n" }) }
  }

  private func keep(
    _ test: FuzzCase, of seed: UInt64, _ mode: FuzzMode, _ child: Child
  ) throws {
    let file = "\(keep)/\(mode.rawValue)-\(seed).log"
    let folder = try Self.scratch()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try test.text.write(toFile: file, atomically: false, encoding: .utf8)
    tell("\(mode.rawValue) of seed \(seed): \(child.verdict)\nkept in \(file)")
    // What takes minutes to fail is not tried again a hundred times.
    guard child.kind != "137" else { return }
    let quick = mode == .quick ? ["--quick"] : []
    let short = Minimiser { test in
      guard (try? test.text.write(toFile: file, atomically: false, encoding: .utf8)) != nil,
        let again = try? Child(["case", file, "--folder", folder] + quick)
      else { return false }
      return again.failed && again.kind == child.kind
    }.minimal(test)
    try short.text.write(toFile: file, atomically: false, encoding: .utf8)
    tell(short.text)
  }
}

extension FuzzMode {
  /// The case of a seed; nil where a seed stands for a file.
  fileprivate func `case`(of seed: UInt64) -> FuzzCase? {
    switch self {
    case .sessions: FuzzCase(seed: seed)
    case .quick: QuickTrial.test(seed: seed)
    case .files: nil
    }
  }
}

/// Prints what is to be read while the hunt goes on, in a file as well.
func tell(_ text: String) {
  print(text)
  fflush(nil)
}
