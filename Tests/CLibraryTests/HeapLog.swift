import Foundation
import Hardware
import KernelModel
import Testing

@testable import CLibrary

/// Replays what `Tests/RealLibrary/heap-driver.c` wrote on a real i386 glibc 2.36.
///
/// Every address and every move of the break must come out again; every hundred calls the sums
/// over the lists must agree as well.
struct HeapLog {
  let name: String

  static let all: [HeapLog] = {
    let folder = Bundle.module.resourcePath.map { $0 + "/Logs" } ?? ""
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".heap") }.sorted().map(HeapLog.init)
  }()

  /// - Returns: the first line that came out differently, and how.
  func firstDifference() throws -> String? {
    let path = "\(Bundle.module.resourcePath ?? "")/Logs/\(name)"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let replay = try Replay()
    for (index, line) in text.split(separator: "\n").enumerated() {
      let answer: String
      do {
        answer = try replay.answer(to: line.split(separator: " "))
      } catch {
        answer = "\(error)"
      }
      if answer != line { return "\(name):\(index + 1): '\(line)' is '\(answer)' here" }
    }
    return nil
  }

  /// A process in the state of the driver's before its first call.
  final class Replay {
    let target: HeapProcess
    private let reference: UInt32
    private var lastBreak: UInt32 = 0
    private var slots: [Int: UInt32] = [:]

    init() throws {
      target = try HeapProcess()
      let space = MapRequest(
        length: 64 << 20, protection: .none, flags: [.copyOnWrite, .anonymous, .noReserve])
      reference = try target.kernel.mmap(space, by: target.process).rawValue
      var hole = space
      hole.length = 8192
      while true {
        let found = try target.kernel.mmap(hole, by: target.process)
        guard found.rawValue > reference else {
          try target.kernel.munmap(found, length: 8192, by: target.process)
          return
        }
      }
    }

    /// Does what a line says.
    ///
    /// - Returns: the line as it would read here.
    func answer(to words: [Substring]) throws -> String {
      let numbers = words.dropFirst().map { UInt32($0, radix: 16) ?? 0 }
      let slot = words.count > 1 ? Int(words[1]) ?? 0 : 0
      switch words[0] {
      case "m": return try allocated(words, slot, target.heap.malloc(numbers[1]))
      case "c": return try allocated(words, slot, target.heap.calloc(1, numbers[1]))
      case "r":
        return try allocated(words, slot, target.heap.realloc(slots[slot] ?? 0, numbers[1]))
      case "f":
        try target.heap.free(slots.removeValue(forKey: slot) ?? 0)
        return ended("f \(slot)")
      case "s":
        _ = target.heap.moveBreak(by: numbers[0])
        return ended("s \(words[1])")
      case "b":
        let end = VirtualAddress(rawValue: target.heap.programBreak).roundedUpToPage
        _ = try target.kernel.mmap(
          MapRequest(
            address: end + numbers[0], length: 4096, protection: .none,
            flags: [.copyOnWrite, .anonymous, .fixed]), by: target.process)
        return "b \(words[1])"
      default: return figures
      }
    }

    private func allocated(
      _ words: [Substring], _ slot: Int, _ memory: UInt32
    ) throws -> String {
      slots[slot] = memory == 0 ? nil : memory
      let usable = try target.heap.usableSize(memory)
      return ended(
        "\(words[0]) \(slot) \(words[2]) \(place(memory)) \(String(usable, radix: 16))")
    }

    private func place(_ memory: UInt32) -> String {
      guard memory != 0 else { return "!" }
      guard memory < target.start + 1 << 30 else {
        return "-" + String(reference &- memory, radix: 16)
      }
      return String(memory &- target.start, radix: 16)
    }

    private func ended(_ line: String) -> String {
      let distance = target.breakDistance
      guard distance != lastBreak else { return line }
      lastBreak = distance
      return "\(line) \(String(distance, radix: 16))"
    }

    private var figures: String {
      guard let survey = target.survey else { return "i" }
      let figures = survey.figures
      let all = [
        figures.heapByteCount, figures.freeChunkCount, figures.fastChunkCount,
        figures.mappedChunkCount, figures.mappedByteCount, figures.fastByteCount,
        figures.usedByteCount, figures.freeByteCount, figures.topByteCount,
      ]
      let words = all.map(String.init).joined(separator: " ")
      return survey.problems.isEmpty
        ? "i \(words)" : survey.problems.map { "\($0)" }.joined(separator: "; ")
    }
  }
}

extension HeapLog: CustomTestStringConvertible {
  var testDescription: String { name }
}
