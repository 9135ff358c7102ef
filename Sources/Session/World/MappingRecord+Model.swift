import Hardware
import KernelModel
import Reports

extension MappingRecord {
  /// The areas of an address space, as the kernel would list them.
  package static func all(of space: AddressSpace, in kernel: Kernel) -> [MappingRecord] {
    var records: [MappingRecord] = []
    var link = space.areas.first
    while !link.isNone {
      records.append(MappingRecord(space.areas[link], space, kernel))
      link = space.areas[link].next
    }
    return records
  }

  /// Linux: `show_map_vma`.
  private init(_ area: VMArea, _ space: AddressSpace, _ kernel: Kernel) {
    range = area.start.rawValue..<area.end.rawValue
    isReadable = area.options.contains(.read)
    isWritable = area.options.contains(.write)
    isExecutable = area.options.contains(.execute)
    isShared = area.options.contains(.mayShare)
    hasFile = area.file != .none
    let file = hasFile ? kernel.files[area.file].file : nil
    offset = hasFile ? area.pageOffset << 12 : 0
    device = nil
    inode = file?.inode ?? 0
    name =
      file.map { $0.name + ($0.isDeleted ? " (deleted)" : "") }
      ?? Self.name(of: area, space, kernel.rules)
  }

  private static func name(
    of area: VMArea, _ space: AddressSpace, _ rules: KernelRules
  ) -> String {
    let image = space.image
    switch area.kind {
    case .kernelData: return "[vvar]"
    case .kernelClockData: return "[vvar_vclock]"
    case .kernelCode: return "[vdso]"
    case .ordinary, .privateZero: break
    }
    let isHeap =
      rules.heapNameIsStrict
      ? area.start < image.heapEnd && area.end > image.heapStart
      : area.start <= image.heapEnd && area.end >= image.heapStart
    if isHeap { return "[heap]" }
    return area.start <= image.stackStart && image.stackStart <= area.end ? "[stack]" : ""
  }

  /// What two lists are compared by: everything but device and inode.
  ///
  /// - Parameter hasPaths: names are whole; otherwise their last component counts.
  package func comparedLine(hasPaths: Bool) -> String {
    var shown = name
    if !hasPaths, hasFile, let last = name.split(separator: "/").last { shown = String(last) }
    let line =
      "\(addressDigits(range.lowerBound))-\(addressDigits(range.upperBound)) \(mode) "
      + "\(addressDigits(offset)) \(hasFile ? "F" : "-")"
    return shown.isEmpty ? line : "\(line) \(shown)"
  }
}

extension World {
  /// Replaces a process's memory by recorded mappings.
  ///
  /// - Parameters:
  ///   - bounds: where the program's parts lie; found from the mappings when nil.
  ///   - isWritten: the program has written to its private memory already.
  package func restore(
    _ mappings: [MappingRecord], in process: Process, bounds: ProgramImageBounds? = nil,
    isWritten: Bool = false
  ) throws(Refusal) {
    let space = try kernel.replaceSpace(of: process)
    var opens: [(name: String, open: OpenFileID)] = []
    var areas: [AreaDescription] = []
    for mapping in mappings {
      var open = OpenFileID.none
      if mapping.hasFile {
        if let known = opens.first(where: { $0.name == mapping.name }) {
          open = known.open
        } else {
          let file =
            kernel.files.named(mapping.name)
            ?? kernel.files.create(mapping.name, byteCount: 1 << 30)
          open = kernel.files.open(file, readable: true, writable: false)
          opens.append((mapping.name, open))
        }
      }
      areas.append(AreaDescription(mapping, open))
    }
    try space.restore(
      areas, image: bounds ?? ProgramImageBounds(mappings), written: isWritten)
    for (_, open) in opens { kernel.files.release(open) }
  }
}

extension AreaDescription {
  fileprivate init(_ mapping: MappingRecord, _ open: OpenFileID) {
    var protection = Protection.none
    if mapping.isReadable { protection.insert(.read) }
    if mapping.isWritable { protection.insert(.write) }
    if mapping.isExecutable { protection.insert(.execute) }
    let kind: VMArea.Kind =
      switch mapping.name {
      case "[vvar]": .kernelData
      case "[vvar_vclock]": .kernelClockData
      case "[vdso]": .kernelCode
      default: .ordinary
      }
    let low = VirtualAddress(rawValue: mapping.range.lowerBound)
    let high = VirtualAddress(rawValue: mapping.range.upperBound)
    self.init(
      range: low..<high, protection: protection, isShared: mapping.isShared, file: open,
      pageOffset: mapping.offset >> 12, kind: kind, isStack: mapping.name == "[stack]")
  }
}

extension ProgramImageBounds {
  /// What a list of mappings tells: the heap begins behind the program's own mappings, which
  /// follow the first one without a gap, and the stack at its end.
  fileprivate init(_ mappings: [MappingRecord]) {
    self.init()
    var end = mappings.first?.range.lowerBound ?? 0
    for mapping in mappings {
      guard mapping.range.lowerBound == end else { break }
      end = mapping.range.upperBound
    }
    heapStart = VirtualAddress(rawValue: end)
    heapEnd = heapStart
    let stack = mappings.first { $0.name == "[stack]" }
    stackStart = VirtualAddress(rawValue: (stack?.range.upperBound ?? 0) &- 16)
  }
}
