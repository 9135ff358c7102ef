import Drawing
@testable import Grammar
@testable import Session
import Testing

/// A refusal of a file is one fact; its words are those of the reader's language throughout.
struct FileRefusalWordsTests {
  private static let faults: [FileFault] = [
    .isNoReadableFile, .isStream, .hasTooLongLine, .interrupted, .isNoFile, .isThereAlready,
    .isOfAnotherKind(than: .session), .isOfAnotherKind(than: .transcript),
    .directoryCannotBeWritten, .isLink, .isBeingWritten, .isNotAllowed(.read, by: "b.log"),
    .isNotAllowed(.write, by: "b.log"), .isForAnotherMachine(Configuration()), .hasNoCommand,
    .callDoesNotResume, .session(.hasNoOpening("# pagewalk session ")),
    .session(.version("1", known: 3, isOlder: true)), .session(.goesOnBehindDigest),
    .session(.hasBadMark), .session(.hasNoDigest), .session(.stepMakesNothing),
    .session(.markIsBeyond("a", command: 7, count: 3)), .session(.markIsElsewhere("a", event: 9)),
    .session(.digestDiffers(written: "1f", reached: "2e")),
  ]

  @Test(arguments: faults.indices)
  func `Chinese has its own words and the same numbers`(_ index: Int) {
    let refusal = FileRefusal(file: "a.log", line: 12, Self.faults[index])
    let (english, chinese) = (refusal.english.message, refusal.chinese.message)
    #expect(chinese.unicodeScalars.contains { 0x4e00...0x9fff ~= $0.value })
    #expect(english.hasPrefix("a.log:12: ") && chinese.hasPrefix("a.log:12: "))
    #expect(Self.numbers(in: english) == Self.numbers(in: chinese))
  }

  /// Digits; a Chinese numeral is a word.
  private static func numbers(in text: String) -> [Substring] {
    text.split { !($0.isASCII && $0.isNumber) }
  }

  @Test func `what was to be done is told in either language`() {
    let refusal = FileRefusal(file: "a.log", .isNoFile).in(.write)
    #expect(refusal.english.message == "cannot write 'a.log': it is no file")
    #expect(refusal.chinese.message == "无法写入 'a.log'：它不是文件")
  }
}
