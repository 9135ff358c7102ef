import Drawing
import Hardware
import KernelModel
import Reports

/// Windows, processes, files and address spaces.
extension StateEntry {
  func vmallocWords(_ start: UInt64) -> String {
    let kind = VmallocArea.Kind(rawValue: UInt8(fields.word(.kind)))?.english ?? ""
    let place = fields[.waitingPlace]
    return detailed(
      "\(hexadecimal(start, digits: 8))-\(fields.digits(.end)) \(kind), "
        + counted(fields[.pageCount], "page")
        + (fields[.hasGuard] == 0 ? "" : " and a guard")
        + (fields[.device] == 0 ? "" : ", device P:\(fields.digits(.device))")
        + (fields[.isLazilyFreed] == 0 ? "" : ", waits for the flush"),
      "vm_struct \(fields.digits(.object)), pages \(fields.digits(.pageArray))"
        + (place == 0 ? "" : ", \(place - 1) behind the last freed"))
  }

  func permanentMapWords(_ place: UInt64) -> String {
    let frame = Self.frame(fields.word(.frame))
    return fields.has(.process)
      ? "process \(fields[.process]) sleeps for frame \(frame)"
      : "slot \(place), \(fields.digits(.address)): frame \(frame), pkmap_count "
        + "\(fields[.useCount])"
  }

  func processWords(_ number: UInt64) -> String {
    let state =
      switch fields[.state] {
      case 0: "running"
      case 1: "exited with \(fields[.status])"
      default:
        "killed by signal \(fields[.signal]), code \(fields[.signalCode]) at "
          + fields.digits(.address)
      }
    func words(_ key: FieldKey, _ name: String) -> String {
      fields.has(key) ? ", \(name) \(fields[key])" : ""
    }
    let objects = fields.list(.objects)
    return detailed(
      "process \(number) \(fields.name(.name)), \(state)\(words(.parent, "parent"))"
        + (fields.word(.leader) == number ? "" : ", thread of \(fields[.leader])")
        + words(.awaitedChild, "waits for") + words(.space, "mm")
        + (fields[.survivesFaults] == 0 ? "" : ", handles signals")
        + (fields[.oomAdjustment] == 0 ? "" : words(.oomAdjustment, "oom_score_adj"))
        + (fields[.oomDoom] == 0 ? "" : ", doomed"),
      "stack \(fields.digits(.kernelStack, 5)), objects "
        + Self.list(objects, digits: 8, most: objects.count, none: "")
        + ", former faults \(fields[.formerMinorFaults])+\(fields[.formerMajorFaults])")
  }

  private var access: String {
    (fields[.isReadable] == 0 ? "-" : "r") + (fields[.isWritable] == 0 ? "-" : "w")
  }

  var descriptorWords: String {
    detailed(
      "process \(fields[.process]): fd \(fields[.descriptor]) is \(fields.name(.fileName)), "
        + access + (fields[.isClosedByExec] == 0 ? "" : ", closed by exec"),
      "open \(fields[.open]), files of \(counted(fields[.userCount], "task"))")
  }

  func openWords(_ number: UInt64) -> String {
    detailed(
      "open \(number): \(fields.name(.fileName)), \(access), f_count \(fields[.useCount])",
      "file \(fields[.file])")
  }

  var fileWords: String {
    detailed(
      "\(fields.name(.name))\(fields[.isDeleted] == 0 ? "" : " (deleted)"): "
        + "\(fields[.byteCount]) bytes, inode \(fields[.inode]), nrpages "
        + "\(fields[.cachedPageCount]), i_count \(fields[.openCount])",
      "\(counted(fields.list(.holes).count, "hole")), "
        + "\(counted(fields.list(.unreadablePages).count, "page")) unreadable, "
        + "bytes of its own \(fields[.contentByteCount])"
        + (fields[.isReadOnly] == 0 ? "" : ", read-only")
        + (fields[.isExecutable] == 0 ? "" : ", executable")
        + (fields[.isCharged] == 0 ? "" : ", charged"))
  }

  func areaWords(_ start: UInt64) -> String {
    let options = AreaOptions(rawValue: UInt32(fields.word(.options)))
    let mode =
      (options.contains(.read) ? "r" : "-") + (options.contains(.write) ? "w" : "-")
      + (options.contains(.execute) ? "x" : "-") + (options.contains(.mayShare) ? "s" : "p")
    let name = fields.name(.name)
    let letters = AreaOptions.letters.filter { options.contains($0.option) }.map(\.letters)
    let pageOffset = "pgoff \(fields.digits(.pageOffset, 1))"
    return detailed(
      "\(hexadecimal(start, digits: 8))-\(fields.digits(.end)) \(mode)"
        + (name.isEmpty ? "" : " \(name)") + ", \(letters.joined(separator: " "))"
        + (fields[.anonymousMemory] == 0 ? "" : ", anon_vma \(fields[.anonymousMemory])")
        + (fields[.file] == 0 ? "" : ", \(pageOffset)"),
      (fields[.isRed] == 0 ? "black" : "red")
        + ", left \(fields.digits(.left)), right \(fields.digits(.right)), gap "
        + "\(fields.digits(.subtreeGap)), \(pageOffset), file \(fields[.file]), vm_area_struct "
        + fields.digits(.object))
  }

  func anonymousMemoryWords(_ number: UInt64) -> String {
    let areas = zip(fields.list(.areas), fields.list(.spaces)).prefix(4)
      .map { "\(hexadecimal($0, digits: 8)) of mm \($1)" }
    return detailed(
      "anon_vma \(number): parent \(fields[.parent]), "
        + "\(counted(fields[.entryCount], "chain entry", "chain entries")), "
        + "\(counted(fields[.activeAreaCount], "area"))",
      areas.joined(separator: ", "))
  }
}
