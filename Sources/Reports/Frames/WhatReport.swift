import Drawing
import Grammar
import Hardware
import KernelModel

/// Everything that a number can be: a symbol, a linear address, a physical address, a frame.
package struct WhatReport: Report {
  package static let kind = "what"

  struct Reading: Encodable, Sendable {
    /// `symbol`, `linear` and `physical` for addresses, `frame` for a number
    let reading: String
    let words: [String]
  }

  package let number: UInt64
  let readings: [Reading]

  /// - Parameter symbols: the names that have this value.
  package init(_ number: UInt64, symbols: [String], space: AddressSpace, in kernel: Kernel) {
    self.number = number
    var readings: [Reading] = []
    if !symbols.isEmpty {
      readings.append(Reading(reading: "symbol", words: [symbols.joined(separator: ", ")]))
    }
    if let address = UInt32(exactly: number) {
      readings.append(
        Reading(
          reading: "linear",
          words: kernel.describe(VirtualAddress(rawValue: address), in: space)))
    }
    let physical = PhysicalAddress(rawValue: number)
    if physical.frame.rawValue != 0, number >> 12 == UInt64(physical.frame.rawValue) {
      readings.append(
        Reading(reading: "physical", words: kernel.describe(physical, in: space)))
    }
    if number > 0, number < UInt64(kernel.pages.frameCount) {
      let frame = FrameDescription(PageFrameNumber(rawValue: UInt32(number)), in: kernel)
      readings.append(
        Reading(reading: "frame", words: ["P:\(frame.frame.base.digits), " + frame.words]))
    }
    self.readings = readings
  }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    var lines = LabelledLines(labelWidth: 9, on: canvas)
    lines.text.appendLine(hexadecimal(number, digits: 8), .address)
    for reading in readings {
      for (index, words) in reading.words.enumerated() {
        lines.add(index == 0 ? reading.reading : "", words)
      }
    }
    text.append(lines.text)
  }
}
