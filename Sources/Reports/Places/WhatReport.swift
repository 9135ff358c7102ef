import Drawing
import Grammar
import Hardware
import KernelModel

/// Everything that a number can be: a symbol, a linear address, a physical address, a frame.
package struct WhatReport: Report {
  package static let kind = "what"

  /// One way to read the number, with what is there.
  enum Reading: DetailedFact {
    /// The names that have this value.
    case symbol([String])
    case linear([AddressPlace])
    case physical([AddressPlace])
    case frame(FrameDescription)

    var code: String {
      switch self {
      case .symbol: "symbol"
      case .linear: "linear"
      case .physical: "physical"
      case .frame: "frame"
      }
    }

    var details: Details {
      switch self {
      case .symbol(let names): ["names": names]
      case .linear(let places), .physical(let places): ["places": places]
      case .frame(let frame): ["frame": frame]
      }
    }
  }

  package let number: UInt64
  let readings: [Reading]

  /// - Parameter symbols: the names that have this value.
  package init(_ number: UInt64, symbols: [String], space: AddressSpace, in kernel: Kernel) {
    self.number = number
    var readings: [Reading] = []
    if !symbols.isEmpty { readings.append(.symbol(symbols)) }
    if let address = UInt32(exactly: number) {
      readings.append(.linear(kernel.places(at: VirtualAddress(rawValue: address), in: space)))
    }
    let physical = PhysicalAddress(rawValue: number)
    if physical.frame.rawValue != 0, number >> 12 == UInt64(physical.frame.rawValue) {
      readings.append(.physical(kernel.places(at: physical)))
    }
    if number > 0, number < UInt64(kernel.pages.frameCount) {
      let frame = PageFrameNumber(rawValue: UInt32(number))
      readings.append(.frame(FrameDescription(frame, in: kernel)))
    }
    self.readings = readings
  }

  package enum Key: String, CodingKey { case number, numberDecimal, readings }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(number, forKey: .number)
    try container.encode(number.decimal, forKey: .numberDecimal)
    try container.encode(readings, forKey: .readings)
  }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    var lines = LabelledLines(labelWidth: 9, on: canvas)
    lines.text.appendLine(hexadecimal(number, digits: 8), .address)
    for reading in readings {
      for (index, words) in reading.lines(on: canvas).enumerated() {
        lines.add(index == 0 ? canvas.words(reading) : "", words)
      }
    }
    text.append(lines.text)
  }
}

extension WhatReport.Reading {
  fileprivate func lines(on canvas: Canvas) -> [String] {
    switch self {
    case .symbol(let names): [names.joined(separator: ", ")]
    case .linear(let places), .physical(let places): places.map { canvas.words($0) }
    case .frame(let frame): ["P:\(frame.frame.base.digits), \(canvas.words(frame))"]
    }
  }
}
