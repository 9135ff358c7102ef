import Commands
import Grammar
import Session
import TestSupport

/// Lines as people type them, well and badly, made from the declarations of the commands.
package struct LineMaker {
  private let commands: [CommandDefinition]
  private let acting: [CommandDefinition]
  private let values: ValueMaker

  /// - Parameter isBare: whether the lines are for a machine without a kernel.
  package init(isBare: Bool) {
    let set = CommandSet.standard
    commands = (isBare ? set.bare : set.booted).catalog.commands.filter {
      !Self.excluded.contains($0.name)
    }
    acting = commands.filter { $0.effect == .acts && !$0.isHidden }
    values = ValueMaker(settings: Self.settings)
  }

  /// What names files of the host, or ends the session: a trial does that itself.
  private static let excluded: Set = [
    "save", "load", "record", "source", "quit", "define", "size",
  ]

  private static let settings = [
    "vm.overcommit_memory", "vm.overcommit_ratio", "vm.max_map_count", "vm.mmap_min_addr",
    "vm.swappiness", "vm.panic_on_oom", "vm.oom_kill_allocating_task", "vm.oom_dump_tasks",
    "vm.min_free_kbytes", "vm.lowmem_reserve_ratio", "vm.legacy_va_layout", "trace", "cr0", "cr4",
    "nonsense",
  ]

  package func lines(_ count: Int, _ chance: inout Chance) -> [String] {
    var lines: [String] = []
    while lines.count < count {
      let line = line(&chance)
      lines.append(line)
      // A breakpoint's commands follow up to `end`.
      guard line.hasPrefix("commands"), chance.below(4) != 0 else { continue }
      for _ in 0...chance.below(2) { lines.append(self.line(&chance)) }
      if chance.below(2) == 0 { lines.append("continue") }
      lines.append("end")
    }
    return lines
  }

  private func line(_ chance: inout Chance) -> String {
    var line = command(&chance)
    if chance.below(10) == 0 { line += "; " + command(&chance) }
    switch chance.below(24) {
    case 0: line = "[\(1 + chance.below(4))] " + line
    case 1: line = "a = " + line
    case 2: line = "aside " + line
    case 3: line += " = \(chance.below(3))"
    case 4: return mutated(line, &chance)
    default: break
    }
    return line
  }

  private func command(_ chance: inout Chance) -> String {
    if chance.below(3) == 0 { return chance.one(of: Self.corpus) }
    let definition = chance.below(3) == 0 ? chance.one(of: commands) : chance.one(of: acting)
    if chance.below(8) == 0 {
      return String(chance.one(of: definition.example.split(separator: "\n")))
    }
    let name = chance.one(of: [definition.name] + definition.aliases)
    if let call = definition.call, chance.below(5) == 0 {
      return self.call(definition, call, &chance)
    }
    var words = [name]
    for argument in definition.arguments {
      guard argument.presence == .required || chance.below(2) == 0 || chance.below(20) == 0 else {
        continue
      }
      if let keyword = argument.keyword { words.append(keyword) }
      words.append(values.value(of: argument, &chance))
    }
    return words.joined(separator: " ")
  }

  private func call(
    _ definition: CommandDefinition, _ call: CallForm, _ chance: inout Chance
  ) -> String {
    let parameters = call.parameters.map { parameter in
      parameter.argument.map { values.value(of: definition.arguments[$0], &chance) } ?? "0"
    }
    return "\(chance.one(of: call.names))(\(parameters.joined(separator: ", ")))"
  }

  /// The line with a byte or two gone, doubled or changed.
  private func mutated(_ line: String, _ chance: inout Chance) -> String {
    var bytes = Array(line.utf8)
    for _ in 0...chance.below(3) where !bytes.isEmpty {
      let index = chance.below(bytes.count)
      switch chance.below(3) {
      case 0: bytes.remove(at: index)
      case 1: bytes.insert(bytes[index], at: index)
      default: bytes[index] = UInt8(truncatingIfNeeded: 32 + chance.below(95))
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Lines that make something for others to act on, and those that go through time.
  private static let corpus = [
    "mmap 64K rw", "a = mmap 16K rw", "mmap 1M rw populate", "touch $ w", "touch $1 w for 32K",
    "munmap $1 8K", "mprotect $1 4K r", "mremap $1 8K 64K maymove", "brk +16K", "malloc 200",
    "malloc 200000", "free $", "fork", "vfork", "[2] touch 0804c000 w", "[2] exit", "wait",
    "switch 2", "switch 1", "vmalloc 16K", "vfree $", "kmalloc 100", "kfree $", "alloc 2",
    "release $", "kmap 3f00", "kmap_atomic 3f00", "kunmap_atomic $", "mlock $1 8K",
    "madvise $1 16K dontneed", "exec /bin/demo", "clone vm thread", "poke 500000 77", "print rss",
    "back", "back 7", "back command", "goto 30%", "goto start", "goto end", "step", "next",
    "finish", "continue", "reverse-next", "reverse-finish", "rc", "undo", "branch other",
    "branch main", "checkpoint spot", "goto spot", "y", "n", "step touch 0804d000 w",
    "step malloc 50", "bt", "why $1", "when pte $1", "break pte", "tbreak take", "delete",
    "watch rss", "watch stack", "disable", "enable", "commands", "commands 1", "end", "trace on",
    "trace brief", "trace off", "trace all", "alias twice mmap 8K", "twice", "unalias twice",
    "diff start here", "audit", "", "repeat", "mmap 900M rw", "touch 0804b000 w",
    "set vm.overcommit_memory 1", "limits as 64M", "expect rss == 3", "mmap(NULL, 4096, PROT_READ",
    #"write $1 "hello" 0x21 0"#, "mlockall current future", "clone vm", "[3] exit", "heap",
  ]
}
