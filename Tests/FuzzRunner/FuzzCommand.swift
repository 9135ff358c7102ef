import ArgumentParser
import Foundation
import Fuzzing
import KernelModel

/// Fuzzes for so many minutes. Trials run in child processes: what kills one is found, made short
/// and kept, and the next child goes on behind it.
struct FuzzCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pagewalk-fuzz", abstract: "Fuzz Pagewalk.",
    subcommands: [
      Hunt.self, Sessions.self, Quick.self, Files.self, Kills.self, Pressure.self, Case.self,
      Totals.self,
    ],
    defaultSubcommand: Hunt.self)
}

/// A stretch of seeds, which a child of `hunt` takes.
struct Seeds: ParsableArguments {
  @Argument(help: "The first seed.") var seed: UInt64
  @Argument(help: "How many.") var count: UInt64
  @Option(help: "Where the seed is written that runs; an empty folder.") var folder: String

  /// Tries each seed, and says how much that was.
  ///
  /// - Parameter body: returns how many lines or files it tried.
  func tryEach(_ body: (UInt64) throws -> Int) throws {
    var total = 0
    for seed in seed..<seed + count {
      try "\(seed)\n".write(toFile: folder + "/now", atomically: false, encoding: .utf8)
      do {
        total += try body(seed)
      } catch let fault as FuzzFault {
        try fault.tell()
      }
      try Memory.check()
    }
    print("\(Child.countOpening)\(total)")
  }
}

extension FuzzFault {
  /// Says which promise was broken, and ends the process.
  func tell() throws {
    print("\(promise.rawValue)\n\(evidence)")
    throw ExitCode(3)
  }
}

/// Sessions of some twenty lines, with all replays.
struct Sessions: ParsableCommand {
  @OptionGroup var seeds: Seeds

  func run() throws {
    let trial = FuzzTrial(folder: seeds.folder)
    try seeds.tryEach { seed in
      let test = FuzzCase(seed: seed)
      try trial.check(test)
      return test.lines.count
    }
  }
}

/// Long sessions, each typed once.
struct Quick: ParsableCommand {
  @OptionGroup var seeds: Seeds

  func run() throws {
    try seeds.tryEach { seed in
      let test = QuickTrial.test(seed: seed)
      try QuickTrial().check(test)
      return test.lines.count
    }
  }
}

/// Damaged files.
struct Files: ParsableCommand {
  @OptionGroup var seeds: Seeds

  func run() throws {
    let trial = try FileTrial(corpus: FuzzCorpus.files(), folder: seeds.folder)
    try seeds.tryEach { seed in
      try trial.check(seed: seed)
      return 1
    }
  }
}

/// Programs that are killed while they write.
struct Kills: ParsableCommand {
  @Argument(help: "How many.") var count: UInt64
  @Argument(help: "The first seed.") var seed: UInt64 = 0
  @Option(help: "The program.") var program: String = Child.neighbour("pagewalk")

  func run() throws {
    var faultCount = 0
    var tally = KillTrial.Tally()
    for seed in seed..<seed + count {
      let folder = try Hunt.scratch()
      defer { try? FileManager.default.removeItem(atPath: folder) }
      do {
        tally.add(try KillTrial(program: program, folder: folder).check(seed: seed))
      } catch let fault as FuzzFault {
        faultCount += 1
        tell("seed \(seed): \(fault.promise.rawValue)\n\(fault.evidence)")
      }
      if (seed + 1) % 100 == 0 { tell("seed \(seed): \(tally), \(faultCount) faults") }
    }
    print("\(tally), \(faultCount) faults")
    if faultCount > 0 { throw ExitCode(3) }
  }
}

/// Random calls on machines that are too small for them, every rule looked at after each.
struct Pressure: ParsableCommand {
  @Argument(help: "How many calls.") var count: Int
  @Argument(help: "The first seed; each makes a thousand calls.") var seed: UInt64 = 1

  func run() throws {
    var (seed, done) = (seed, 0)
    while done < count {
      for version in KernelVersion.allCases where done < count {
        var run = try PressureRun(version, seed: seed)
        for step in 0..<1000 {
          do {
            try run.step()
            try run.kernel.checkInvariants()
          } catch {
            print("seed \(seed), \(version), step \(step): \(error)")
            throw ExitCode(3)
          }
        }
        try run.endEverything()
        done += 1000
      }
      seed += 1
      if seed % 10 == 0 { print("\(done) calls") }
    }
    print("\(done) calls, no fault")
  }
}

/// A case that was kept, once more.
struct Case: ParsableCommand {
  @Argument(help: "The file of the case.") var file: String
  @Flag(help: "Type it once, as 'quick' does.") var quick = false
  @Option(help: "An empty folder.") var folder: String = NSTemporaryDirectory()

  func run() throws {
    guard let test = FuzzCase(text: try String(contentsOfFile: file, encoding: .utf8)) else {
      throw ValidationError("no case: \(file)")
    }
    do throws(FuzzFault) {
      if quick {
        try QuickTrial().check(test)
      } else {
        try FuzzTrial(folder: folder).check(test)
      }
    } catch {
      try error.tell()
    }
  }
}

enum Memory {
  /// The most that a session of the fuzzer may take, in kB: a machine of 1 GiB whose whole RAM is
  /// written, and half as much for everything else.
  private static let limit = 3 << 19

  /// Ends the child when it took more than it may.
  static func check() throws {
    var usage = rusage()
    unsafe getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    guard usage.ru_maxrss > limit else { return }
    print("memory: \(usage.ru_maxrss) kB")
    throw ExitCode(4)
  }
}
