import Glibc

/// A line below everything that tells how much of long work is done, and how long it still takes.
///
/// It comes after half a second, is drawn anew a few times a second, and goes before anything else
/// is written. The clock that it looks at is known to nobody else.
public final class ProgressLine {
  private let output: OutputWriter
  private let words: (_ percent: Int, _ secondsLeft: Int) -> String
  /// When the work began, in milliseconds; nil while there is none.
  private var start: Int?
  private var isShown = false
  /// What was drawn last, and when.
  private var drawn = (text: "", time: 0)

  /// How long work is silent, and how long a text stands at least, in milliseconds.
  private static let (patience, interval) = (500, 200)

  /// - Parameters:
  ///   - output: the terminal.
  ///   - words: what the line says.
  public init(
    _ output: OutputWriter, words: @escaping (_ percent: Int, _ secondsLeft: Int) -> String
  ) {
    self.output = output
    self.words = words
  }

  /// Work begins.
  public func begin() {
    erase()
    start = Self.now
  }

  /// So much of the work is done, 0 to 1.
  ///
  /// - Complexity: a look at a coarse clock, unless there is something to draw.
  public func tell(_ share: Double) {
    let now = Self.now
    guard let start, now - start >= Self.patience, now - drawn.time >= Self.interval || !isShown,
      share > 0, share <= 1
    else { return }
    let left = Double(now - start) / share * (1 - share) / 1000
    let text = words(Int(share * 100), Int(left.rounded(.up)))
    guard text != drawn.text || !isShown else { return }
    output.write("\r\(text)\u{1b}[K")
    output.flush()
    drawn = (text, now)
    isShown = true
  }

  /// Takes the line away: something else is to be written, or the work is done.
  public func erase() {
    guard isShown else { return }
    isShown = false
    output.write("\r\u{1b}[K")
  }

  /// The work is done.
  public func end() {
    erase()
    start = nil
  }

  /// Milliseconds since some time in the past.
  private static var now: Int {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC_COARSE, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }
}
