import FoundationEssentials

/// The files of the repository that `pagewalk check` takes: what damaged ones are made from.
package enum FuzzCorpus {
  package static func files() throws -> [String] {
    let root = #filePath.replacing("Tests/Fuzzing/FuzzCorpus.swift", with: "")
    let endings = [".transcript", ".klog", ".strace", ".mmu"]
    return try ["Scenarios", "Tests"].flatMap { folder in
      try FileManager.default.subpathsOfDirectory(atPath: root + folder)
        .filter { name in
          endings.contains(where: name.hasSuffix)
            || name.contains("Zones/") && name.hasSuffix(".txt")
        }
        .map { "\(root)\(folder)/\($0)" }
    }.sorted()
  }
}
