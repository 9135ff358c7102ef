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

  private let roles: Set<Role>
  private let texts: Set<Role>

  init(of plate: Plate) {
    (roles, texts) = Self.roles(of: plate)
  }

  private static func roles(of plate: Plate) -> (shapes: Set<Role>, texts: Set<Role>) {
    var shapes: Set<Role> = []
    var texts: Set<Role> = []
    for (_, element) in plate.elements {
      switch element {
      case .fill(_, let role, _), .frame(_, let role), .outline(_, let role), .node(_, let role),
        .path(_, _, let role, _), .dot(_, _, let role):
        shapes.insert(role.look)
      case .text(let pieces, _, _, _): texts.formUnion(pieces.map(\.role))
      case .mark: texts.insert(.changed)
      case .sign, .letter: break
      }
    }
    return (shapes, texts)
  }

  /// The rules that the plate needs.
  var rules: String {
    Self.common + Self.ground(isDark: false) + Self.colours(roles, texts, isDark: false)
      + "@media(prefers-color-scheme:dark){" + Self.ground(isDark: true)
      + Self.colours(roles, texts, isDark: true) + "}"
  }

  private static let common =
    "text{font:19px \"DejaVu Sans Mono\",\"Noto Sans Mono CJK SC\",monospace;white-space:pre}"
    + ".t{font-weight:700}.c{text-anchor:middle;font-size:18px;paint-order:stroke;stroke-width:4px}"
    + ".n{stroke-width:1.5}.f{stroke-width:1}.o{fill:none;stroke-width:1.5}.l{fill:none}"
    + ".w1{stroke-width:1.5}.w2{stroke-width:3}.w3{stroke-width:5}.h{stroke-width:1.2}"
    + ".mark{fill:none;stroke-width:3;stroke-dasharray:7 4}"

  /// Words, ground and marks; letters on hatchings have a rim of the ground's colour.
  private static func ground(isDark: Bool) -> String {
    isDark
      ? "text{fill:#F1F3F4}.bg{fill:#16191D}.n{fill:#16191D}.c{stroke:#16191D}.mark{stroke:#F59BE8}"
      : "text{fill:#1B1B1B}.bg{fill:#fff}.n{fill:#fff}.c{stroke:#fff}.mark{stroke:#8A1C7C}"
  }

  private static func colours(_ shapes: Set<Role>, _ texts: Set<Role>, isDark: Bool) -> String {
    var rules = ""
    for role in Role.allCases where shapes.contains(role) {
      guard let look = looks[role] else { continue }
      let colour = isDark ? look.dark : look.light
      rules += ".\(role.code){stroke:\(colour)}.d.\(role.code){fill:\(colour)}"
      rules += ".p-\(role.code){fill:\(colour)}"
    }
    for role in textRoles where texts.contains(role) {
      guard let name = role.textClass else { continue }
      let colour =
        switch role {
        case .address: isDark ? "#9CC7F0" : "#0B57A0"
        case .changed: isDark ? "#F59BE8" : "#8A1C7C"
        default: isDark ? looks[role]?.dark ?? "" : looks[role]?.light ?? ""
        }
      rules += ".\(name){fill:\(colour)}"
    }
    return rules
  }

  /// The rules of all pictures of a page: light, and dark where the browser or `data-theme` says so.
  /// On paper they are light.
  static let page: String = {
    func rules(isDark: Bool) -> String {
      ground(isDark: isDark) + colours(Set(looks.keys), Set(textRoles), isDark: isDark)
    }
    let dark = rules(isDark: true)
    return scoped(common + rules(isDark: false), to: ".pw")
      + "@media screen and (prefers-color-scheme:dark){"
      + scoped(dark, to: ":root:not([data-theme=light]) .pw") + "}"
      + "@media screen{" + scoped(dark, to: ":root[data-theme=dark] .pw") + "}"
  }()

  /// The rules, each of one selector, for what stands inside of something.
  private static func scoped(_ rules: String, to scope: String) -> String {
    rules.split(separator: "}").map { "\(scope) \($0)}" }.joined()
  }

  /// The hatchings that the plate needs.
  static func patterns(of plate: Plate, prefix: String) -> String {
    var used: Set<Role> = []
    for case .fill(_, let role, _) in plate.elements.map(\.element) { used.insert(role.look) }
    guard !used.isEmpty else { return "" }
    var text = "<defs>"
    for role in Role.allCases where used.contains(role) {
      guard let look = looks[role] else { continue }
      text += "<pattern id=\"\(prefix)\(role.code)\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\">"
      let opacity = look.hatching.isEmpty ? "0.06" : "0.2"
      text += "<rect width=\"8\" height=\"8\" class=\"p-\(role.code)\" fill-opacity=\"\(opacity)\"/>"
      if !look.hatching.isEmpty {
        text += "<path d=\"\(look.hatching)\" class=\"l h \(role.code)\"/>"
      }
      text += "</pattern>"
    }
    return text + "</defs>"
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
