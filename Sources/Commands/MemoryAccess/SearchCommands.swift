import Grammar
import Hardware
import KernelModel
import Reports
import Session

extension Command {
  static let search = CommandDefinition(
    "search", .memoryAccess, .looks, "find a word in what a process has in memory, as in crash",
    arguments: [
      ArgumentDefinition("VALUE", .word32, "the word, at addresses that are multiples of 4")
    ],
    details: "Pages that no frame holds are passed over. The first twenty places are listed.",
    example: "mmap 4K rw; write $1 u32 0x12345678; search 0x12345678"
  ).byWorld { world, invocation throws(CommandError) in
    let process = try world.caller(invocation)
    guard let space = process.space else { return SilentReport() }
    return SearchReport(for: invocation.word(0), in: space, of: process, world.kernel) {
      world.isInterrupted()
    }
  }
}
