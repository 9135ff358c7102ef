import Drawing
import Grammar

/// A picture that is drawn again after each line: into a page beside the terminal, or above the
/// prompt.
package final class PictureFollower {
  package enum Place: Equatable {
    /// A page of this name.
    case page(String)
    /// The upper part of the terminal.
    case terminal
  }

  package let request: PictureRequest
  package let place: Place
  /// What was drawn last: what differs from it is marked.
  private var last: Picture?

  package init(_ request: PictureRequest, to place: Place) {
    self.request = request
    self.place = place
  }

  /// Draws it as things stand, with what differs from the time before.
  ///
  /// - Returns: why a page could not be written; nil also where nothing is to be drawn now.
  func lineEnded(in session: Session) -> FileRefusal? {
    if request.figure == .fault { try? session.completeJournal() }
    guard let picture = try? session.picture(session.resolved(request)) else { return nil }
    // What only looked leaves the marks of what was done before.
    guard picture != last else { return nil }
    let changes = last.map { picture.changes(since: $0) } ?? PictureChanges()
    last = picture
    switch place {
    case .terminal:
      session.person.showsAbove?(PictureView(picture, changes: changes))
      return nil
    case .page(let path):
      let page = PicturePage(language: session.renderer.fileLanguage, renewsItself: true)
      do throws(FileRefusal) {
        try session.person.write(
          page.text(of: picture, changes: changes), to: path, as: .picture)
        return nil
      } catch {
        return error
      }
    }
  }
}
