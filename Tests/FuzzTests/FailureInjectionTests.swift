import Commands
import FoundationEssentials
import Grammar
import KernelModel
import Session
import Testing

/// Each command of the scenarios, with its first, second, third … allocation failing: Linux's answer
/// comes, nothing is leaked, and every rule holds.
struct FailureInjectionTests {
  private static let folder =
    #filePath.replacing("Tests/FuzzTests/FailureInjectionTests.swift", with: "Scenarios/")

  /// They run out of memory by themselves, and ask a hundred thousand times before.
  private static let filling = ["low-memory-gone.transcript", "stream-and-working-set.transcript"]

  private static let scenarios = try! FileManager.default.contentsOfDirectory(atPath: folder)
    .filter { $0.hasSuffix(".transcript") && !$0.contains("bare") && !filling.contains($0) }
    .sorted()

  private struct Scenario {
    let configuration: Configuration
    let commands: [String]

    init(_ name: String) throws {
      var reader = try LineReader(path: FailureInjectionTests.folder + name)
      configuration = try Configuration().following(first: reader)
      var commands: [String] = []
      while let line = try reader.next() {
        let text = line.text
        guard text.hasPrefix("pagewalk"), let mark = text.firstRange(of: "> ") else { continue }
        commands.append(String(text[mark.upperBound...]))
      }
      self.commands = commands
    }

    /// The session behind so many commands, with nobody listening.
    func session(behind count: Int) throws -> Session {
      let session = try Session(configuration: configuration)
      session.checksInvariants = false
      for command in commands[..<count] { session.execute(command) }
      return session
    }
  }

  @Test(arguments: scenarios)
  func `whichever allocation fails, the kernel is sound`(name: String) throws {
    let scenario = try Scenario(name)
    var failureCount = 0
    for index in scenario.commands.indices {
      let command = scenario.commands[index]
      var number = 1
      while true {
        let session = try scenario.session(behind: index)
        guard !session.isHalted else { break }
        let kernel = session.kernel
        // What was given back lazily may stand in the TLB still.
        let wasSound = isSound(session)
        kernel.failAllocation(number: number)
        session.execute(command)
        let hasFailed = kernel.allocationsUntilFailure == 0
        kernel.failAllocation(number: 0)
        // The command asks for less, or has led to another machine.
        guard hasFailed, session.kernel === kernel, !session.isHalted else { break }
        failureCount += 1
        #expect(throws: Never.self, "\(name): \(command), allocation \(number)") {
          try session.kernel.checkInvariants()
        }
        #expect(!wasSound || isSound(session), "\(name): \(command), allocation \(number)")
        number += 1 + number / 3
      }
    }
    #expect(failureCount > 0 || scenario.commands.allSatisfy { !$0.hasPrefix("mmap") })
  }

  /// Whether `audit` finds nothing, in the TLB either.
  private func isSound(_ session: Session) -> Bool {
    var audit = ""
    session.sink = { audit += $0 }
    defer { session.sink = nil }
    session.execute("audit")
    return audit.hasSuffix("every rule of every structure holds\n")
  }
}
