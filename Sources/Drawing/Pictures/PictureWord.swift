/// What is said of a picture itself.
enum PictureWord: Worded {
  /// What the letters of a comparison mean.
  case marks
  /// Things that are no more, by their names, and how many are not named.
  case gone(String, more: Int)
  /// The picture needs so many columns.
  case tooNarrow(Int)
  /// Rows of a mosaic that are not drawn, since they are like the one above.
  case rowsAlike(Int)
  /// What stands over the table of its numbers.
  case numbers
}
