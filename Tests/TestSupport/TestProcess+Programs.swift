import Hardware
import KernelModel

/// Programs, and what they look like once they run.
extension TestProcess {
  /// Makes a program file on the machine.
  public func install(_ image: ELFImage, as path: String = "/bin/program") {
    install(image.bytes, as: path)
  }

  public func install(_ bytes: [UInt8], as path: String = "/bin/program") {
    kernel.files.create(path, byteCount: UInt64(bytes.count), content: .bytes(bytes))
  }

  /// Runs a program in place of this one.
  @discardableResult
  public func exec(
    _ path: String = "/bin/program", _ arguments: [String] = ["program"],
    environment: [String] = []
  ) throws -> Kernel.ExecResult {
    try kernel.exec(process, path: path, arguments: arguments, environment: environment)
  }

  /// The mappings, a line each: range in page numbers, mode, page of the file, file.
  public var mappings: [String] {
    var lines: [String] = []
    var link = space.areas.first
    while !link.isNone {
      lines.append(line(of: space.areas[link]))
      link = space.areas[link].next
    }
    return lines
  }

  private func line(of area: VMArea) -> String {
    let range = "\(hex(area.start.pageNumber))-\(hex(area.end.pageNumber))"
    let mode = [(AreaOptions.read, "r"), (.write, "w"), (.execute, "x")]
      .map { area.options.contains($0.0) ? $0.1 : "-" }.joined()
    switch area.kind {
    case .kernelData: return "\(range) \(mode) [vvar]"
    case .kernelClockData: return "\(range) \(mode) [vvar_vclock]"
    case .kernelCode: return "\(range) \(mode) [vdso]"
    case .ordinary, .privateZero: break
    }
    if area.options.contains(.growsDown) { return "\(range) \(mode) [stack]" }
    guard area.file != .none else { return "\(range) \(mode)" }
    let name = kernel.files[area.file].file.name.split(separator: "/").last ?? ""
    return "\(range) \(mode) \(hex(area.pageOffset)) \(name)"
  }

  /// A word as the process would find it, 0 where nothing is.
  public func word(at address: UInt32) -> UInt32 {
    (0..<4).reduce(0) { $0 | UInt32(space.peek(at(address &+ $1)) ?? 0) << (8 * $1) }
  }

  /// A string up to its zero byte.
  public func string(at address: UInt32) -> String {
    var bytes: [UInt8] = []
    var place = address
    while let byte = space.peek(at(place)), byte != 0 {
      bytes.append(byte)
      place += 1
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func hex(_ number: UInt32) -> String { String(number, radix: 16) }
}
