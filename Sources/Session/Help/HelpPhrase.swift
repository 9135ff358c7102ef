import Drawing

/// What `help` says in front of what a command declares.
enum HelpPhrase: Worded {
  case usage
  /// The command as a call of C's.
  case call
  /// Its other names.
  case aliases
  case example
}
