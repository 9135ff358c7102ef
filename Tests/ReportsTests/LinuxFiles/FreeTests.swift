import Commands
import KernelModel
import Session
import TestSupport
import Testing

@Suite struct `The table of free` {
  private let it = Specimen()

  /// The figures of a line of the table by their titles.
  private func row(_ name: String, of text: String) -> [String: String] {
    let lines = text.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
    guard let line = lines.first(where: { $0.first == "\(name):" }) else { return [:] }
    return Dictionary(uniqueKeysWithValues: zip(lines[0], line.dropFirst()))
  }

  /// The figures of meminfo, in kB.
  private var meminfo: [String: Int] {
    let lines = it.type("meminfo").split(separator: "\n").map {
      $0.split(separator: " ").map(String.init)
    }
    return Dictionary(
      lines.compactMap { line in Int(line[1]).map { (String(line[0].dropLast()), $0) } },
      uniquingKeysWith: { first, _ in first })
  }

  @Test func `it is laid out as procps does it`() {
    let text = it.type("free -l", after: "swapon 64M")
    #expect(
      text.split(separator: "\n").map(String.init) == [
        "               total        used        free      shared  buff/cache   available",
        "Mem:         1024716        1100     1023604           0          12     1009532",
        "Low:          893772        1084      892688",
        "High:         130944          28      130916",
        "Swap:          65532           0       65532",
      ])
  }

  @Test func `its figures are those of meminfo`() {
    _ = it.type(
      "mmap 64K rw shared", after: "open /tmp/data rdwr size 64K", "mmap 64K rw shared fd $1",
      "touch $2 w for 64K")
    _ = it.type("touch $3 w for 40K")
    let known = meminfo
    let memory = row("Mem", of: it.type("free"))
    let (total, free) = (known["MemTotal"]!, known["MemFree"]!)
    let cache = known["Buffers"]! + known["Cached"]! + known["SReclaimable"]!
    #expect(
      memory == [
        "total": "\(total)", "used": "\(total - free - cache)", "free": "\(free)",
        "shared": "\(known["Shmem"]!)", "buff/cache": "\(cache)",
        "available": "\(known["MemAvailable"]!)",
      ])
    #expect(known["Shmem"] == 40)
  }

  @Test(arguments: [
    ("free", "1024716"), ("free -k", "1024716"), ("free -b", "1049309184"), ("free -m", "1000"),
    ("free -g", "0"), ("free -h", "1.0Gi"),
  ])
  func `units are procps's`(line: String, total: String) {
    #expect(row("Mem", of: it.type(line))["total"] == total)
  }

  @Test(arguments: [
    ("8K", "4.0Ki"), ("44K", "40Ki"), ("1004K", "1.0Mi"), ("1540K", "1.5Mi"), ("16M", "15Mi"),
    ("1100M", "1.1Gi"),
  ])
  func `-h takes the first unit in which three digits do`(size: String, total: String) {
    let text = it.type("free -h", after: "swapon \(size)")
    #expect(row("Swap", of: text) == ["total": total, "used": "0B", "free": total])
  }

  @Test func `free with an address is the library's, and alone it changes nothing`() throws {
    _ = it.type("malloc 100")
    let digest = it.session.world.digest
    _ = it.type("free")
    #expect(it.session.world.digest == digest)
    #expect(it.type("undo") == "the machine as it was booted\n")
    _ = it.type("malloc 100")
    #expect(it.type("free $1") == "free: done\n")
    #expect(it.type("free()").contains("error: ptr is missing"))
    #expect(it.type("free $1 -h").contains("error: '-h' is one argument too many"))
    #expect(it.type("free -h -m").contains("error: "))
    try it.kernel.checkInvariants()
  }
}
