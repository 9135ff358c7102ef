import Drawing
import Grammar
import Session

/// A record of processes on a machine that ran out of memory, and of the kernel's reports.
enum OutOfMemoryEvidence: Evidence {
  static let code = "out-of-memory"
  static let ending: String? = nil

  static func begins(with line: SourceLine, _ catalog: CommandCatalog) -> Bool {
    line.bytes[line.range].starts(with: "@machine MemTotal=".utf8)
  }

  static func check(_ file: EvidenceFile, on bench: EvidenceBench) throws(FileRefusal) -> Verdict {
    do throws(OutOfMemoryFile.FileFailure) {
      var check = OutOfMemoryCheck(try OutOfMemoryFile(file.reader))
      do throws(OutOfMemoryFault) {
        try check.run()
        return Verdict(
          report: CheckReport(file: file.path, .outOfMemory, count: check.count, of: .facts))
      } catch {
        return Verdict(report: CheckReport(outOfMemory: file.path, check.count, error))
      }
    } catch {
      switch error {
      case .refused(let refusal): throw refusal
      case .faulty(let fault):
        return Verdict(report: CheckReport(outOfMemory: file.path, 0, fault))
      }
    }
  }
}

extension CheckReport {
  /// A file of which something does not agree.
  fileprivate init(outOfMemory file: String, _ count: Int, _ fault: OutOfMemoryFault) {
    let text = fault.line?.text ?? ""
    let lines: [LineDifference.Line]
    var column: Int?
    if case .form(let drawn) = fault.cause {
      lines = [.init(kind: .missing, text: text), .init(kind: .unexpected, text: drawn)]
      column = LineDifference.column(of: text, drawn)
    } else {
      lines = fault.line == nil ? [] : [.init(kind: .same, text: text)]
    }
    self.init(
      file: file, .outOfMemory, count: count, of: .facts,
      difference: Difference(
        line: fault.line?.number, fault.cause, lines: lines, column: column))
  }
}
