import Drawing
import Hardware
import KernelModel

extension Picture {
  /// What the kernel promised each process and what it uses of that, two bars to one scale, with
  /// RAM beside: a promise takes no frames.
  ///
  /// The processes with the largest promises are shown; tasks that share memory count once.
  ///
  /// - Throws: `noProcess` where none has memory.
  /// - Complexity: O(processes · log processes)
  package static func promise(_ kernel: Kernel) throws(PictureRefusal) -> Picture {
    let users = MemoryUser.all(of: kernel)
    guard !users.isEmpty else { throw .noProcess }
    let memory = kernel.configuration.memory
    let ranked = users.indices.sorted {
      (users[$0].promised, $1) > (users[$1].promised, $0)
    }
    let shown = ranked.prefix(mostProcesses).sorted().map { users[$0] }
    let rest = ranked.dropFirst(mostProcesses).map { users[$0] }
    let bars = shown.flatMap(\.bars) + (rest.isEmpty ? [] : MemoryUser.joining(rest).bars)
    let promised = users.reduce(0) { $0 + $1.promised }
    let used = users.reduce(0) { $0 + $1.used }
    let scale = bars.reduce(memory) { max($0, $1.byteCount) }
    return Picture(
      "promise", title: Caption(PromisePicturePhrase.title(memory)),
      summary: Caption(
        PromisePicturePhrase.sums(users.count, promised: promised, used: used))
        + Caption(
          PromisePicturePhrase.ram(memory, free: UInt64(kernel.allocator.freePageCount) << 12)),
      bands: [
        Band(
          Panel(
            .bars(
              BarChart(
                .bytes,
                bars.map { $0.row(scale) } + [ram(of: kernel, scale)]))))
      ])
  }

  private static let mostProcesses = 8

  private static func ram(of kernel: Kernel, _ scale: UInt64) -> BarChart.Row {
    let memory = kernel.configuration.memory
    let free = min(memory, UInt64(kernel.allocator.freePageCount) << 12)
    return BarChart.Row(
      PictureItem(
        "ram", Caption(PromisePicturePhrase.allRAM), detail: Caption(.bytes(memory), .value)),
      total: scale,
      parts: [
        PictureItem(
          "ram.taken", Caption(PromisePicturePhrase.taken), .third, letter: "T",
          size: memory - free),
        PictureItem(
          "ram.free", Caption(PromisePicturePhrase.free), .faint, letter: "f", size: free),
      ])
  }
}

/// A process with memory, or several.
private struct MemoryUser {
  /// Its number; nil for several.
  let id: Int32?
  let caption: Caption
  /// Bytes.
  let promised: UInt64
  let used: UInt64

  struct Bar {
    let item: PictureItem
    let part: PictureItem
    var byteCount: UInt64 { part.size ?? 0 }

    func row(_ scale: UInt64) -> BarChart.Row {
      BarChart.Row(item, total: scale, parts: [part])
    }
  }

  /// By rising numbers.
  static func all(of kernel: Kernel) -> [MemoryUser] {
    var seen: Set<AddressSpaceID> = []
    return kernel.processes.all.compactMap { process in
      guard let space = process.space, seen.insert(space.id).inserted else { return nil }
      return MemoryUser(
        id: process.id.rawValue,
        caption: Caption(.count(UInt64(process.id.rawValue)), .value)
          + Caption(.name(process.name)),
        promised: UInt64(space.totals.total) << 12, used: UInt64(space.resident.total) << 12)
    }
  }

  static func joining(_ users: [MemoryUser]) -> MemoryUser {
    MemoryUser(
      id: nil, caption: Caption(PromisePicturePhrase.more(users.count), .faint),
      promised: users.reduce(0) { $0 + $1.promised }, used: users.reduce(0) { $0 + $1.used })
  }

  /// What it was promised, and what it uses.
  var bars: [Bar] {
    let place = id.map { "process.\($0)" } ?? "process.more"
    func bar(
      _ name: String, _ caption: Caption, _ kind: PromisePicturePhrase, _ role: Role,
      _ letter: Character, _ byteCount: UInt64
    ) -> Bar {
      Bar(
        item: PictureItem(
          "\(place).\(name)", caption, detail: Caption(.bytes(byteCount), .value)),
        part: PictureItem(
          "\(place).\(name).bytes", Caption(kind), role, letter: letter, size: byteCount))
    }
    return [
      bar("vm", caption, .promised, .second, "P", promised),
      bar("rss", Caption(PromisePicturePhrase.use, .faint), .used, .first, "U", used),
    ]
  }
}
