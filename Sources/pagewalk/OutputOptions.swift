import ArgumentParser
import Commands
import Drawing
import Terminal

/// How what happens is told.
struct OutputOptions: ParsableArguments {
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json
  }

  @Option(help: "Text for people, or one JSON value a line. (default: text)")
  var format: Format?

  @Option(help: "Colours; auto means on a terminal only. (default: auto)")
  var color: TerminalStyle.ColorChoice?

  @Option(help: "The language of what is said; auto asks the locale. (default: auto)")
  var lang: LanguageChoice?

  @Flag(help: "No greeting and no progress.")
  var quiet = false
}

extension OutputOptions {
  /// These options after those that stand before the subcommand.
  func following(_ earlier: OutputOptions) -> OutputOptions {
    var all = self
    all.format = format ?? earlier.format
    all.color = color ?? earlier.color
    all.lang = lang ?? earlier.lang
    all.quiet = quiet || earlier.quiet
    return all
  }

  var style: TerminalStyle { .current(color: color ?? .auto) }

  var language: Language { (lang ?? .auto).current }

  /// What turns reports into the text that the options ask for.
  ///
  /// A terminal gets its width and its characters; a file or a pipe the canvas of transcripts, so
  /// that what is saved is the same on every machine.
  func renderer(_ style: TerminalStyle, _ theme: Theme) -> any Renderer {
    let patience = Patience(hasEnded: Work.isInterrupted)
    if format == .json { return JSONRenderer(patience: patience, fileLanguage: language) }
    var canvas = Canvas(language: language)
    if let size = TerminalSize.ofOutput {
      canvas = Canvas(
        width: size.columns, glyphs: style.usesUnicode ? .unicode : .ascii, language: language)
      canvas.isWindow = true
    }
    canvas.patience = patience
    return style.usesColor
      ? ANSIRenderer(canvas: canvas, theme: theme) : PlainRenderer(canvas: canvas)
  }
}

extension TerminalStyle.ColorChoice: ExpressibleByArgument {}
extension LanguageChoice: ExpressibleByArgument {}
