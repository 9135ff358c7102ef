import ArgumentParser
import Hardware

/// `pagewalk check`: replays files and compares.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Replay files and compare what happens with what they say.",
    usage: "pagewalk check [OPTIONS] FILE...",
    discussion: """
      Each file has a machine of its own. It is known by its kind: a .transcript, a .klog \
      recording of a real kernel, the .strace trace of a program (NAME.exec.maps and \
      NAME.exit.maps beside it are compared too), .mmu vectors, a dump of /proc/zoneinfo, the .vec \
      decisions of a kernel under memory pressure, what a kernel told when it ran out of memory \
      (@machine MemTotal=...), a .lesson, \
      or a .quiz, of which each kind proves itself with the seeds that --seeds names. One \
      line a file tells how it went, with the first difference in context; the last line counts. \
      The exit status is 0 when all agree, 1 when not, and 2 when a file cannot be read. Nothing \
      is written that a file's commands name, and files of this computer are read only as 'run' \
      reads them. In a transcript's output ... stands for what does not matter: within a line for \
      any characters, alone for any lines. With --lesson the files are what people did in a lesson, as \
      'lesson answer' writes it: a table tells who reached what, and which misconceptions showed.
      """)

  @ParentCommand var pagewalk: PagewalkCommand

  @Argument(
    help: ArgumentHelp("What to replay and compare.", valueName: "FILE"), completion: .file())
  var files: [String]

  @Option(
    help: ArgumentHelp(
      "Judge files of answers by a lesson: a number, a name or a file.", valueName: "LESSON"))
  var lesson: String?

  @Option(
    help: ArgumentHelp(
      "Prove each kind of a .quiz with these seeds: N for 1 to N, or A-B. (default: 50)",
      valueName: "SEEDS"),
    completion: .list(["50", "1000", "10000"]), transform: SeedRange.read)
  var seeds: ClosedRange<UInt64>?

  @Flag(help: "Write what comes into transcripts that say something else.")
  var accept = false

  @OptionGroup(title: "Machine") var machine: MachineOptions
  @OptionGroup(title: "Files") var access: AccessOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  func run() throws {
    let work = try Work(
      machine.following(pagewalk.machine), output.following(pagewalk.output),
      access.following(pagewalk.access))
    if let lesson { throw ExitCode(work.judge(files, by: lesson)) }
    throw ExitCode(work.check(files, seeds: seeds, accepting: accept))
  }

  func validate() throws {
    guard pagewalk.commands == nil else { throw ValidationError("-c does not go with check") }
    guard lesson == nil || !accept else {
      throw ValidationError("--accept does not go with --lesson")
    }
    guard lesson == nil || seeds == nil else {
      throw ValidationError("--seeds does not go with --lesson")
    }
  }
}
