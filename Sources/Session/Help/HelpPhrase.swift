import Drawing

/// What `help` and `apropos` say in front of what was found.
enum HelpPhrase: Worded {
  case usage
  /// The command as a call of C's.
  case call
  /// Its other names.
  case aliases
  case example
  /// There is a topic of the command's name as well.
  case topic(String)
  /// Names that can be printed.
  case names(PrintableNames.Kind)
  // Of a topic.
  case synonyms
  case see
  // Of what was found.
  case topics
  /// Topics that are explained with the word.
  case mentions
  // Of the overview.
  case begin, groups, further
}
