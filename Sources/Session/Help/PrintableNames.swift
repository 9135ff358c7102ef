import Drawing
import Grammar
import Reports

/// Names of one kind that expressions know.
package struct PrintableNames: Encodable, Sendable {
  package enum Kind: CaseIterable, Sendable {
    case registers
    /// Symbols of the kernel and of the process.
    case addresses
    /// Of the process, and counters of the kernel that are not 0.
    case figures
    case zoneFigures
    case slots
    /// As they are called: `pfn(ADDR[,PID])`.
    case functions
  }

  package let kind: Kind
  package let names: [String]
}

extension PrintableNames.Kind: Coded {
  package var code: String {
    switch self {
    case .registers: "registers"
    case .addresses: "addresses"
    case .figures: "figures"
    case .zoneFigures: "zone-figures"
    case .slots: "slots"
    case .functions: "functions"
    }
  }
}

extension World {
  /// What expressions can name now, except results.
  package var printableNames: [PrintableNames] {
    let registers = Set(MachineRegister.all.map(\.name))
    let names = symbolNames.dropFirst(results.names.count).filter {
      value(ofSymbol: $0) != nil
    }
    let byKind = Dictionary(grouping: names) { name -> PrintableNames.Kind in
      if registers.contains(name) { return .registers }
      if name.hasPrefix("zone.") { return .zoneFigures }
      if name.hasPrefix("FIX_") { return .slots }
      return figure(named: name) ?? endingFigure(named: name) == nil ? .addresses : .figures
    }
    return PrintableNames.Kind.allCases.compactMap { kind in
      let names = kind == .functions ? functionUsages : byKind[kind]
      return names.map { PrintableNames(kind: kind, names: $0) }
    }
  }

  /// How the functions are called, and what a figure of another process and a cost look like.
  private var functionUsages: [String] {
    let functions = MachineFunction.allCases.filter { !isBare || $0.isOfChip }.map(\.usage)
    return isBare ? functions : functions + ["rss(PID)", "start.NAME", "cost(COMMANDS).NAME", "after(COMMANDS).NAME"]
  }
}
