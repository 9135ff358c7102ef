import Drawing

/// What is said of the room for a picture above the prompt.
enum PictureRoom: Worded {
  /// The terminal has too few lines.
  case tooLow
}
