import Drawing

/// How far long work is.
struct ProgressPhrase: Worded {
  let percent: Int
  let secondsLeft: Int
}
