import Drawing
import Hardware
import KernelModel

/// One line of `/proc/PID/maps`: an area as Linux shows it. Linux: `show_map_vma`.
public struct MappingLine: Equatable, Encodable, Sendable {
  public let start: VirtualAddress
  public let end: VirtualAddress
  /// `rw-p`
  public let mode: String
  /// Bytes from the beginning of the file; 0 without a file.
  public let offset: UInt64
  /// `fe:00`; `00:00` without a file.
  public let device: String
  /// 0 without a file.
  public let inode: UInt64
  /// A file's path, `[heap]` and its like; empty for memory without a name.
  public let name: String

  /// The line without its newline. A line without a name ends in a space.
  ///
  /// - Parameter nameColumn: how many characters stand before the name;
  ///   `KernelRules.mapsNameColumn`.
  public func text(nameColumn: Int) -> String { drawn(nameColumn: nameColumn).text }

  func drawn(nameColumn: Int) -> StyledText {
    var text = StyledText("\(start.digits)-\(end.digits)", .address)
    text.append(" ")
    text.append(mode, .value)
    text.append(" \(hexadecimal(offset, digits: 8)) \(device) \(inode) ")
    guard !name.isEmpty else { return text }
    text.pad(from: text.text.utf8.count, to: nameColumn - 1)
    text.append(" ")
    text.append(name.replacing("\n", with: "\\012"))
    return text
  }
}

extension MappingLine {
  public init(_ area: VMArea, of space: AddressSpace, in kernel: Kernel) {
    start = area.start
    end = area.end
    mode = area.options.mode
    let file = area.file == .none ? nil : kernel.files[area.file].file
    offset = file == nil ? 0 : UInt64(area.pageOffset) << 12
    inode = file?.inode ?? 0
    device =
      hexadecimal(file?.device.major ?? 0, digits: 2) + ":"
      + hexadecimal(file?.device.minor ?? 0, digits: 2)
    name = area.name(in: space, kernel)
  }
}

extension AreaOptions {
  /// `rw-p`: what may be done, and whether others see it. `s` follows VM_MAYSHARE.
  package var mode: String {
    (contains(.read) ? "r" : "-") + (contains(.write) ? "w" : "-")
      + (contains(.execute) ? "x" : "-") + (contains(.mayShare) ? "s" : "p")
  }
}

extension VMArea {
  /// What the last column of `maps` says; empty for nothing.
  ///
  /// The first that fits: the file's path, the kernel's own pages, the heap, the stack.
  package func name(in space: AddressSpace, _ kernel: Kernel) -> String {
    if file != .none {
      let file = kernel.files[file].file
      return file.isDeleted ? file.name + " (deleted)" : file.name
    }
    switch kind {
    case .kernelData: return "[vvar]"
    case .kernelClockData: return "[vvar_vclock]"
    case .kernelCode: return "[vdso]"
    case .ordinary, .privateZero: break
    }
    return switch purpose(in: space, kernel) {
    case .heap: "[heap]"
    case .stack: "[stack]"
    case .file, .kernelPage, .memory: ""
    }
  }

  /// The name without a path's directories, for narrow columns.
  package func shortName(in space: AddressSpace, _ kernel: Kernel) -> String {
    let name = name(in: space, kernel)
    return name.first == "/" ? String(name.split(separator: "/").last ?? "") : name
  }
}
