import Drawing
import KernelModel
import TestSupport
import Testing

@testable import Commands
@testable import Grammar
@testable import Topics

/// What is known of the topics themselves.
struct TopicTests {
  private let index = TopicIndex.standard

  @Test func `no name is that of two topics`() {
    let names = index.names
    let twice = Dictionary(grouping: names) { $0 }.filter { $0.value.count > 1 }.keys.sorted()
    #expect(twice == [])
  }

  @Test func `every topic is found by each of its names`() {
    for topic in index.topics {
      for name in topic.names { #expect(index.topic(named: name) == topic, "\(name)") }
    }
  }

  @Test func `every topic has its words in English, and no words are without a topic`() {
    #expect(TopicWords.all.map(\.language) == Language.allCases)
    #expect(TopicWords.english.missing(from: index.topics) == [])
    #expect(TopicWords.english.unknown(to: index.topics) == [])
  }

  @Test func `words are one or two whole sentences`() {
    for topic in index.topics {
      let words = topic.words(in: .english)
      let ends = words.ranges(of: /\.( |$)/).count
      #expect((1...2).contains(ends), "\(topic.name)")
      #expect(words.hasSuffix(".") && !words.contains("  ") && !words.contains("\n"))
      // A name of Linux's keeps its small letter where a sentence begins with it.
      let first = String(words.prefix { $0 != " " })
      #expect(
        first.first?.isLowercase == false || index.topic(named: first) != nil,
        "\(topic.name): \(first)")
      #expect(words.count <= 330, "\(topic.name): \(words.count)")
    }
  }

  @Test func `a language without words of its own says them in English`() throws {
    let topic = try #require(index.topic(named: "rss"))
    #expect(topic.words(in: .chinese) == topic.words(in: .english))
    #expect(TopicWords.all[1].missing(from: index.topics).count == index.topics.count)
  }

  @Test func `every function that a trace names has a topic of its own`() {
    for function in KernelFunction.allCases {
      let topic = index.topic(named: function.rawValue)
      // `free` is a command, a figure and a function; the topic's name tells which is meant.
      #expect(topic?.name == function.rawValue || function == .free, "\(function.rawValue)")
      #expect(topic?.kind == (function.isOfLibrary ? .library : .function), "\(function.rawValue)")
    }
  }

  @Test func `every flag, zone, type, counter and signal has a topic`() {
    for (_, letters) in AreaOptions.letters {
      #expect(index.topic(named: letters)?.kind == .areaFlag, "\(letters)")
    }
    let names =
      MigrateType.allCases.map(\.name) + EventCounter.allCases.map(\.name)
      + ["DMA", "Normal", "HighMem", "SIGSEGV", "SIGBUS", "SIGKILL", "SIGABRT", "ENOMEM"]
    for name in names { #expect(index.topic(named: name) != nil, "\(name)") }
  }

  @Test(arguments: ["smaps", "status", "meminfo", "vmstat", "zoneinfo"])
  func `every figure of a file of /proc has a topic`(view: String) {
    let text = Specimen().type(view)
    for line in text.split(separator: "\n") {
      // `Name:  value` or `name value`; the lines of areas, zones and nodes are no figures.
      let name = line.trimmingPrefix { $0 == " " }.prefix { $0 != ":" && $0 != " " }
      guard name.first?.isLetter == true,
        name.contains(where: { "_ABCDEFGHIJKLMNOPQRSTUVWXYZ".contains($0) })
      else { continue }
      #expect(index.topic(named: String(name)) != nil, "\(view): \(name)")
    }
  }

  @Test(arguments: [
    ("rss", "RSS"), ("RSS", "RSS"), ("watermark", "watermark"), ("Watermarks", "watermark"),
    ("parked", "parked"), ("find_vma", "find_vma"), ("PTE", "PTE"), ("ptes", "PTE"),
    ("page fault", "page fault"), ("Page-Faults", "page fault"), ("#PF", "page fault"),
    ("unmovable", "Unmovable"), ("keeps pages", "keeps pages"), ("COW", "copy-on-write"),
    ("high memory", "HighMem"), ("P", "present bit"), ("w", "writable bit"),
    ("r-xp", "permissions"),
    ("PF", "page fault"), ("pf", "pf"), ("Active", "Active"), ("active", "active"),
  ])
  func `a topic is found in any case, in either number, by synonyms`(typed: String, name: String) {
    #expect(index.topic(named: typed)?.name == name)
  }

  @Test(arguments: ["", " ", "-", "xyzzy", "fau", "wate"])
  func `nothing and parts of words find no topic`(typed: String) {
    #expect(index.topic(named: typed) == nil)
  }

  @Test(arguments: TopicIndex.standard.topics.map(\.example).uniqued)
  func `the example of every topic runs in a fresh session`(line: String) throws {
    let sample = Specimen()
    let text = sample.type(line)
    #expect(!text.isEmpty)
    for wrong in ["unknown command", "unknown word", "is missing", "expected", "usage:"] {
      #expect(!text.contains("error: \(wrong)") && !text.contains("usage:"), "\(line)\n\(text)")
    }
    try sample.kernel.checkInvariants()
  }
}

extension [String] {
  fileprivate var uniqued: [String] { Set(self).sorted() }
}

struct WordSearchTests {
  @Test(arguments: [
    ("page", "Pages of memory"), ("pages", "a page"), ("mapping", "areas are mapped"),
    ("entry", "two entries"), ("area", "vm_area_struct"), ("free list", "lists of free blocks"),
    ("address", "addresses"), ("内存", "访问内存"),
  ])
  func `words are found in any form`(typed: String, text: String) {
    #expect(WordSearch(typed).finds(in: [text]))
  }

  @Test(arguments: [
    ("age", "a page"), ("rss", "process"), ("map", "maple"), ("free list", "free blocks"),
    ("", "a"),
    (";", "a"),
  ])
  func `parts of words, and nothing, are not found`(typed: String, text: String) {
    #expect(!WordSearch(typed).finds(in: [text]))
  }
}
