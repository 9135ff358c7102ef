import ArgumentParser
import Hardware
import Terminal

/// `pagewalk`: the prompt, or the commands of `-c`.
struct PagewalkCommand: ParsableCommand {
  static let program = "pagewalk"
  static let programVersion = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "pagewalk",
    abstract: "Look inside the memory management of 32-bit x86 Linux, one decision at a time.",
    usage: """
      pagewalk [OPTIONS]                 a prompt over a booted machine
      pagewalk lesson [LESSON]           learn at the prompt, step by step
      pagewalk run [OPTIONS] FILE...     replay logs and transcripts
      pagewalk check [OPTIONS] FILE...   replay them and compare
      pagewalk export FILE.html SOURCE   write pages for people
      pagewalk -c COMMANDS [OPTIONS]     run some commands and leave
      """,
    discussion: """
      Behind the prompt stands a simulated PC: RAM with real page tables in it, an MMU with its \
      TLB, and a model of the kernel that owns them. Ask it for memory and watch what happens:

        $ pagewalk
        pagewalk> mmap 64K rw
        pagewalk> touch $1 w
        pagewalk> translate $1
        pagewalk> help

      Who is new to all this begins with 'pagewalk lesson 0'.

      The same without a prompt:

        $ pagewalk -c 'mmap 64K rw; touch $1 w; maps'
        $ echo 'brk +8K' | pagewalk --format json
        $ strace -o ls.strace ls; pagewalk run ls.strace
        $ pagewalk check *.transcript

      The exit status is 0 when all went well, 1 when a command failed or a check found a \
      difference, 2 when the command line was misused or names a file that cannot be read, 130 \
      after Ctrl-C.
      """,
    version: "\(program) \(programVersion)",
    subcommands: [
      LessonCommand.self, RunCommand.self, CheckCommand.self, ExportCommand.self,
      ManualCommand.self,
    ])

  @Option(
    name: .customShort("c"),
    help: ArgumentHelp("Run the commands, separated by ; or new lines.", valueName: "COMMANDS"))
  var commands: String?

  @OptionGroup(title: "Machine") var machine: MachineOptions
  @OptionGroup(title: "Files") var access: AccessOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  func run() throws {
    let work = try Work(machine, output, access)
    throw ExitCode(try commands.map(work.perform) ?? work.prompt())
  }
}

extension PagewalkCommand {
  /// Does what the arguments say.
  ///
  /// - Returns: the status for the process.
  static func launch(_ arguments: some Sequence<String>) -> Int32 {
    do {
      var command = try parseAsRoot(Array(arguments))
      try command.run()
      return 0
    } catch let status as ExitCode {
      return status.rawValue
    } catch {
      let isHelp = exitCode(for: error) == .success
      let output = OutputWriter(descriptor: isHelp ? 1 : 2)
      output.write("\(lines: fullMessage(for: error))\n")
      return isHelp ? output.finish(ExitStatus.success) : output.finish(ExitStatus.misuse)
    }
  }
}

extension OutputWriter {
  /// Writes the rest and says aside if it could not be written.
  ///
  /// - Returns: the status that the process ends with.
  func finish(_ status: Int32) -> Int32 {
    flush()
    guard let failure else { return status }
    OutputWriter.complain("cannot write output: \(failure)")
    return ExitStatus.failure
  }

  /// Says something aside.
  static func complain(_ text: TerminalText) {
    let errors = OutputWriter(descriptor: 2, isImmediate: true)
    errors.write("pagewalk: ")
    errors.write(text)
    errors.write("\n")
  }
}
