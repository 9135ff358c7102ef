import FoundationEssentials
import Fuzzing
import Testing

/// Files of every kind with random damage get a verdict, whatever they are.
struct FileFuzzTests {
  @Test(arguments: 0..<4)
  func `damaged files are judged, twice alike`(batch: Int) throws {
    let folder = try TemporaryFolder()
    let trial = try FileTrial(corpus: FuzzCorpus.files(), folder: folder.path)
    for seed in UInt64(batch * 40)..<UInt64(batch * 40 + 40) { try trial.check(seed: seed) }
  }

  @Test func `the corpus has files of every kind`() throws {
    let kinds = Set(try FuzzCorpus.files().compactMap { $0.split(separator: ".").last })
    #expect(kinds.isSuperset(of: ["transcript", "klog", "strace", "mmu", "txt", "lesson"]))
  }

  @Test func `what was learnt is damaged as well, and lessons are`() throws {
    let folder = try TemporaryFolder()
    let trial = try FileTrial(corpus: FuzzCorpus.files(), folder: folder.path)
    var names: Set<String> = []
    for seed in UInt64(1000)..<1200 where names.count < 2 {
      let name = trial.name(of: seed)
      guard name == "progress" || name.hasSuffix(".lesson") else { continue }
      try trial.check(seed: seed)
      names.insert(name == "progress" ? name : "lesson")
    }
    #expect(names == ["progress", "lesson"])
  }
}
