@testable import Drawing
import Testing

/// What a browser gets.
struct SVGPictureTests {
  private let hostile = "</text><script>alert(1)</script>\" onload='x' &\u{1b}[2J"

  @Test func `nothing that somebody wrote is markup`() {
    let svg = Sample.svg(
      Sample.picture(.chains([Chain(Sample.item("a", hostile, hostile), [])]), titles: [hostile]))
    #expect(!svg.contains("<script"))
    #expect(!svg.contains("\u{1b}"))
    #expect(svg.contains("&lt;script&gt;"))
    #expect(svg.contains("&quot; onload=&#39;x&#39; &amp;"))
  }

  @Test func `title and description come first and name the drawing`() {
    let svg = Sample.svg(Sample.picture(Sample.bars([("used", 40)])))
    #expect(svg.hasPrefix(SVGRenderer.opening))
    #expect(svg.contains("role=\"img\" aria-labelledby=\"sample-t sample-d\" lang=\"en\""))
    #expect(
      svg.contains("><title id=\"sample-t\">Title</title><desc id=\"sample-d\">Summary</desc><"))
  }

  @Test func `elements are closed in order and ids are unique`() throws {
    let older = Sample.picture(Sample.bars([("used", 40)]))
    let svg = Sample.svg(Sample.picture(Sample.bars([("used", 50), ("new", 3)])), since: older)
    var open: [Substring] = []
    for tag in svg.matches(of: /<(\/?)([a-z]+)[^>]*?(\/?)>/) {
      let (_, end, name, isEmpty) = tag.output
      if end.isEmpty {
        if isEmpty.isEmpty { open.append(name) }
      } else {
        #expect(open.popLast() == name)
      }
    }
    #expect(open.isEmpty)
    let ids = svg.matches(of: /\ id="([^"]*)"/).map { String($0.output.1) }
    #expect(Set(ids).count == ids.count)
    #expect(ids.contains("sample-part.used"))
  }

  @Test func `sizes stand beside the things they belong to`() {
    let svg = Sample.svg(Sample.picture(Sample.bars([("used", 40)])))
    #expect(svg.contains("<g id=\"sample-part.used\" data-size=\"40\">"))
  }

  @Test func `a page brings the style, and ids do not meet`() {
    let picture = Sample.picture(Sample.bars([("used", 40)]))
    let svg = SVGRenderer(language: .chinese, isStandalone: false, prefix: "s2-").render(picture)
    #expect(!svg.contains("<style>"))
    #expect(svg.contains("id=\"s2-sample-t\""))
    #expect(svg.contains("url(#s2-r1)"))
    #expect(svg.contains("<pattern id=\"s2-r1\""))
    let page = PicturePage(language: .chinese).text(of: picture)
    #expect(page.hasPrefix(PicturePage.opening))
    #expect(page.contains(SVGRenderer.style))
    #expect(page.contains("<th scope=\"row\">used</th><td>40</td>"))
  }

  /// WCAG 2.2, 1.4.3 and 1.4.11.
  @Test(arguments: [(false, "#FFFFFF"), (true, "#16191D")])
  func `text and shapes can be told from the ground`(_ isDark: Bool, _ ground: String) throws {
    for (role, look) in SVGStyle.looks {
      let colour = isDark ? look.dark : look.light
      #expect(try Self.contrast(colour, ground) >= 4.5, "\(role)")
    }
  }

  @Test func `fills with the same hatching get their letters`() {
    func chart(_ roles: [Role]) -> Shape {
      let parts = roles.enumerated().map {
        Sample.item("p\($0)", "p\($0)", "", $1, letter: $0 == 0 ? "a" : "b", size: 40)
      }
      return .bars(BarChart(.frames, [.init(Sample.item("bar", "RAM"), total: 100, parts: parts)]))
    }
    #expect(!Sample.svg(Sample.picture(chart([.first, .second]))).contains("class=\"c\""))
    #expect(
      Sample.svg(Sample.picture(chart([.first, .first]))).matches(of: /class="c"/).count == 4)
  }

  private static func contrast(_ one: String, _ other: String) throws -> Double {
    let (a, b) = (try luminance(one), try luminance(other))
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }

  private static func luminance(_ colour: String) throws -> Double {
    let value = try #require(UInt32(colour.dropFirst(), radix: 16))
    let channels = [16, 8, 0].map { shift in
      let channel = Double((value >> shift) & 255) / 255
      return channel <= 0.03928 ? channel / 12.92 : power((channel + 0.055) / 1.055)
    }
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
  }

  /// To the 2.4th: the square times the fifth root of the square.
  private static func power(_ base: Double) -> Double {
    let square = base * base
    var root = 1.0
    for _ in 0..<60 { root -= (root * root * root * root * root - square) / (5 * root * root * root * root) }
    return square * root
  }
}
