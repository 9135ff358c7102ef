import KernelModel
import TestSupport
import Testing

@testable import Session

@Suite struct `Swap at the prompt` {
  private let it = Specimen()

  @Test(arguments: [
    ("swapon", "error: SIZE is missing\n"),
    ("swapon 0", "swapon: EINVAL (no page is left for slots: the first one holds the header)\n"),
    ("swapon 4K", "swapon: EINVAL (no page is left for slots"),
    ("swapon -1", "note: a number of bytes goes from 0 to 17592186044416\n"),
    ("swapon 1M prio 32768", "note: a number goes from 0 to 32767\n"),
    ("swapon 1M on tape", "usage: swapon SIZE [prio N] [on disk|ram] [file FILE]\n"),
    ("swapoff", "error: NAME is missing\n"),
    ("swapoff /dev/sda2", "swapoff: EINVAL (/dev/sda2 is not in use for swap; see 'swaps')\n"),
    ("set vm.page-cluster 32", "note: vm.page-cluster goes from 0 to 31\n"),
    ("set vm.swappiness 201", "note: vm.swappiness goes from 0 to 200\n"),
    ("set vm.panic_on_oom 3", "note: vm.panic_on_oom goes from 0 to 2\n"),
    ("set vm.oom_kill_allocating_task 2", "vm.oom_kill_allocating_task goes from 0 to 1\n"),
    ("set vm.oom_dump_tasks -1", "vm.oom_dump_tasks goes from 0 to 1\n"),
  ])
  func `what is wrong is told, and nothing changes`(line: String, words: String) throws {
    let before = it.session.world.digest
    let text = it.type(line)
    #expect(text.contains(words), "\(text)")
    #expect(it.session.world.digest == before)
    try it.kernel.checkInvariants()
  }

  @Test func `an area is in use once`() {
    let text = it.type("swapon 1M file /swapfile", after: "swapon 1M file /swapfile prio 3")
    #expect(text == "swapon: EBUSY (/swapfile is in use for swap already; see 'swaps')\n")
    #expect(
      it.type("swaps").hasSuffix(
        "\n/swapfile                               file\t\t1020\t\t0\t\t3\n"))
  }

  @Test(arguments: ["vm.page-cluster", "page-cluster", "vm.page_cluster"])
  func `settings with a hyphen are found by either spelling`(name: String) {
    _ = it.type("set \(name) 0")
    #expect(it.kernel.swap.clusterOrder == 0)
  }

  @Test func `slots tell whose pages they hold`() {
    let text = it.type(
      "swap", after: "swapon 1M", "mmap 4p rw", "touch $1 w for 4p", "madvise $1 4p pageout",
      "fork", "[2] touch $1 w")
    #expect(text.contains("0:1        1  process 1             b7ff7000          1\n"))
    #expect(text.contains("0:2-4      3  process 1 and 1 more  b7ff8000"))
  }
}
