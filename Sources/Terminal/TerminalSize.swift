/// How large the terminal is, in characters.
public struct TerminalSize: Equatable, Sendable {
  /// At least 1.
  public var columns: Int
  /// At least 1.
  public var rows: Int

  public init(columns: Int, rows: Int) {
    self.columns = max(1, columns)
    self.rows = max(1, rows)
  }

  /// What a terminal without an opinion is taken for.
  public static let standard = TerminalSize(columns: 80, rows: 24)

  /// The size of the terminal behind standard output, asked anew; nil when there is none.
  public static var ofOutput: TerminalSize? {
    LineEditorHost.windowSize(of: LineEditorHost.standardOutput)
  }

  /// The size of the terminal behind standard error, asked anew; nil when there is none.
  public static var ofErrors: TerminalSize? { LineEditorHost.windowSize(of: 2) }

  /// The size of the terminal behind standard output, or the standard one.
  public static var current: TerminalSize { ofOutput ?? .standard }
}
