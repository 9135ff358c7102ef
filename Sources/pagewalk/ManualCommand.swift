import ArgumentParser
import Commands
import Drawing
import FoundationEssentials
import Grammar
import KernelModel
import Session
import Terminal

/// `pagewalk manual`: the manual page, from the declarations of options and commands.
struct ManualCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual", abstract: "Write the manual page.", shouldDisplay: false)

  func run() throws {
    var page = ManualPage(
      name: "pagewalk", section: 1, summary: "explore the memory management of 32-bit x86 Linux",
      version: PagewalkCommand.configuration.version)
    page.heading("SYNOPSIS")
    page.example((PagewalkCommand.configuration.usage ?? "").split(separator: "\n"))
    page.heading("DESCRIPTION")
    page.paragraph(
      "A simulated PC with a model of the Linux kernel on it, and a prompt to ask both: every "
        + "decision can be watched, halted at, undone and asked for its cause.")
    let root = try Self.declarations()
    root.describe(in: &page, heading: "OPTIONS")
    for command in root.subcommands ?? [] where command.shouldDisplay && command.name != "help" {
      command.describe(in: &page, heading: "pagewalk \(command.name)")
    }
    page.heading("COMMANDS")
    page.paragraph("At the prompt, in files and behind -c:")
    CommandSet.standard.booted.catalog.describe(in: &page)
    page.heading("FILES")
    page.entry(
      "~/.pagewalkrc", "Commands that are carried out before the first prompt of a person.")
    page.entry(
      "~/.editrc",
      "Keys of the prompt, as editrc(5) has them: 'bind -v' for those of vi, 'bind -e' for those "
        + "of emacs, which are the standard. 'pagewalk:' in front of a line means this program "
        + "alone.")
    page.entry(
      "~/.pagewalk_history",
      "Lines of earlier sessions; $XDG_STATE_HOME/pagewalk/history where that variable is set.")
    page.heading("ENVIRONMENT")
    page.entry("NO_COLOR", "Set and not empty: no colours, unless --color always.")
    page.entry("TERM", "What the terminal understands; with 'dumb' lines are read without editing.")
    page.entry(
      "LC_ALL, LC_CTYPE, LANG",
      "The first that is set says whether the terminal shows UTF-8; otherwise views are ASCII.")
    page.entry("XDG_STATE_HOME", "Where the history of lines is kept, if it is a full path.")
    page.entry("HOME", "Where ~ is.")
    page.heading("EXIT STATUS")
    page.entry("0", "All went well.")
    page.entry("1", "A command failed, a check found a difference, or output could not be written.")
    page.entry("2", "The command line was misused, or names a file that cannot be read.")
    page.entry("130", "Ctrl-C ended a replay or a pipe.")
    page.entry("128+n", "Signal n ended the program: 129 the terminal has gone, 143 a SIGTERM.")
    let output = OutputWriter()
    output.write(page.text)
    output.flush()
  }

  /// What ArgumentParser knows of the options.
  private static func declarations() throws -> Declaration {
    do {
      _ = try PagewalkCommand.parseAsRoot(["--experimental-dump-help"])
    } catch {
      let json = PagewalkCommand.fullMessage(for: error)
      return try JSONDecoder().decode(Declarations.self, from: Data(json.utf8)).command
    }
    throw ValidationError("the options are not declared")
  }
}

/// ArgumentParser's own description of a program, as far as a manual page needs it.
private struct Declarations: Decodable { let command: Declaration }

private struct Declaration: Decodable {
  struct Argument: Decodable {
    struct Name: Decodable {
      let kind: String
      let name: String
    }

    let kind: String
    let shouldDisplay: Bool
    let names: [Name]?
    let valueName: String?
    let abstract: String?

    /// `-c <COMMANDS>`, `--memory <SIZE>`, `FILE`
    var usage: String {
      guard let names, !names.isEmpty else { return (valueName ?? "").uppercased() }
      let spelled = names.map { ($0.kind == "long" ? "--" : "-") + $0.name }
      return spelled.joined(separator: ", ") + (kind == "option" ? " \(valueName ?? "")" : "")
    }
  }

  let commandName: String
  let abstract: String?
  let discussion: String?
  let shouldDisplay: Bool
  let arguments: [Argument]?
  let subcommands: [Declaration]?

  var name: String { commandName }

  func describe(in page: inout ManualPage, heading: String) {
    page.heading(heading)
    if heading != "OPTIONS" {
      page.paragraph([abstract, discussion].compactMap { $0 }.joined(separator: " "))
    }
    for argument in arguments ?? [] where argument.shouldDisplay {
      page.entry(argument.usage, argument.abstract ?? "")
    }
  }
}
