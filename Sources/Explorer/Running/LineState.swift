import Hardware

/// Small facts that every line asks for: of which input it is, and what the lines before it began.
///
/// They lie flat, so that asking for ten of them costs next to nothing.
struct LineState: BitwiseCopyable {
  /// How many lines were typed, or taken up where they waited.
  var count = 0
  /// In which of them the machine was halted last.
  var ofHalt = 0
  /// How deep `source` runs files inside files.
  var sourceDepth = 0
  /// Some of the line that is being carried out waits: the rest of it waits as well.
  var isSuspending = false
  /// A breakpoint's own commands are being carried out.
  var isObeyingBreakpoint = false
  /// Commands are carried out again that are in the log already.
  var isReplaying = false
  /// A question was asked, or lines are being collected: the next line may be no command.
  var isAwaited = false
}

extension Session {
  var lineCount: Int {
    get { lineState.value.count }
    set { lineState.value.count = newValue }
  }
  var lineOfHalt: Int {
    get { lineState.value.ofHalt }
    set { lineState.value.ofHalt = newValue }
  }
  var sourceDepth: Int {
    get { lineState.value.sourceDepth }
    set { lineState.value.sourceDepth = newValue }
  }
  var isSuspending: Bool {
    get { lineState.value.isSuspending }
    set { lineState.value.isSuspending = newValue }
  }
  var isObeyingBreakpoint: Bool {
    get { lineState.value.isObeyingBreakpoint }
    set { lineState.value.isObeyingBreakpoint = newValue }
  }
  var isReplaying: Bool {
    get { lineState.value.isReplaying }
    set { lineState.value.isReplaying = newValue }
  }
}
