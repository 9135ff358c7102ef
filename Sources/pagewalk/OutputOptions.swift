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

  @Flag(help: "No greeting and no progress.")
  var quiet = false
}

extension OutputOptions {
  /// These options after those that stand before the subcommand.
  func following(_ earlier: OutputOptions) -> OutputOptions {
    var all = self
    all.format = format ?? earlier.format
    all.color = color ?? earlier.color
    all.quiet = quiet || earlier.quiet
    return all
  }

  var style: TerminalStyle { .current(color: color ?? .auto) }

  /// What turns reports into the text that the options ask for.
  ///
  /// A terminal gets its width and its characters; a file or a pipe the canvas of transcripts, so
  /// that what is saved is the same on every machine.
  func renderer(style: TerminalStyle) -> any Renderer {
    if format == .json { return JSONRenderer() }
    let canvas = TerminalSize.ofOutput.map {
      Canvas(width: $0.columns, glyphs: style.usesUnicode ? .unicode : .ascii)
    }
    return style.usesColor
      ? ANSIRenderer(canvas: canvas ?? Canvas()) : PlainRenderer(canvas: canvas ?? Canvas())
  }
}

extension TerminalStyle.ColorChoice: ExpressibleByArgument {}
