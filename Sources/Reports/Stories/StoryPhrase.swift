/// What a story says about itself.
enum StoryPhrase: Sendable {
  /// So many decisions are not told.
  case decisionsMore(Int)
  case linesMore(Int)
  /// What is folded; the first of a story also says how it is unfolded.
  case times(StoryFold, isFirst: Bool)
  /// So many events happened inside a function that is not opened.
  case eventsInside(Int)
}
