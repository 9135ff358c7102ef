import Drawing
import Hardware
import KernelModel

extension StateEntry: Worded {
  var english: String {
    let number: UInt64
    switch place {
    case .figure(let figure): return words(of: figure)
    case .number(let place): number = place
    }
    return switch structure {
    case .memory: memoryWords(number)
    case .tlb: lineWords
    case .replacement: replacementWords
    case .freeLists, .perCPULists: listWords
    case .pageblocks:
      "\(Self.frame(number)): \(MigrateType(rawValue: UInt8(fields.word(.type)))?.name ?? "")"
    case .frames: frameWords(number)
    case .pageCache:
      "\(fields.name(.fileName)) page \(fields[.page]): frame \(Self.frame(fields.word(.frame)))"
    case .slabCaches: cacheWords
    case .slabs: slabWords(number)
    case .vmallocAreas: vmallocWords(number)
    case .permanentMaps: permanentMapWords(number)
    case .fixmap: "\(fields.name(.slotName)): \(fields.digits(.entry))"
    case .sleepingMaps:
      "process \(number): \(fields.list(.frames).map(Self.frame).joined(separator: " "))"
    case .kernelTables, .tables:
      "\(hexadecimal(number, digits: 8)): \(fields.digits(.entry))"
        + (fields[.isLarge] == 0 ? "" : ", \(fields[.byteCount] >> 20) MiB")
    case .directory:
      "\(hexadecimal(number, digits: 8)): \(fields.digits(.entry)), not as the kernel's own"
    case .processes: processWords(number)
    case .descriptors: descriptorWords
    case .opens: openWords(number)
    case .files: fileWords
    case .areas: areaWords(number)
    case .anonymousMemory: anonymousMemoryWords(number)
    case .registers, .chipCounters, .settings, .kernelFigures, .counters, .zones, .windowFigures,
      .figures, .results, .session:
      "\(number)"
    }
  }

  /// What is told besides where nothing else differs.
  func detailed(_ words: String, _ details: @autoclosure () -> String) -> String {
    isDetailed ? "\(words), \(details())" : words
  }

  static func frame(_ number: UInt64) -> String {
    PageFrameNumber(rawValue: UInt32(number)).digits
  }

  /// Up to `count` frames or addresses, or another word when there are none.
  static func list(
    _ numbers: [UInt64], digits: Int, most count: Int, none: String
  ) -> String {
    numbers.isEmpty
      ? none
      : numbers.prefix(count).map { hexadecimal($0, digits: digits) }.joined(separator: " ")
  }
}

extension FieldList {
  /// A field in hexadecimal digits.
  func digits(_ key: FieldKey, _ count: Int = 8) -> String {
    hexadecimal(word(key), digits: count)
  }
}

extension StateEntry {
  private func words(of figure: StateFigure) -> String {
    let name = figure.english
    switch figure {
    case .register(let register): return "\(name) \(words(of: register))"
    case .setting:
      let numbers = fields.fields.map { "\(fields[$0.key])" }
      return "\(name) \(numbers.joined(separator: " "))"
    case .kernel(let kernel) where kernel.isHexadecimal: return "\(name) \(fields.digits(.value))"
    case .space(let space) where space.isHexadecimal: return "\(name) \(fields.digits(.value))"
    case .cachedArea: return "\(name) \(fields.digits(.value))"
    case .result, .namedResult:
      let value = fields[.value]
      return "\(name) = " + (value < 10 ? "\(value)" : "0x\(hexadecimal(value, digits: 1))")
    case .session(let session): return words(of: session)
    case .tracedProcess: return "\(name) is \(fields[.value])"
    case .chip, .lookups, .kernel, .counter, .zone, .protection, .window, .space:
      return "\(name) \(fields[.value])"
    }
  }

  private func words(of register: RegisterFigure) -> String {
    switch register {
    case .cr0, .cr2, .cr3, .cr4, .efer, .pointer: fields.digits(.value)
    case .alignmentCheck, .privilegeLevel: "\(fields[.value])"
    case .globalTable: "\(fields.digits(.base)), limit \(fields[.limit])"
    case .localTable:
      "\(fields.digits(.selector, 4)): \(fields.digits(.base)), limit \(fields[.limit])"
    case .segment:
      "\(fields.digits(.selector, 4)), descriptor "
        + (fields.has(.descriptor) ? fields.digits(.descriptor, 16) : "none")
    }
  }

  private func words(of figure: SessionFigure) -> String {
    let name = figure.english
    switch figure {
    case .process: return "\(name) \(fields[.value])"
    case .sysroot: return "\(name) \(fields.name(.name).isEmpty ? "/" : fields.name(.name))"
    case .uncheckedProcesses: return "\(name): \(fields.list(.processes))"
    case .mappings: return "\(name): \(fields[.count]), \(fields.digits(.contentDigest, 16))"
    case .hasUnfinishedCalls: return "\(name): \(fields[.value] == 0 ? "none" : "some")"
    }
  }
}
