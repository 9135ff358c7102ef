import ArgumentParser
import Foundation
import Fuzzing

/// Fuzzes for so many minutes. Trials run in child processes: what kills one is found, made short
/// and kept, and the next child goes on behind it.
struct FuzzCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pagewalk-fuzz", abstract: "Fuzz Pagewalk.",
    subcommands: [Hunt.self, Sessions.self, Files.self, Case.self], defaultSubcommand: Hunt.self)
}

/// What the child runs.
struct Sessions: ParsableCommand {
  @Argument(help: "The first seed.") var seed: UInt64
  @Argument(help: "How many.") var count: UInt64
  @Option(help: "Where the case that runs is written.") var folder: String

  func run() throws {
    let trial = FuzzTrial(folder: folder)
    for seed in seed..<seed + count {
      let test = FuzzCase(seed: seed)
      try note(test.text, seed, in: folder)
      do throws(FuzzFault) {
        try trial.check(test)
      } catch {
        print("\(error.promise.rawValue)\n\(error.evidence)")
        throw ExitCode(3)
      }
      try Memory.check()
    }
  }
}

struct Files: ParsableCommand {
  @Argument(help: "The first seed.") var seed: UInt64
  @Argument(help: "How many.") var count: UInt64
  @Option(help: "Where the file that is judged is written.") var folder: String

  func run() throws {
    let trial = try FileTrial(corpus: FuzzCorpus.files(), folder: folder)
    for seed in seed..<seed + count {
      try note("", seed, in: folder)
      try trial.check(seed: seed)
      try Memory.check()
    }
  }
}

/// A case that was kept, once more.
struct Case: ParsableCommand {
  @Argument(help: "The file of the case.") var file: String
  @Option(help: "An empty folder.") var folder: String = NSTemporaryDirectory()

  func run() throws {
    guard let test = FuzzCase(text: try String(contentsOfFile: file, encoding: .utf8)) else {
      throw ValidationError("no case: \(file)")
    }
    do throws(FuzzFault) {
      try FuzzTrial(folder: folder).check(test)
    } catch {
      print("\(error.promise.rawValue)\n\(error.evidence)")
      throw ExitCode(3)
    }
  }
}

private func note(_ text: String, _ seed: UInt64, in folder: String) throws {
  try "\(seed)\n\(text)".write(toFile: folder + "/now", atomically: false, encoding: .utf8)
}

enum Memory {
  /// The most that a session of the fuzzer may take, in kB.
  private static let limit = 1 << 20

  /// Ends the child when it took more than it may.
  static func check() throws {
    var usage = rusage()
    unsafe getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    guard usage.ru_maxrss > limit else { return }
    print("memory: \(usage.ru_maxrss) kB")
    throw ExitCode(4)
  }
}
