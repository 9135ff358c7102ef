/// Colours and hatchings of roles in pages: safe for colour-blind eyes, 4.5:1 for text and 3:1 for
/// shapes on the ground that they stand on, light and dark. Hatchings tell fills apart on paper.
struct SVGStyle {
  /// What a role looks like.
  struct Look {
    let light: String
    let dark: String
    /// The lines of an 8x8 tile; empty for a plain tint.
    let hatching: String
  }

  static let looks: [Role: Look] = [
    .first: Look(light: "#0072B2", dark: "#62B8E8", hatching: "M-2 2l4-4M0 8l8-8M6 10l4-4"),
    .second: Look(light: "#B34700", dark: "#F2A65E", hatching: "M-2 6l4 4M0 0l8 8M6-2l4 4"),
    .third: Look(light: "#00694D", dark: "#4FC9A4", hatching: "M0 4h8"),
    .fourth: Look(light: "#75306B", dark: "#D184C4", hatching: "M4 0v8"),
    .error: Look(light: "#B3261E", dark: "#FF8A80", hatching: "M0 4h8M4 0v8"),
    .red: Look(light: "#B3261E", dark: "#FF8A80", hatching: "M0 0l8 8M0 8l8-8"),
    .plain: Look(light: "#3C4043", dark: "#C8CCD0", hatching: "M1 1h2v2h-2zM5 5h2v2h-2z"),
    .heading: Look(light: "#1B1B1B", dark: "#F1F3F4", hatching: ""),
    .faint: Look(light: "#5F6368", dark: "#A4A9AE", hatching: ""),
  ]

  /// Texts of these roles have colours of their own.
  static let textRoles: [Role] = [
    .first, .second, .third, .fourth, .error, .red, .faint, .address, .changed,
  ]

  /// Whether something has a class.
  private let has: (String) -> Bool

  /// - Parameter classes: those that things have.
  init(of classes: Set<String>) { has = { classes.contains($0) } }

  private init() { has = { _ in true } }

  /// The rules that the classes need; dark ones where the browser says so.
  var rules: String {
    forms + ground(isDark: false) + colours(isDark: false)
      + "@media(prefers-color-scheme:dark){" + ground(isDark: true) + colours(isDark: true) + "}"
  }

  /// What is the same in every theme: lines and areas have the colour of their role.
  private var forms: String {
    let forms = [
      ("t", "font-weight:700"),
      ("c", "text-anchor:middle;font-size:18px;paint-order:stroke;stroke-width:4px"),
      ("n", "stroke:currentColor;stroke-width:1.5"), ("f", "stroke:currentColor"),
      ("o", "fill:none;stroke:currentColor;stroke-width:1.5"),
      ("l", "fill:none;stroke:currentColor"), ("w1", "stroke-width:1.5"), ("w2", "stroke-width:3"),
      ("w3", "stroke-width:5"), ("d", "fill:currentColor;stroke:currentColor"),
      ("b", "fill:currentColor;fill-opacity:.2"), ("e", "fill:currentColor;fill-opacity:.06"),
      ("h", "fill:none;stroke:currentColor;stroke-width:1.2"),
      ("mark", "fill:none;stroke-width:3;stroke-dasharray:7 4"),
    ]
    let text =
      "text{font:19px \"DejaVu Sans Mono\",\"Noto Sans Mono CJK SC\",monospace;white-space:pre}"
    return forms.reduce(text) { $0 + rule($1.0, $1.1) }
  }

  private func rule(_ name: String, _ what: String) -> String {
    has(name) ? ".\(name){\(what)}" : ""
  }

  /// Words, ground and marks; letters on hatchings have a rim of the ground's colour.
  private func ground(isDark: Bool) -> String {
    let (words, ground, mark) =
      isDark ? ("#F1F3F4", "#16191D", "#F59BE8") : ("#1B1B1B", "#fff", "#8A1C7C")
    return "text{fill:\(words)}" + rule("bg", "fill:\(ground)") + rule("n", "fill:\(ground)")
      + rule("c", "stroke:\(ground)") + rule("mark", "stroke:\(mark)")
  }

  private func colours(isDark: Bool) -> String {
    var rules = ""
    for role in Role.allCases {
      guard let look = Self.looks[role] else { continue }
      rules += rule(role.code, "color:\(isDark ? look.dark : look.light)")
    }
    for role in Self.textRoles {
      guard let name = role.textClass else { continue }
      let colour =
        switch role {
        case .address: isDark ? "#9CC7F0" : "#0B57A0"
        case .changed: isDark ? "#F59BE8" : "#8A1C7C"
        default: isDark ? Self.looks[role]?.dark ?? "" : Self.looks[role]?.light ?? ""
        }
      rules += rule(name, "fill:\(colour)")
    }
    return rules
  }

  /// The rules of all pictures of a page: light, and dark where the browser or `data-theme` says so.
  /// On paper they are light.
  static let page: String = {
    let style = SVGStyle()
    func rules(isDark: Bool) -> String {
      style.ground(isDark: isDark) + style.colours(isDark: isDark)
    }
    let dark = rules(isDark: true)
    return scoped(style.forms + rules(isDark: false), to: ".pw")
      + "@media screen and (prefers-color-scheme:dark){"
      + scoped(dark, to: ":root:not([data-theme=light]) .pw") + "}"
      + "@media screen{" + scoped(dark, to: ":root[data-theme=dark] .pw") + "}"
  }()

  /// The rules, each of one selector, for what stands inside of something.
  private static func scoped(_ rules: String, to scope: String) -> String {
    rules.split(separator: "}").map { "\(scope) \($0)}" }.joined()
  }
}

extension Role {
  /// The role whose look a shape of this one has.
  var look: Role { SVGStyle.looks[self] == nil ? .plain : self }

  /// The class of its shapes.
  var code: String {
    switch look {
    case .first: "r1"
    case .second: "r2"
    case .third: "r3"
    case .fourth: "r4"
    case .error: "re"
    case .red: "rr"
    case .heading: "rh"
    case .faint: "rf"
    default: "rp"
    }
  }

  /// The class of its texts; nil where they look like any.
  var textClass: String? {
    switch self {
    case .first: "t1"
    case .second: "t2"
    case .third: "t3"
    case .fourth: "t4"
    case .error, .fault: "te"
    case .red: "tr"
    case .faint, .label: "tf"
    case .address: "ta"
    case .changed: "tc"
    default: nil
    }
  }
}
