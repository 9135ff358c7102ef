import Drawing
import KernelModel
import TestSupport
import Testing

@testable import Reports
@testable import Session

struct PermanentMapPictureTests {
  private func picture(_ lines: String...) -> Picture {
    let it = Specimen()
    for line in lines { _ = it.type(line) }
    return .permanentMap(it.kernel)
  }

  @Test func `a cell has the count of its slot, the last one given stands below it`() throws {
    let picture = picture("kmap 0x3ff00 2", "kmap 0x3ff01", "kmap 0x3ff02", "kunmap 0x3ff00")
    let mosaic = try #require(picture.mosaic)
    #expect(mosaic.cells.count == 1024)
    #expect(String(mosaic.cells.prefix(5).map(\.letter)) == ".132.")
    #expect(mosaic.ticks.map(\.size) == [0xff80_3000])
    #expect(mosaic.start == 0xff80_0000 && mosaic.step == 4096)
  }

  @Test func `slots lead to their frames, those that are held first`() {
    let chains = picture("kmap 0x3ff00", "kmap 0x3ff01", "kunmap 0x3ff00").chains
    #expect(chains.map(\.item.id) == ["slot.2", "slot.1"])
    #expect(chains[0].members.map(\.id) == ["frame.3ff01"])
    #expect(chains[0].item.detail.words(in: .english) == "ff802000 1 user")
    #expect(chains[1].item.detail.words(in: .english) == "ff801000 to be flushed")
  }

  @Test func `many holders are told by their number`() {
    let chains = picture("kmap 0x39000 40").chains
    #expect(chains.count == 3)
    #expect(chains.last?.item.caption.words(in: .english) == "and 38 slots more")
  }

  @Test func `who sleeps is named`() {
    let picture = picture("kmap 0x3c000 1024", "fork", "[2] kmap 0x3c400")
    #expect(picture.chains.last?.members.map(\.id) == ["sleeper.2"])
    #expect(picture.summary.words(in: .english).hasSuffix("1 task sleeps until a slot is free."))
  }

  @Test func `an idle window has no list`() {
    #expect(picture().bands.count == 1)
    #expect(
      picture().summary.words(in: .english)
        == "Of 1024 slots 0 are held, 0 wait for the flush and 1024 are free.")
  }
}
