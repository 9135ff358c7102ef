import Drawing
@testable import Session
import TestSupport
import Testing

/// `set theme` is the session's own: no machine remembers it.
struct ThemeCommandTests {
  @Test func `a theme is chosen, shown, and changes what is drawn from then on`() {
    let it = Specimen()
    it.session.renderer = ANSIRenderer()
    let before = it.type("what b7fff000")
    #expect(it.type("set theme none") == "")
    #expect(it.type("show theme").contains("* none "))
    #expect(!it.type("what b7fff000").contains("\u{1b}"))
    #expect(it.type("what b7fff000", after: "set theme default") == before)
    it.session.renderer = PlainRenderer()
    #expect(it.type("set theme").contains("* default "))
  }

  @Test func `a name that is none gets the nearest one`() {
    let it = Specimen()
    let text = it.type("set theme lihgt")
    #expect(text.contains("error: no theme is called 'lihgt'\nnote: did you mean 'light'?\n"))
    #expect(it.type("set theme xyzzy").contains("default, light, high-contrast, none"))
    #expect(it.session.theme == .standard)
  }

  @Test func `it is no part of the machine's history`() {
    let it = Specimen()
    let digest = it.type("digest", after: "mmap 64K rw", "back command")
    #expect(it.type("digest", after: "set theme light") == digest)
    #expect(it.session.theme == .light)
    #expect(it.type("set cr0.wp 0").contains("this is the past"))
  }

  @Test func `settings are set as before`() {
    let it = Specimen()
    #expect(
      it.type("show vm.overcommit_memory", after: "set vm.overcommit_memory 1").contains(" 1 "))
    #expect(it.type("set themes 1").contains("unknown setting 'themes'"))
  }
}
