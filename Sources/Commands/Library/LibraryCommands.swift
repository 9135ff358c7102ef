import CLibrary
import Drawing
import Grammar
import Hardware
import KernelModel
import Reports
import Session

extension Command {
  static let library = [malloc, calloc, realloc, free, heap]

  static let malloc = CommandDefinition(
    "malloc", .library, .acts, "allocate memory as a program does",
    arguments: [ArgumentDefinition("SIZE", .byteCount, "how many bytes")],
    call: CallForm(["malloc"], inOrder: "size"),
    details: """
      Done as glibc \(HeapRules.version) does it on i386, in the process's own memory: each header \
      is read and written there and may fault. 'heap' draws the result.
      """,
    example: "malloc 100; heap"
  ).byWorld { world, invocation throws(CommandError) in
    try world.callLibrary("malloc", invocation) { heap throws(HeapFailure) in
      try heap.malloc(invocation.word(0))
    }
  }

  static let calloc = CommandDefinition(
    "calloc", .library, .acts, "allocate memory that is zero",
    arguments: [
      ArgumentDefinition("N", .count, "how many"),
      ArgumentDefinition("SIZE", .byteCount, "of how many bytes each"),
    ],
    call: CallForm(["calloc"], inOrder: "nmemb", "size"),
    details: "What is fresh from the kernel is zero already and not cleared again.",
    example: "calloc 10 40"
  ).byWorld { world, invocation throws(CommandError) in
    try world.callLibrary("calloc", invocation) { heap throws(HeapFailure) in
      try heap.calloc(invocation.word(0), invocation.word(1))
    }
  }

  static let realloc = CommandDefinition(
    "realloc", .library, .acts, "make a block longer or shorter",
    arguments: [
      ArgumentDefinition("ADDR", .address, "the block, or 0 for a new one")
        .offering(.libraryBlocks),
      ArgumentDefinition("SIZE", .byteCount, "how many bytes; 0 frees it"),
    ],
    call: CallForm(["realloc"], inOrder: "ptr", "size"),
    example: "malloc 100; realloc $1 5000"
  ).byWorld { world, invocation throws(CommandError) in
    try world.callLibrary("realloc", invocation) { heap throws(HeapFailure) in
      try heap.realloc(invocation.word(0), invocation.word(1))
    }
  }

  static let free = CommandDefinition(
    "free", .library, .acts, "give a block back; alone: how much memory is free",
    arguments: [
      ArgumentDefinition("ADDR", .address, "what malloc returned", .optional)
        .offering(.libraryBlocks),
      ArgumentDefinition(
        "UNIT", .choice, "of the table; kB unless told", .optional,
        words: [
          .init("-b", FreeReport.Unit.bytes.rawValue, "bytes"),
          .init("-k", FreeReport.Unit.kilobytes.rawValue, "kB"),
          .init("-m", FreeReport.Unit.megabytes.rawValue, "MiB"),
          .init("-g", FreeReport.Unit.gigabytes.rawValue, "GiB"),
          .init("-h", FreeReport.Unit.human.rawValue, "what takes three digits"),
        ]),
      ArgumentDefinition(
        "-l", .choice, "in lines of their own", .optional,
        words: [.init("-l", 1, "low and high memory too")]),
    ],
    call: CallForm(["free"], inOrder: "ptr"), looksAlone: true,
    details: """
      An address that is no block, or one that is free already, ends the process as it does in \
      life: with glibc's message and SIGABRT. Without one it is the program of that name, which \
      prints /proc/meminfo as a table.
      """,
    example: "malloc 100; free $1; free -h"
  ).byWorld { world, invocation throws(CommandError) in
    guard invocation.isGiven(0) else {
      world.kernel.recountStatistics()
      let unit = FreeReport.Unit(rawValue: invocation.wordIfGiven(1) ?? 1) ?? .kilobytes
      return FreeReport(world.kernel, unit, tellsZones: invocation.isGiven(2))
    }
    if let index = [1, 2].first(where: { invocation.isGiven($0) }) {
      throw invocation.error(
        .unexpectedArgument(invocation.text(index) ?? "", usage: invocation.definition.usage),
        at: index)
    }
    return try world.callLibrary("free", invocation) { heap throws(HeapFailure) in
      try heap.free(invocation.word(0))
      return nil
    }
  }

  static let heap = CommandDefinition(
    "heap", .library, .looks, "draw the heap's chunks, its bins, or one chunk",
    arguments: [
      ArgumentDefinition(
        "FORM", .choice, "the chunks unless told", .optional,
        words: [.init("bins", 1, "the lists of free chunks and the thread's cache")]),
      ArgumentDefinition("ADDR", .address, "the one chunk that holds it", .optional)
        .offering(.libraryBlocks),
    ],
    details: """
      Chunks come in address order. P: the one before is in use; M: a mapping of its own; A: \
      another arena. Nothing is touched: what is shown lies in the process's memory.
      """,
    example: "malloc 100; malloc 20; free $1; heap; heap bins; heap $2"
  ).byWorld { world, invocation throws(CommandError) in
    let process = try world.caller(invocation)
    let isOfBins = invocation.word(0) == 1
    guard let survey = HeapSurvey(process), survey.isInitialized else {
      return isOfBins ? HeapBinsReport(ofEmpty: process) : HeapReport(ofEmpty: process)
    }
    if let address = invocation.wordIfGiven(1) {
      guard let report = HeapChunkReport(process, survey, at: address) else {
        throw invocation.error(
          .refused(LibraryComplaint.noChunkHolds(VirtualAddress(rawValue: address))), at: 1)
      }
      return report
    }
    return isOfBins
      ? HeapBinsReport(process, survey).noting(world) : HeapReport(process, survey).noting(world)
  }
}

extension World {
  /// Calls a function of the C library in the caller's process.
  ///
  /// - Parameter body: returns an address, 0 for `ENOMEM`, nil for nothing.
  fileprivate func callLibrary(
    _ call: String, _ invocation: borrowing Invocation,
    _ body: (Heap) throws(HeapFailure) -> UInt32?
  ) throws(CommandError) -> any Report {
    let process = try caller(invocation)
    guard let heap = Heap(process, in: kernel) else {
      throw invocation.error(.refused(LibraryComplaint.hasNoLibrary(process.id)))
    }
    let faultsBefore = process.faults.total
    let ending: LibraryReport.Ending
    do throws(HeapFailure) {
      if let address = try body(heap) {
        let isFreed = call == "realloc" && invocation.word(1) == 0 && invocation.word(0) != 0
        ending = address == 0 && !isFreed ? .noMemory : .returned(address)
      } else {
        ending = .done
      }
    } catch {
      ending = .failed(error)
    }
    return LibraryReport(
      call: call, ending: ending, name: resultName,
      faults: process.faults.total - faultsBefore,
      aftermath: aftermath(of: ending, process))
  }

  /// What is to be said of a call that ended in a signal; nil of any other.
  private func aftermath(
    of ending: LibraryReport.Ending, _ process: Process
  ) -> SignalAftermath? {
    switch ending {
    case .failed(.signal(let signal)): aftermath(of: signal, .write, by: process)
    case .failed(.aborted(_, let signal)):
      aftermath(of: signal, .write, by: process, isAccess: false)
    case .failed(.endless), .returned, .done, .noMemory: nil
    }
  }
}
