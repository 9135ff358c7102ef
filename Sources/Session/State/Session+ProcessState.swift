import Drawing
import Hardware
import KernelModel

/// Processes, what they have open, and files.
extension Session {
  var processStructure: StateStructure {
    let processes = kernel.processes
    func process(_ place: UInt64) -> Process? { processes[ProcessID(rawValue: Int32(place))] }
    return StateStructure(
      part: .processes, name: "processes",
      fill: { facts in
        for process in processes.all {
          var digest = Digest()
          digest.add(process.name)
          digest.add(process.stateWords)
          let numbers: [Int32] = [
            process.parent?.rawValue ?? 0, process.leader.rawValue,
            process.awaitedChild?.rawValue ?? 0, process.survivesFaults ? 1 : 0,
          ]
          for number in numbers { digest.add(number) }
          digest.add(process.space?.id.rawValue ?? 0)
          digest.add(process.formerFaults.minor)
          digest.add(process.formerFaults.major)
          digest.add(process.kernelStack.rawValue)
          for object in process.objects { digest.add(object.address.rawValue) }
          facts.add(process.id.rawValue, digest.value)
        }
      },
      words: { place in
        guard let process = process(place) else { return nil }
        return "process \(place) \(process.name), \(process.stateWords)"
          + (process.parent.map { ", parent \($0.rawValue)" } ?? "")
          + (process.isThread ? ", thread of \(process.leader.rawValue)" : "")
          + (process.awaitedChild.map { ", waits for \($0.rawValue)" } ?? "")
          + (process.space.map { ", mm \($0.id.rawValue)" } ?? "")
          + (process.survivesFaults ? ", handles signals" : "")
      },
      details: { place in
        guard let process = process(place) else { return "" }
        return "stack \(process.kernelStack.digits), objects "
          + process.objects.map(\.address.digits).joined(separator: " ")
          + ", former faults \(process.formerFaults.minor)+\(process.formerFaults.major)"
      })
  }

  var descriptorStructure: StateStructure {
    let kernel = kernel
    func open(_ place: UInt64) -> (process: Process, descriptor: Int32, open: OpenFileID)? {
      let descriptor = Int32(truncatingIfNeeded: place)
      guard let process = kernel.processes[ProcessID(rawValue: Int32(place >> 32))],
        let open = process.descriptors[descriptor]
      else { return nil }
      return (process, descriptor, open)
    }
    return StateStructure(
      part: .processes, name: "open files",
      fill: { facts in
        for process in kernel.processes.all {
          let files = process.openFiles
          for (descriptor, open) in process.descriptors {
            facts.add(
              UInt64(process.id.rawValue) << 32 | UInt64(UInt32(bitPattern: descriptor)),
              Digest.of(
                UInt64(open.rawValue), files.closedByExec.contains(descriptor) ? 1 : 0,
                UInt64(files.userCount)))
          }
        }
      },
      words: { place in
        guard let found = open(place), let file = kernel.files.open(numbered: found.open) else {
          return nil
        }
        let access = (file.isReadable ? "r" : "-") + (file.isWritable ? "w" : "-")
        return "process \(found.process.id.rawValue): fd \(found.descriptor) is \(file.file.name), "
          + access
          + (found.process.openFiles.closedByExec.contains(found.descriptor)
            ? ", closed by exec" : "")
      },
      details: { place in
        open(place).map {
          "open \($0.open.rawValue), files of \(counted($0.process.openFiles.userCount, "task"))"
        } ?? ""
      })
  }

  /// What `struct file` says; its holders are descriptors and areas.
  var openStructure: StateStructure {
    let files = kernel.files
    return StateStructure(
      part: .files, name: "struct file",
      fill: { facts in
        files.forEachOpen { id, open in
          facts.add(
            id.rawValue,
            Digest.of(
              UInt64(open.file.id.rawValue), (open.isReadable ? 1 : 0) | (open.isWritable ? 2 : 0),
              UInt64(open.useCount)))
        }
      },
      words: { place in
        files.open(numbered: OpenFileID(rawValue: UInt32(place))).map { open in
          "open \(place): \(open.file.name), \(open.isReadable ? "r" : "-")"
            + "\(open.isWritable ? "w" : "-"), f_count \(open.useCount)"
        }
      })
  }

  var fileStructure: StateStructure {
    let files = kernel.files
    func file(_ place: UInt64) -> CachedFile? { files.all.first { $0.id.rawValue == place } }
    return StateStructure(
      part: .files, name: "files",
      fill: { facts in for file in files.all { facts.add(file.id.rawValue, file.digest) } },
      words: { place in
        file(place).map { file in
          "\(file.name)\(file.isDeleted ? " (deleted)" : ""): \(file.byteCount) bytes, inode "
            + "\(file.inode), nrpages \(file.cachedPageCount), i_count \(file.openCount)"
        }
      },
      details: { place in
        file(place).map { file in
          "\(counted(file.holes.count, "hole")), \(counted(file.unreadable.count, "page")) unreadable, "
            + "bytes of its own \(file.contentByteCount)"
            + (file.isReadOnly ? ", read-only" : "") + (file.isExecutable ? ", executable" : "")
            + (file.isCharged ? ", charged" : "")
        } ?? ""
      })
  }
}

extension FileTable {
  /// The open with that number; nil where a command that is halted has just closed it.
  fileprivate func open(numbered number: OpenFileID) -> OpenFile? {
    var found: OpenFile?
    forEachOpen { id, open in if id == number { found = open } }
    return found
  }
}

extension Process {
  fileprivate var stateWords: String {
    switch state {
    case .running: "running"
    case .exited(let status): "exited with \(status)"
    case .killed(let signal):
      "killed by signal \(signal.number.rawValue), code \(signal.code.rawValue) at "
        + signal.address.digits
    }
  }
}

extension CachedFile {
  /// Everything but its cached pages, which the frames' records tell.
  fileprivate var digest: UInt64 {
    var digest = Digest()
    digest.add(name)
    digest.add("\(kind)")
    digest.add(byteCount)
    digest.add(contentByteCount)
    digest.add(UInt64(device.major) << 32 | UInt64(device.minor))
    digest.add(inode)
    let flags = [isDeleted, isReadOnly, isExecutable, isCharged]
    for flag in flags { digest.add(flag ? 1 : 0) }
    digest.add(openCount)
    digest.add(cachedPageCount)
    for pages in [holes, unreadable] {
      digest.add(pages.count)
      for page in pages.sorted() { digest.add(page) }
    }
    switch content {
    case .zeros: digest.add(0)
    case .pattern(let first): digest.add(UInt64(first) + 1)
    case .bytes(let bytes):
      digest.add(0x1000)
      for byte in bytes { digest.add(UInt64(byte)) }
    case .outside: digest.add(0x1001)
    }
    return digest.value
  }
}
