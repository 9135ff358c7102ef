import TestSupport
import Testing

@testable import KernelModel

/// Descriptors of a process: what `open` gives, and what `fork`, threads and `exec` make of them.
struct OpenFilesTests {
  private let test = try! TestProcess()
  private var kernel: Kernel { test.kernel }

  /// POSIX, and `get_unused_fd_flags`: the lowest that is free.
  @Test func `the lowest free number is given`() throws {
    let numbers = (0..<4).map { _ in test.open(1) }
    #expect(numbers == Array(numbers[0]..<numbers[0] + 4))
    try kernel.close(numbers[2], by: test.process)
    try kernel.close(numbers[1], by: test.process)
    #expect(test.open(1) == numbers[1])
    #expect(test.open(1) == numbers[2])
    #expect(test.open(1) == numbers[3] + 1)
  }

  /// `dup_fd`: one open, two tables.
  @Test func `a fork copies the numbers and shares what is open`() throws {
    let number = test.open(1)
    let child = try test.fork().process
    let open = try #require(test.process.descriptors[number])
    #expect(child.descriptors[number] == open)
    #expect(kernel.files[open].useCount == 2)
    try kernel.close(number, by: child)
    #expect(test.process.descriptors[number] == open && kernel.files[open].useCount == 1)
    try test.expectSound()
  }

  /// `CLONE_FILES`: one table, counted.
  @Test func `threads share the table itself`() throws {
    let thread = try kernel.share(test.process, .everything)
    let number = test.open(1)
    #expect(thread.descriptors[number] == test.process.descriptors[number])
    kernel.exitThread(thread)
    #expect(test.process.descriptors[number] != nil)
    try test.expectSound()
  }

  @Test func `a number that is not open cannot be closed`() {
    #expect(errno { try kernel.close(77, by: test.process) } == .badFileDescriptor)
  }
}
