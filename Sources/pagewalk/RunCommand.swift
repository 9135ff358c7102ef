import ArgumentParser
import Hardware
import Terminal

/// `pagewalk run`: replays files, printing as it goes.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Replay logs and transcripts, printing as it goes.",
    usage: "pagewalk run [OPTIONS] FILE...",
    discussion: """
      Files run one after another on one machine. A log holds commands, one a line; a transcript \
      what a session looked like; both may hold lines of strace output. Ctrl-C stops between two \
      commands. The exit status is 1 when a command failed and 2 when a file cannot be read. The \
      files' commands read no other files of this computer and write none unless they are let: a \
      person at a terminal is asked, elsewhere --allow says so; then they write new files only. \
      --step shows each command before it \
      runs: Enter runs it, skip leaves it out, previous goes back in time to the line before, \
      repeat runs that again, c runs the rest; anything else is a command of the prompt, said \
      aside: its results are $a1, $a2, and the file's stay what they are. Without a terminal \
      --step waits for nobody. Where --until halts the machine, a terminal gets a prompt.
      """)

  @ParentCommand var pagewalk: PagewalkCommand

  @Argument(
    help: ArgumentHelp("What to replay; - is standard input.", valueName: "FILE"),
    completion: .file())
  var files: [String]

  @OptionGroup(title: "Pace") var pace: ReplayOptions
  @OptionGroup(title: "Machine") var machine: MachineOptions
  @OptionGroup(title: "Files") var access: AccessOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  func run() throws {
    let work = try Work(
      machine.following(pagewalk.machine), output.following(pagewalk.output),
      access.following(pagewalk.access))
    throw ExitCode(try work.replay(files, pace))
  }

  func validate() throws {
    guard pagewalk.commands == nil else { throw ValidationError("-c does not go with run") }
  }
}
