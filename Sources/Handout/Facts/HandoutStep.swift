import Drawing

/// One step of a handout: what is said, what is asked, what was typed, what came, what it looks
/// like.
package struct HandoutStep: Sendable {
  package enum Kind: Equatable, Sendable {
    /// Words alone, or a question.
    case words
    case task(Int, of: Int)
    case command
    /// A question of a worksheet.
    case exercise(Int, of: Int)
    /// The answers of a worksheet.
    case key
  }

  /// Something that stands on the page.
  package enum Block: Sendable {
    case words(HandoutText)
    /// The same, set apart: what is said of what came.
    case remark(HandoutText)
    case output(StyledText)
  }

  package struct Command: Equatable, Sendable {
    package let prompt: String
    package let text: String

    package init(prompt: String, text: String) {
      self.prompt = prompt
      self.text = text
    }
  }

  package var kind = Kind.words
  /// What it is called in front of its number of words; nil for what its kind and command say.
  package var title: HandoutText?
  /// What stands in front of the question and the command.
  package var before: [Block] = []
  package var question: HandoutQuestion?
  /// The other questions of an exercise that has several.
  package var furtherQuestions: [HandoutQuestion] = []
  /// Help with a task, from vague to exact.
  package var hints: [HandoutText] = []
  package var command: Command?
  /// What came of the command, and what is said of that.
  package var after: [Block] = []
  /// A way to do a task that was set before.
  package var isSolution = false
  package var figure: HandoutFigure?

  package init() {}

  /// Whether there is nothing on it.
  package var isEmpty: Bool {
    title == nil && before.isEmpty && question == nil && command == nil && after.isEmpty
      && figure == nil
  }

  /// Whether it is words so far, and others may join them.
  var isOpen: Bool { question == nil && command == nil && hints.isEmpty && kind == .words }
}

/// A question that is to be answered before the answer is seen.
package struct HandoutQuestion: Sendable {
  package let text: HandoutText
  /// The phrases that one is chosen from, if it is asked so.
  package let options: [HandoutText]
  /// What is shown to who asks; nothing where the command's output is the answer.
  package var answer: [HandoutStep.Block] = []
  /// The output of the step's command is the answer.
  package var isAnsweredByOutput = false

  package init(_ text: HandoutText, options: [HandoutText] = []) {
    self.text = text
    self.options = options
  }
}

/// A picture of the machine behind a step, with what the step changed.
package struct HandoutFigure: Sendable {
  package let picture: Picture
  package let changes: PictureChanges

  package init(_ picture: Picture, changes: PictureChanges = PictureChanges()) {
    self.picture = picture
    self.changes = changes
  }
}
