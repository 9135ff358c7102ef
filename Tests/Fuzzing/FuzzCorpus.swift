import FoundationEssentials

/// What damaged files are made from.
package enum FuzzCorpus {
  /// The files of the repository that `pagewalk check` takes.
  package static func files() throws -> [String] {
    let root = #filePath.replacing("Tests/Fuzzing/FuzzCorpus.swift", with: "")
    let endings = [".transcript", ".klog", ".strace", ".mmu", ".vec", ".lesson"]
    return try ["Scenarios", "Sources/LessonFiles", "Tests"].flatMap { folder in
      try FileManager.default.subpathsOfDirectory(atPath: root + folder)
        .filter { name in
          endings.contains(where: name.hasSuffix)
            || ["Zones/", "OutOfMemory/"].contains(where: name.contains)
              && name.hasSuffix(".txt")
        }
        .map { "\(root)\(folder)/\($0)" }
    }.sorted()
  }

  /// A file of what was learnt, which is read at every start.
  package static let progress = """
    # What was done in lessons and quizzes of Pagewalk; one line each.
    2026-11-30 lesson faults 07c4a3b29d1e5f68 ask 1 right V1 F3
    2026-11-30 lesson faults 07c4a3b29d1e5f68 ask 2 wrong F4
    2026-11-30 lesson faults 07c4a3b29d1e5f68 task 1 done
    2026-11-30 lesson faults 07c4a3b29d1e5f68 task 2 seen
    2026-11-30 lesson faults 07c4a3b29d1e5f68 task 3 noticed F3
    2026-11-30 lesson heap forgotten
    2026-11-30 quiz rss-after 7 wrong V1
    2026-12-01 review rss-after 18446744073709551615 right V1

    """
}
