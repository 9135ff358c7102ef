import CLibrary
import Drawing
import Hardware
import KernelModel

/// The lists of free chunks, each from its head on, and the figures that steer the allocator.
struct HeapBinsReport: CheckedReport {
  static let kind = "heapBins"

  struct Chain: Encodable, Sendable {
    let list: String
    /// The size that the list holds; nil for lists of several sizes.
    let size: UInt32?
    let chunks: [UInt32]
    /// As many as the list may have.
    let limit: UInt32?
  }

  let process: Int32
  let arena: UInt32
  let chains: [Chain]
  let top: UInt32
  let topSize: UInt32
  let lastRemainder: UInt32
  let mappingThreshold: UInt32
  let trimThreshold: UInt32
  let mappedChunks: UInt32
  let mappedBytes: UInt32
  let problems: [String]
  /// The command in whose middle the machine is halted.
  var halted: String?

  init(_ process: Process, _ survey: HeapSurvey) {
    self.process = process.id.rawValue
    arena = survey.data.arena.base
    chains = survey.chains.map { chain in
      Chain(
        list: chain.list.name, size: chain.list.size, chunks: chain.chunks.map(\.rawValue),
        limit: chain.list.isCache ? HeapRules.cacheDepth : nil)
    }
    let figures = survey.figures
    top = survey.top.rawValue
    topSize = figures.topByteCount
    lastRemainder = survey.lastRemainder.rawValue
    mappingThreshold = survey[.mappingThreshold]
    trimThreshold = survey[.trimThreshold]
    mappedChunks = figures.mappedChunkCount
    mappedBytes = figures.mappedByteCount
    problems = survey.problems
  }

  func draw(on canvas: Canvas, into text: inout StyledText) {
    text.appendLine("process \(process): main_arena at \(addressDigits(arena))", .heading)
    var lines = LabelledLines(labelWidth: 12, on: canvas)
    for chain in chains { lines.add(chain.list, words(of: chain)) }
    if chains.isEmpty { lines.add("bins", "all empty", .faint) }
    lines.add("top", "\(addressDigits(top)), \(topSize) bytes")
    if lastRemainder != 0 { lines.add("remainder", "\(addressDigits(lastRemainder)) was split last") }
    lines.add("mmapped", "\(counted(mappedChunks, "chunk")), \(mappedBytes) bytes")
    lines.add("thresholds", "mmap from \(mappingThreshold) bytes on, trim from \(trimThreshold)")
    text.append(lines.text)
    for problem in problems {
      text.appendProblem(problem, .spoilt, halted: halted, on: canvas)
    }
  }

  private func words(of chain: Chain) -> String {
    let shown = chain.chunks.prefix(12).map(addressDigits).joined(separator: " ")
    let rest = chain.chunks.count > 12 ? " and \(chain.chunks.count - 12) more" : ""
    let size = chain.size.map { "size \($0), " } ?? ""
    let limit = chain.limit.map { " of \($0)" } ?? ""
    return "\(size)\(chain.chunks.count)\(limit): \(shown)\(rest)"
  }
}

extension HeapList {
  /// The one size of its chunks.
  fileprivate var size: UInt32? {
    switch self {
    case .threadCache(let bin): UInt32(bin) * 16 + 16
    case .fast(let index): UInt32(index) * 8 + 16
    case .small(let index): UInt32(index) * 16 - 16
    case .unsorted, .large, .top: nil
    }
  }
}
