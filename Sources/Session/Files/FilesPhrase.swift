import Drawing

/// What reports of files say around their facts.
enum FilesPhrase: Worded {
  case commands(Int)
  case saved
  case loaded
  case digest
}
