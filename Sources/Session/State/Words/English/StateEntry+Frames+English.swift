import Drawing
import Hardware
import KernelModel
import Reports

/// The chip, frames and slabs.
extension StateEntry {
  func memoryWords(_ frame: UInt64) -> String {
    let use = PageUse(rawValue: UInt8(fields.word(.use))).map { " (\(FrameUse($0).english))" } ?? ""
    return "frame \(Self.frame(frame))\(fields.has(.use) ? use : ""), "
      + "\(counted(fields[.wordCount], "word")): P:\(fields.digits(.address)) = "
      + fields.digits(.value)
  }

  var lineWords: String {
    let rights = Rights(rawValue: UInt8(fields.word(.rights)))
    return detailed(
      "\(fields.name(.array)) set \(fields[.set]), way \(fields[.way]): "
        + "V:\(fields.digits(.page)) -> P:\(fields.digits(.base)), \(rights.english)"
        + (rights.contains(.dirty) ? ", dirty" : "") + (fields[.isGlobal] == 0 ? "" : ", global"),
      "\(size(fields.word(.byteCount))) of \(size(fields.word(.pageByteCount))), memory type "
        + "\(fields[.memoryType])")
  }

  var replacementWords: String {
    guard fields.has(.nextWay) else {
      return "directory entry \(fields[.index]) of \(fields.digits(.address)): "
        + fields.digits(.entry)
    }
    let order = fields.list(.order).map { hexadecimal($0, digits: 1) }
    return detailed(
      "\(fields.name(.array)) set \(fields[.set]): way \(fields[.nextWay]) is next",
      "LRU \(order.joined(separator: " "))")
  }

  var listWords: String {
    let zone = Zone.Kind(rawValue: UInt8(fields.word(.zone)))?.name ?? ""
    let type = MigrateType(rawValue: UInt8(fields.word(.type)))?.name ?? ""
    let order = fields.has(.order) ? ", order \(fields[.order])" : ""
    let frames = fields.list(.frames)
    let shown = frames.prefix(3).map(Self.frame).joined(separator: " ")
    let common = fields[.commonCount]
    return "\(zone)\(order), \(type): "
      + counted(fields[.count], fields.has(.order) ? "block" : "page")
      + (shown.isEmpty ? "" : common == 0 ? ", first \(shown)" : ", \(shown) behind \(common)")
      + (frames.count > 3 ? " ..." : "")
  }

  func frameWords(_ first: UInt64) -> String {
    let last = first + UInt64(count) - 1
    let frames = "frame \(Self.frame(first))" + (count == 1 ? "" : "-\(Self.frame(last))")
    guard let use = PageUse(rawValue: UInt8(fields.word(.use))) else { return frames }
    let index = "index \(fields.digits(.index, 1))"
    if use == .perCPU {
      let type = MigrateType.allCases[Int(fields.word(.migrateType) & 3)]
      return detailed("\(frames): parked, \(type.name)", index)
    }
    var words = [
      "\(FrameUse(use).english), count \(fields[.useCount]), mapcount \(fields[.mapCount])"
    ]
    let flags = PageFlags(rawValue: UInt32(fields.word(.flags))).subtracting(.slab)
    words += PageFlags.names(of: flags.rawValue)
    if let owner = ownerWords(use) { words.append(owner) }
    if fields[.order] > 0 { words.append("order \(fields[.order])") }
    if fields[.isExclusive] != 0 { words.append("exclusive") }
    return detailed("\(frames): \(words.joined(separator: ", "))", index)
  }

  /// `anon_vma 2`, a file's name, a slab's cache, the head of a tail.
  private func ownerWords(_ use: PageUse) -> String? {
    let owner = fields[.owner]
    switch use {
    case .anonymous: return "anon_vma \(owner)"
    case .file, .sharedMemory:
      return fields.has(.ownerName) ? fields.name(.ownerName) : "file \(owner)"
    case .slab: return fields.has(.ownerName) ? fields.name(.ownerName) : "cache \(owner)"
    // Behind the first frame of a block, be it a compound page or not.
    default: return owner == 0 && use != .tail ? nil : "of \(fields.digits(.owner, 5))"
    }
  }

  var cacheWords: String {
    func list(_ key: FieldKey) -> String {
      Self.list(fields.list(key), digits: 5, most: 4, none: "none")
    }
    return detailed(
      "\(fields.name(.cacheName)): \(counted(fields[.slabCount], "slab")), "
        + "\(counted(fields[.objectCount], "object")), next \(fields.digits(.nextObject))",
      "cpu slab \(fields.has(.cpuSlab) ? fields.digits(.cpuSlab, 5) : "none"), cpu partial "
        + "\(list(.cpuPartialSlabs)), partial \(list(.partialSlabs))")
  }

  func slabWords(_ frame: UInt64) -> String {
    let slab = "\(fields.name(.cacheName)) slab \(Self.frame(frame)): "
    if fields.has(.ownObjects) {
      let own = fields.list(.ownObjects)
      return slab + "\(counted(fields[.usedCount], "object")) in use"
        + (own.isEmpty ? "" : ", " + Self.list(own, digits: 8, most: 3, none: ""))
        + (own.count > 3 ? " ..." : "")
    }
    let free = Self.list(fields.list(.freeObjects), digits: 8, most: 3, none: "empty")
    return detailed(
      slab + "\(fields[.usedCount]) of \(counted(fields[.objectCount], "object")) in use",
      "free list \(free), counters \(fields.digits(.counters)), pobjects "
        + "\(fields[.keptObjectCount])")
  }
}
