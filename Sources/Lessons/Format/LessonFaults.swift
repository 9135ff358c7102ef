/// What is wrong with a file, in order of discovery, and only so much of it.
struct LessonFaults {
  /// After so many the rest of the file is not read: it is probably no lesson at all.
  static let limit = 100

  private(set) var all: [LessonFault] = []

  var isFull: Bool { all.count > Self.limit }

  mutating func append(_ fault: LessonFault) {
    guard !isFull else { return }
    all.append(fault)
  }
}
