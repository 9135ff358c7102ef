import Testing

struct RealLibraryTests {
  @Test func `there are logs of every profile`() {
    let profiles = Set(HeapLog.all.map { $0.name.split(separator: "-")[0] })
    #expect(
      profiles == ["small", "mixed", "large", "huge", "realloc", "others", "blocked"])
  }

  @Test(arguments: HeapLog.all)
  func `a run on a real i386 glibc comes out the same, address by address`(
    _ log: HeapLog
  ) throws {
    let difference = try log.firstDifference()
    #expect(difference == nil, "\(difference ?? "")")
  }
}
