import ArgumentParser
import Drawing
import Grammar
import Handout
import Lessons
import Session
import Terminal

/// `pagewalk export`: a file or a lesson as pages.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write a transcript, a session or a lesson as pages for people.",
    usage: "pagewalk export FILE.html SOURCE [--force]",
    discussion: """
      One file that needs no server and no network: each step with its words, question, output and \
      picture. Arrow keys move, ? names the others; printing gives one step a page. Its transcript \
      is inside, and 'pagewalk check FILE.html' replays it. A file that is there is written over \
      when you say so, at the terminal or with --force.

        $ pagewalk export faults.html 3
        $ pagewalk export lecture.html lecture.transcript
      """)

  @ParentCommand var pagewalk: PagewalkCommand

  @Argument(help: ArgumentHelp("What to write.", valueName: "FILE.html"), completion: .file())
  var file: String

  @Argument(
    help: ArgumentHelp(
      "A transcript, a saved session, a log, or a lesson by number, name or file.",
      valueName: "SOURCE"), completion: .file())
  var source: String

  @Flag(help: "Write over a file that is there.") var force = false

  @OptionGroup(title: "Files") var access: AccessOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  func run() throws {
    let work = try Work(
      pagewalk.machine, output.following(pagewalk.output), access.following(pagewalk.access))
    throw ExitCode(try work.export(to: file, source, isForced: force))
  }

  func validate() throws {
    guard pagewalk.commands == nil else { throw ValidationError("-c does not go with export") }
  }
}

extension Work {
  /// - Returns: the status for the process.
  fileprivate func export(to file: String, _ source: String, isForced: Bool) throws -> Int32 {
    let session = try makeSession()
    permissions.name([source])
    findLessons(for: session.learner)
    do throws(HandoutFault) {
      session.present(try session.export(to: file, source, isForced: isForced))
      return finish(ExitStatus.success, session)
    } catch {
      output.flush()
      let advice = error.complaint.advice(in: options.language)
      OutputWriter.complain("\(advice.message)")
      return finish(
        error.complaint.isInterruption ? ExitStatus.interrupted : ExitStatus.failure, session)
    }
  }
}
