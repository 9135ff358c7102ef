import CLibrary
import Drawing
import Grammar
import Hardware
import KernelModel

/// The lists of free chunks, each from its head on, and the figures that steer the allocator.
package struct HeapBinsReport: CheckedReport {
  package static let kind = "heap-bins"

  package struct Chain: Encodable, Sendable {
    package let list: HeapList
    /// The size that the list holds; nil for lists of several sizes.
    package let size: UInt32?
    package let chunks: [UInt32]
    /// As many as the list may have.
    package let limit: UInt32?
  }

  package let process: Int32
  package let arena: UInt32
  package let chains: [Chain]
  package let top: UInt32
  package let topSize: UInt32
  package let lastRemainder: UInt32
  package let mappingThreshold: UInt32
  package let trimThreshold: UInt32
  let mappedChunks: UInt32
  let mappedBytes: UInt32
  package let problems: [HeapSurvey.Problem]
  /// Whether `malloc` was ever called.
  package let isInitialized: Bool
  /// The command in whose middle the machine is halted.
  package var halted: String?

  /// The heap of a process that has never asked for memory.
  package init(ofEmpty process: Process) {
    self.process = process.id.rawValue
    (isInitialized, chains, problems) = (false, [], [])
    (arena, top, topSize, lastRemainder) = (0, 0, 0, 0)
    (mappingThreshold, trimThreshold, mappedChunks, mappedBytes) = (0, 0, 0, 0)
  }

  package init(_ process: Process, _ survey: HeapSurvey) {
    isInitialized = true
    self.process = process.id.rawValue
    arena = survey.data.arena.base
    chains = survey.chains.map { chain in
      Chain(
        list: chain.list, size: chain.list.size, chunks: chain.chunks.map(\.rawValue),
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

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    guard isInitialized else {
      return text.appendLine(canvas.words(HeapPhrase.noHeap(process)), .heading)
    }
    text.appendLine(canvas.words(HeapPhrase.arena(process, at: arena)), .heading)
    var lines = LabelledLines(labelWidth: 12, on: canvas)
    func add(_ label: HeapLabel, _ phrase: HeapPhrase, _ role: Role = .plain) {
      lines.add(canvas.words(label), canvas.words(phrase), role)
    }
    for chain in chains { add(.list(chain.list), .chain(chain)) }
    if chains.isEmpty { add(.bins, .allEmpty, .faint) }
    add(.top, .top(top, size: topSize))
    if lastRemainder != 0 { add(.remainder, .splitLast(lastRemainder)) }
    add(.mapped, .mapped(chunks: mappedChunks, bytes: mappedBytes))
    add(.thresholds, .thresholds(mapping: mappingThreshold, trim: trimThreshold))
    text.append(lines.text)
    for problem in problems {
      text.appendProblem(canvas.words(problem), .spoilt, halted: halted, on: canvas)
    }
  }
}

extension HeapList {
  /// The one size of its chunks.
  var size: UInt32? {
    switch self {
    case .threadCache(let bin): UInt32(bin) * 16 + 16
    case .fast(let index): UInt32(index) * 8 + 16
    case .small(let index): UInt32(index) * 16 - 16
    case .unsorted, .large, .top: nil
    }
  }
}
