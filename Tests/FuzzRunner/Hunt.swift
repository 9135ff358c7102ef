import ArgumentParser
import Foundation
import Fuzzing

/// The parent: starts children, and keeps what kills them.
struct Hunt: ParsableCommand {
  @Argument(help: "How many minutes.") var minutes: Double
  @Argument(help: "The first seed.") var seed: UInt64 = 0
  @Option(help: "Where faults are kept.") var keep = ".build/fuzz"

  func run() throws {
    try FileManager.default.createDirectory(atPath: keep, withIntermediateDirectories: true)
    let end = Date(timeIntervalSinceNow: minutes * 60)
    let (batch, folder) = (UInt64(100), try Self.scratch())
    var (seed, faults, lines, files) = (seed, 0, 0, UInt64(0))
    while Date() < end {
      let stop = seed + batch
      while seed < stop, Date() < end {
        let child = try Child(["sessions", "\(seed)", "\(stop - seed)", "--folder", folder])
        let failed = child.failed ? Self.noted(in: folder) : nil
        lines += (seed..<(failed?.seed ?? stop)).reduce(0) { $0 + FuzzCase(seed: $1).lines.count }
        if let failed {
          faults += 1
          try keep(failed, child)
        }
        seed = (failed?.seed ?? stop - 1) + 1
      }
      var file = stop - batch
      while file < stop, Date() < end {
        let child = try Child(["files", "\(file)", "\(stop - file)", "--folder", folder])
        let failed = child.failed ? Self.noted(in: folder)?.seed : nil
        files += (failed ?? stop) - file
        if let failed {
          faults += 1
          print("file of seed \(failed): \(child.verdict)")
        }
        file = (failed ?? stop - 1) + 1
      }
      print("seed \(seed): \(lines) lines, \(files) files, \(faults) faults")
    }
    if faults > 0 { throw ExitCode(1) }
  }

  private static func scratch() throws -> String {
    let folder = NSTemporaryDirectory() + "pagewalk-fuzz-\(ProcessInfo.processInfo.processIdentifier)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    return folder
  }

  /// What the child was at when it died.
  private static func noted(in folder: String) -> (seed: UInt64, test: FuzzCase)? {
    guard let text = try? String(contentsOfFile: folder + "/now", encoding: .utf8) else { return nil }
    let lines = text.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
    guard let seed = UInt64(lines[0]) else { return nil }
    return (seed, FuzzCase(seed: seed))
  }

  private func keep(_ failed: (seed: UInt64, test: FuzzCase), _ child: Child) throws {
    let file = "\(keep)/\(failed.seed).log"
    let folder = try Self.scratch()
    let short = Minimiser { test in
      guard (try? test.text.write(toFile: file, atomically: false, encoding: .utf8)) != nil,
        let again = try? Child(["case", file, "--folder", folder])
      else { return false }
      return again.failed && again.kind == child.kind
    }.minimal(failed.test)
    try short.text.write(toFile: file, atomically: false, encoding: .utf8)
    print("seed \(failed.seed): \(child.verdict)\n\(short.text)kept in \(file)")
  }
}

/// A run of this program with other arguments.
struct Child {
  let failed: Bool
  /// What it printed last, in front of how it ended.
  let verdict: String
  /// The promise that was broken, or the signal.
  let kind: String

  /// How long a batch may be silent before it counts as hung, in seconds.
  private static let patience = 300

  init(_ arguments: [String]) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/timeout")
    process.arguments = ["-s", "KILL", "\(Self.patience)", CommandLine.arguments[0]] + arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let bytes = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let text = String(decoding: bytes, as: UTF8.self)
    let status = process.terminationStatus
    failed = status != 0
    let isFault = status == 3 || status == 4
    verdict = isFault ? String(text.prefix(4000)) : "ended with \(status)\n\(text.prefix(600))"
    kind = isFault ? String(text.prefix { $0 != "\n" && $0 != ":" }) : "\(status)"
  }
}
