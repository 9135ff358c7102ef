import Drawing

extension ProgressPhrase {
  var english: String {
    "\(percent)% of it done, \(Self.english(seconds: secondsLeft)) left; Ctrl-C stops"
  }

  private static func english(seconds: Int) -> String {
    seconds < 100 ? "\(seconds) s" : "\((seconds + 59) / 60) min"
  }
}
