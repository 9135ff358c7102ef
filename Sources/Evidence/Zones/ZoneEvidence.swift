import Drawing
import Grammar
import Session

/// A dump of a real kernel's zone figures.
enum ZoneEvidence: Evidence {
  static let code = "zones"
  static let ending: String? = nil

  static func begins(with line: SourceLine, _ catalog: CommandCatalog) -> Bool {
    let text = line.text
    return text.hasPrefix("=== zoneinfo") || text.hasPrefix("Node ") && text.contains(", zone ")
  }

  static func check(_ file: EvidenceFile, on bench: EvidenceBench) throws(FileRefusal) -> Verdict {
    Verdict(report: CheckReport(zones: file.path, try file.reader.bytes()))
  }
}

/// What is wrong with a dump of zones, or with the figures in it.
enum ZoneCause: CheckCause {
  case unreadable(ZoneFile.ParseError)
  case figure(ZoneCheck.Difference)
}

extension ZoneCause {
  var code: String {
    switch self {
    case .unreadable(.noZones): "no-zones"
    case .unreadable(.noNumber): "no-number"
    case .unreadable(.truncated): "truncated"
    case .figure: "figure"
    }
  }

  var details: Details {
    switch self {
    case .unreadable(.noZones): [:]
    case .unreadable(.noNumber(_, let text)): ["text": text]
    case .unreadable(.truncated(let zone, _)): ["zone": zone]
    case .figure(let difference):
      [
        "zone": difference.zone, "figure": difference.figure.rawValue,
        "expected": difference.recorded, "got": difference.computed,
      ]
    }
  }
}

extension ZoneFile.ParseError {
  fileprivate var line: Int? {
    switch self {
    case .noZones: nil
    case .noNumber(let line, _), .truncated(_, let line): line
    }
  }
}

extension CheckReport {
  /// What became of a file of zone figures.
  fileprivate init(zones file: String, _ bytes: [UInt8]) {
    do throws(ZoneFile.ParseError) {
      let outcome = try ZoneCheck.run(bytes)
      self.init(
        file: file, .zones, count: outcome.figureCount, of: .figures,
        difference: outcome.difference.map {
          Difference(line: $0.line, ZoneCause.figure($0), in: $0.text)
        })
    } catch {
      self.init(
        file: file, .zones, count: 0, of: .figures,
        difference: Difference(line: error.line, ZoneCause.unreadable(error)))
    }
  }
}
