import ArgumentParser

/// `pagewalk lesson`: the prompt, in a lesson.
struct LessonCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lesson",
    abstract: "Learn at the prompt: list the lessons, or begin one.",
    discussion: """
      A lesson shows, asks and sets tasks on a machine of its own; 'hint' helps, 'lesson leave' leads \
      to the plain prompt. What was done is remembered in $XDG_STATE_HOME/pagewalk/progress, else in \
      ~/.pagewalk_progress. Lessons of your own are found in ./lessons and in \
      $XDG_DATA_HOME/pagewalk/lessons.

        $ pagewalk lesson 0
        $ pagewalk lesson faults
      """)

  @Argument(help: ArgumentHelp("A number, a name or a file.", valueName: "LESSON"))
  var lesson: String?

  @OptionGroup(title: "Machine") var machine: MachineOptions
  @OptionGroup(title: "Files") var access: AccessOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  func run() throws {
    let work = try Work(machine, output, access)
    throw ExitCode(
      try work.prompt(beginningWith: "lesson" + (lesson.map { " \($0)" } ?? "")))
  }
}
