/// What a story says about itself.
enum StoryPhrase: Sendable {
  /// So many decisions are not told.
  case decisionsMore(Int)
  case linesMore(Int)
  /// So many events happened inside a function that is not opened.
  case eventsInside(Int)
}
