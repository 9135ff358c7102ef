import Foundation

/// A run of this program with other arguments.
struct Child {
  let failed: Bool
  /// What it printed last, in front of how it ended.
  let verdict: String
  /// The promise that was broken, or the signal.
  let kind: String
  /// How many lines or files it tried; 0 when it did not come to its end.
  let count: Int

  /// How long a batch may be silent before it counts as hung, in seconds.
  private static let patience = 300
  static let countOpening = "tried "

  init(_ arguments: [String]) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/timeout")
    process.arguments = ["-s", "KILL", "\(Self.patience)", Self.own] + arguments
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
    let last = text.split(separator: "\n").last { $0.hasPrefix(Self.countOpening) }
    count = last.flatMap { Int($0.dropFirst(Self.countOpening.count)) } ?? 0
  }

  /// This program.
  private static var own: String {
    (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
      ?? CommandLine.arguments[0]
  }

  /// A program that was built beside this one.
  static func neighbour(_ name: String) -> String {
    URL(filePath: own).deletingLastPathComponent().path + "/" + name
  }
}
