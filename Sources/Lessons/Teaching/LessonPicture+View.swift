import Session

/// What draws a picture.
extension LessonPicture {
  /// The command: a process's number stands behind figures of processes, in front of others.
  var view: Excerpt {
    let number = process.map(String.init)
    guard figure.subject == .process else {
      return Excerpt((number.map { "[\($0)] " } ?? "") + "picture \(figure.rawValue)")
    }
    return Excerpt("picture \(figure.rawValue)" + (number.map { " \($0)" } ?? ""))
  }
}
