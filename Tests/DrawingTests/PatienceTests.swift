import Drawing
import Synchronization
import Testing

/// Drawings that end because nobody wants to see the rest.
struct PatienceTests {
  /// Somebody who has seen enough after so many questions.
  private final class Person: Sendable {
    private let left: Atomic<Int>
    private let count = Atomic(0)

    init(waiting questions: Int = .max) { left = Atomic(questions) }

    /// How often it was asked.
    var questionCount: Int { count.load(ordering: .relaxed) }

    func leave() { left.store(0, ordering: .relaxed) }

    var patience: Patience {
      Patience { [self] in
        count.add(1, ordering: .relaxed)
        return left.subtract(1, ordering: .relaxed).newValue < 0
      }
    }
  }

  private struct Report: Drawable {
    static let kind = "rows"
    let rowCount: Int
    var hasSeenEnough: (@Sendable () -> Void)?

    enum CodingKeys: CodingKey { case rowCount }

    func draw(on canvas: Canvas, into text: inout StyledText) {
      var table = Table([.init("number"), .init("words")])
      for number in 0..<rowCount {
        table.append([.init("\(number)", .address), .init("the row of that number", .value)])
      }
      table.draw(into: &text, width: canvas.width)
      hasSeenEnough?()
    }
  }

  private func canvas(_ person: Person, width: Int = 80) -> Canvas {
    var canvas = Canvas(width: width)
    canvas.patience = person.patience
    return canvas
  }

  @Test(arguments: [0, 1, 500, 1500])
  func `a table ends where nobody wants the rest, also while it is measured`(questions: Int) {
    let person = Person(waiting: questions)
    let text = Report(rowCount: 1000).drawn(on: canvas(person)).text
    // Each row is asked for twice: it is measured, then drawn.
    let drawn = max(0, questions - 1001)
    #expect(text.count { $0 == "\n" } == 1 + drawn)
    #expect(person.questionCount <= questions + 3, "nothing goes on behind that")
  }

  /// So narrow that the last column is wrapped, by its longest word.
  @Test(arguments: [1500, 2500, 3500])
  func `a table ends also while it is made to fit`(questions: Int) {
    let person = Person(waiting: questions)
    let text = Report(rowCount: 1000).drawn(on: canvas(person, width: 24)).text
    // Each row is measured, looked at for its width and for its words, then drawn.
    let drawn = max(0, questions - 3003)
    #expect(text.split(separator: "\n").count { $0.first?.isNumber == true } == drawn)
    #expect(person.questionCount <= questions + 4, "nothing goes on behind that")
  }

  @Test func `a list is drawn to its end unless it is longer than what passes`() {
    let person = Person(waiting: 0)
    #expect(Array(person.patience.passing(3).wanted(1...5)) == [1, 2, 3])
    #expect(Array(person.patience.passing(9).wanted(1...5)) == [1, 2, 3, 4, 5])
    #expect(Array(person.patience.wanted(1...5)).isEmpty)
  }

  @Test(arguments: [80, 30])
  func `what is drawn already ends behind a line`(width: Int) {
    let person = Person()
    var report = Report(rowCount: 20_000)
    report.hasSeenEnough = { person.leave() }
    let shown = ANSIRenderer(canvas: canvas(person, width: width)).render(report)
    let whole = ANSIRenderer(canvas: Canvas(width: width)).render(Report(rowCount: 20_000))
    #expect(whole.hasPrefix(shown) && shown.hasSuffix("\n"))
    #expect((1 << 16..<1 << 18).contains(shown.utf8.count), "\(shown.utf8.count)")
  }

  @Test func `what is short is shown whole`() {
    let person = Person()
    var report = Report(rowCount: 500)
    report.hasSeenEnough = { person.leave() }
    let whole = ANSIRenderer(canvas: Canvas()).render(Report(rowCount: 500))
    #expect(ANSIRenderer(canvas: canvas(person)).render(report) == whole)
  }
}
