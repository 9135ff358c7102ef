import Drawing
import Grammar
import Reports
import Session

extension Command {
  static let pictures = [picture]

  static let picture = CommandDefinition(
    "picture", .views, .looks, "draw a figure of the machine: here, as SVG, as a page",
    arguments: [
      ArgumentDefinition(
        "NAME", .choice, "which; alone it lists them", .optional,
        words: Figure.allCases.enumerated().map { index, figure in
          .init(figure.rawValue, UInt32(index), figure.english)
        }),
      ArgumentDefinition("OF", .number, "a process, an address, a frame", .optional),
      ArgumentDefinition("POINT", .text, "marks what differs", .optional, keyword: "since")
        .offering(.points),
      ArgumentDefinition("FILE", .file, "a drawing or a page", .optional, keyword: "to"),
      ArgumentDefinition(
        "FILE", .file, "a page that is drawn again after each line; without one above the prompt",
        .optional, keyword: "follow"
      ).withOptionalValue,
      ArgumentDefinition(
        "FORCE", .choice, "replace a file that is there", .optional,
        words: [.init("--force", 1, "without asking"), .init("off", 0, "follow no more")]),
    ],
    details: """
      'since start' marks what differs from that point: + new, * changed, - gone. FILE ends in \
      .svg or .html; '--force' replaces one that is there. 'follow FILE.html' draws the page again \
      after each line, for a browser beside the terminal; 'follow' alone draws above the prompt, \
      'picture off' ends it.
      """,
    example: "mmap 64K rw; picture vmas since start"
  ).bySession { session, invocation throws(CommandError) in
    guard let index = invocation.wordIfGiven(0) else {
      guard invocation.wordIfGiven(5) == 0 else { return FigureListReport() }
      session.person.follower = nil
      session.person.showsAbove?(nil)
      return SilentReport()
    }
    let wish = PictureWish(invocation)
    let figure = Figure.allCases[Int(index)]
    let subject = try figure.subject(wish, invocation)
    return try session.draw(PictureRequest(figure, of: subject), wish, invocation)
  }
}

extension Figure {
  /// The number behind the name, where one has a place there.
  fileprivate func subject(
    _ wish: PictureWish, _ invocation: borrowing Invocation
  ) throws(CommandError) -> UInt32? {
    guard invocation.isGiven(1), !wish.takesNumber else { return nil }
    guard subject != .nothing else {
      throw invocation.error(.refused(PictureComplaint.isOfMachine(self)), at: 1)
    }
    let number = invocation.number(1)
    guard let subject = UInt32(exactly: number) else {
      throw invocation.error(
        .outOfRange("\(number)", bounds: 0...0xffff_ffff, unit: .number), at: 1)
    }
    return subject
  }
}

extension Session {
  fileprivate func draw(
    _ request: PictureRequest, _ wish: PictureWish, _ invocation: borrowing Invocation
  ) throws(CommandError) -> any Report {
    let view = try view(request, since: wish.since, invocation)
    switch wish.goal {
    case .screen: return view
    case .file(let path):
      try write(view, to: path, isForced: wish.isForced, invocation)
      return PictureFileReport(path, view.picture)
    case .followed(let path):
      if let path, !path.hasSuffix(".html"), !path.hasSuffix(".htm") {
        throw invocation.error(.refused(PictureComplaint.followsPages), at: 4)
      }
      if let path { try write(view, to: path, isForced: wish.isForced, invocation) }
      guard path != nil || person.showsAbove != nil else {
        throw invocation.error(.refused(PictureComplaint.needsTerminal), at: 4)
      }
      person.follower = PictureFollower(request, to: path.map { .page($0) } ?? .terminal)
      return path.map { PictureFileReport($0, view.picture) } ?? SilentReport()
    }
  }

  private func view(
    _ request: PictureRequest, since: String?, _ invocation: borrowing Invocation
  ) throws(CommandError) -> PictureView {
    let request = resolved(request)
    let now = try drawn(request, invocation)
    guard let since, let point = PointName.all(in: since).first else { return PictureView(now) }
    let before: Picture = try withMachine(named: point, invocation, at: 2) {
      other throws(CommandError) in
      // Where it did not apply yet there was nothing: all of it is new.
      (try? other.picture(request)) ?? Picture(
        now.figure, title: now.title, summary: now.summary, bands: [])
    }
    return PictureView(now, changes: now.changes(since: before))
  }

  private func drawn(
    _ request: PictureRequest, _ invocation: borrowing Invocation
  ) throws(CommandError) -> Picture {
    if request.figure == .fault { try completeJournal() }
    do throws(PictureRefusal) {
      return try picture(request)
    } catch {
      throw invocation.error(.refused(error), at: invocation.isGiven(1) ? 1 : 0)
    }
  }

  private func write(
    _ view: PictureView, to path: String, isForced: Bool, _ invocation: borrowing Invocation
  ) throws(CommandError) {
    let place = invocation.isGiven(3) ? 3 : 4
    let language = renderer.fileLanguage
    let text: String
    switch path.split(separator: ".").last {
    case "svg":
      text = SVGRenderer(language: language, isStandalone: true)
        .render(view.picture, changes: view.changes)
    case "html", "htm":
      text = PicturePage(language: language).text(of: view.picture, changes: view.changes)
    case "png": throw invocation.error(.refused(PictureComplaint.drawsNoPNG), at: place)
    default: throw invocation.error(.refused(PictureComplaint.unknownEnding), at: place)
    }
    do throws(FileRefusal) {
      let file = try person.beginFile(path.homeExpanded, over: .picture, isForced: isForced)
      try file.append(text)
      try file.finish()
    } catch {
      throw invocation.error(.refused(error.in(.write)), at: place)
    }
  }
}
