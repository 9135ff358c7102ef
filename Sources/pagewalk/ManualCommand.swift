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
      name: "pagewalk", section: 1, summary: ManualEntry.Text.summary.english,
      version: PagewalkCommand.configuration.version)
    page.heading("SYNOPSIS")
    page.example((PagewalkCommand.configuration.usage ?? "").split(separator: "\n"))
    page.heading("DESCRIPTION")
    page.paragraph(ManualEntry.Text.description.english)
    let root = try Self.declarations()
    root.describe(in: &page, heading: "OPTIONS")
    for command in root.subcommands ?? [] where command.shouldDisplay && command.name != "help" {
      command.describe(in: &page, heading: "pagewalk \(command.name)")
    }
    page.heading("COMMANDS")
    page.paragraph(ManualEntry.Text.commands.english)
    CommandSet.standard.booted.catalog.describe(in: &page)
    page.heading("FILES")
    Self.describe(ManualEntry.File.self, in: &page)
    page.heading("ENVIRONMENT")
    Self.describe(ManualEntry.Variable.self, in: &page)
    page.heading("EXIT STATUS")
    Self.describe(ManualEntry.ExitStatus.self, in: &page)
    let output = OutputWriter()
    output.write("\(lines: page.text)")
    throw ExitCode(output.finish(ExitStatus.success))
  }

  /// Enters every case of a kind: its name and what is said of it.
  private static func describe<Entry: CaseIterable & RawRepresentable<String> & Worded>(
    _ kind: Entry.Type, in page: inout ManualPage
  ) {
    for entry in Entry.allCases { page.entry(entry.rawValue, entry.english) }
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
