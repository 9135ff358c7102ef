/// What may be sent to where the output goes.
public struct TerminalStyle: Equatable, Sendable {
  /// The answer to `--color`.
  public enum ColorChoice: String, CaseIterable, Sendable {
    /// Colour on a terminal that wants it.
    case auto
    /// Colour even into a file or a pipe.
    case always
    case never
  }

  /// Whether a person sits at both ends: a prompt makes sense, and a pager.
  public var isInteractive: Bool
  /// Whether the terminal can move its cursor and change attributes.
  public var usesEscapes: Bool
  /// Whether output is coloured.
  public var usesColor: Bool
  /// Whether the terminal shows UTF-8; otherwise everything must be ASCII.
  public var usesUnicode: Bool

  public init(isInteractive: Bool, usesEscapes: Bool, usesColor: Bool, usesUnicode: Bool) {
    self.isInteractive = isInteractive
    self.usesEscapes = usesEscapes
    self.usesColor = usesColor
    self.usesUnicode = usesUnicode
  }

  /// No prompt, no escapes, ASCII: what a pipe gets.
  public static let plain = TerminalStyle(
    isInteractive: false, usesEscapes: false, usesColor: false, usesUnicode: false)
}

extension TerminalStyle {
  /// Decides from what is known of the two ends.
  ///
  /// `auto` needs a terminal at both ends, a `TERM` that is neither missing nor `dumb`, and no
  /// `NO_COLOR` (https://no-color.org: set and not empty). The character set is that of the first
  /// of `LC_ALL`, `LC_CTYPE` and `LANG` that is set and not empty, as `setlocale(3)` has it.
  public init(
    color: ColorChoice, inputIsTerminal: Bool, outputIsTerminal: Bool,
    environment: (String) -> String?
  ) {
    func value(_ name: String) -> String? {
      environment(name).flatMap { $0.isEmpty ? nil : $0 }
    }
    isInteractive = inputIsTerminal && outputIsTerminal
    let terminal = value("TERM") ?? "dumb"
    usesEscapes = isInteractive && terminal != "dumb"
    usesColor =
      switch color {
      case .always: true
      case .never: false
      case .auto: usesEscapes && value("NO_COLOR") == nil
      }
    let locale = value("LC_ALL") ?? value("LC_CTYPE") ?? value("LANG") ?? "C"
    let characterSet = locale.lowercased().filter { $0 != "-" }
    usesUnicode = characterSet.contains("utf8")
  }

  /// The name of the theme that the environment asks for; empty when it asks for none.
  public static var wantedTheme: String { LineEditorHost.environment("PAGEWALK_THEME") ?? "" }

  /// Decides for this process's standard input and output.
  public static func current(color: ColorChoice = .auto) -> TerminalStyle {
    TerminalStyle(
      color: color,
      inputIsTerminal: LineEditorHost.isTerminal(LineEditorHost.standardInput),
      outputIsTerminal: LineEditorHost.isTerminal(LineEditorHost.standardOutput),
      environment: LineEditorHost.environment)
  }
}
