import Grammar
import Hardware
import KernelModel

/// Functions of the machine in expressions.
extension World {
  public var functionNames: [String] {
    guard bootedKernel != nil else {
      return MachineFunction.allCases.filter(\.isOfChip).map(\.name)
    }
    return MachineFunction.allCases.map(\.name) + Self.processFigureNames
  }

  public func value(of call: FunctionCall) throws(CommandError) -> Int128 {
    if let function = MachineFunction.byName[call.name], !isBare || function.isOfChip {
      return try value(of: function, call)
    }
    if !isBare, Self.isProcessFigure(call.name) { return try figure(of: call) }
    let start = call.range.lowerBound
    throw CommandError(
      .unknownFunction(
        call.name, nearest: Spelling.nearest(to: call.name, among: functionNames)),
      at: start..<start + call.name.utf8.count)
  }

  private func value(
    of function: MachineFunction, _ call: FunctionCall
  ) throws(CommandError) -> Int128 {
    let parameters = function.parameters
    let least = parameters.count { $0 != .process }
    guard least...parameters.count ~= call.arguments.count else {
      throw CommandError(
        .wrongArguments(function: function.name, usage: function.usage), at: call.range)
    }
    switch function {
    case .present, .pte, .pfn, .area, .mode, .region, .tlb, .chunk, .findArea, .areaSize,
      .pointerIndex, .directoryIndex, .tableIndex, .pointerPlace, .directoryPlace, .tablePlace:
      let address = VirtualAddress(rawValue: try call.word(0, .address))
      guard !isBare else { return chipValue(of: function, at: address) }
      return value(of: function, at: address, of: try process(call, at: 1))
    case .errorCode: return try errorCode(call)
    case .zone, .owner, .mapcount, .address, .freeOrder:
      return try value(of: function, ofFrame: call)
    case .owned: return try pageCount(ofOwner: call)
    case .blocks: return try freeBlockCount(call)
    case .pkmap, .fixmap: return try value(of: function, ofSlot: call)
    }
  }

  /// A figure of a process: `rss(2)`; 0 of one without memory.
  private func figure(of call: FunctionCall) throws(CommandError) -> Int128 {
    guard call.arguments.count == 1 else {
      throw CommandError(
        .wrongArguments(function: call.name, usage: "\(call.name)(PID)"), at: call.range)
    }
    return processFigure(named: call.name, of: try process(call, at: 0)) ?? 0
  }

  /// The process that an argument names; the current one where there is none.
  private func process(_ call: FunctionCall, at index: Int) throws(CommandError) -> Process {
    guard index < call.arguments.count else { return process }
    guard let named = process(numbered: try call.word(index, .number)) else {
      throw CommandError(
        .noSuchProcess(call.arguments[index].value), at: call.arguments[index].range)
    }
    return named
  }
}

extension FunctionCall {
  /// An argument that is a number of 32 bits.
  func word(_ index: Int, _ unit: Quantity) throws(CommandError) -> UInt32 {
    let argument = arguments[index]
    guard !WordValue.isWord(argument.value) else {
      throw CommandError(.wordIsNoNumber(argument.value), at: argument.range)
    }
    guard let value = UInt32(exactly: argument.value) else {
      throw CommandError(
        .outOfRange("\(argument.value)", bounds: 0...0xffff_ffff, unit: unit), at: argument.range)
    }
    return value
  }

  /// An argument that is one of some words.
  func choice<Value>(
    _ index: Int, of choices: [(word: String, value: Value)]
  ) throws(CommandError) -> Value {
    let argument = arguments[index]
    let word = WordValue(value: argument.value)?.text
    if let found = choices.first(where: { $0.word == word }) { return found.value }
    throw CommandError(
      .expected(
        .words(choices.map(\.word)), found: .word(word ?? "\(argument.value)")),
      at: argument.range)
  }
}
