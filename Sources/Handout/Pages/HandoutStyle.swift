import Drawing

/// How a handout looks: on screens light and dark, at 18 pixels at least, and on paper.
///
/// Every colour of text stands out from its ground by 4.5 to 1 or more.
package enum HandoutStyle {
  /// A colour by its name in the rules, on light ground and on dark.
  package struct Colour: Sendable {
    package let name: String
    package let light: String
    package let dark: String

    init(_ name: String, _ light: String, _ dark: String) {
      self.name = name
      self.light = light
      self.dark = dark
    }
  }

  /// What text stands on: the page, a card, a question.
  package static let grounds = [
    Colour("bg", "#f6f6f2", "#101317"), Colour("card", "#ffffff", "#16191d"),
    Colour("ask", "#eaf2fb", "#15202d"),
  ]

  /// What is written in anywhere.
  package static let inks = [
    Colour("ink", "#1c1f23", "#e8eaed"), Colour("soft", "#555b62", "#a9afb6"),
    Colour("accent", "#0b57a0", "#9cc7f0"),
  ]

  /// What a role of printed text looks like, on a card.
  package static let roles: [(role: Role, colour: Colour, more: String)] = [
    (.address, Colour("ka", "#0b57a0", "#9cc7f0"), ""),
    (.value, Colour("kv", "#00694d", "#4fc9a4"), ""),
    (.label, Colour("kl", "#555b62", "#a9afb6"), ""),
    (.heading, Colour("kh", "#1c1f23", "#e8eaed"), "font-weight:700"),
    (.changed, Colour("kc", "#8a1c7c", "#f59be8"), "font-weight:700"),
    (.faint, Colour("kf", "#5f6368", "#a4a9ae"), ""),
    (.command, Colour("kk", "#1c1f23", "#e8eaed"), "font-weight:700"),
    (.error, Colour("ke", "#b3261e", "#ff8a80"), "font-weight:700"),
    (.fault, Colour("ku", "#b34700", "#f2a65e"), ""),
    (.warning, Colour("kw", "#b34700", "#f2a65e"), ""),
    (.note, Colour("kn", "#555b62", "#a9afb6"), "font-style:italic"),
    (.removed, Colour("kr", "#b3261e", "#ff8a80"), ""),
    (.added, Colour("kd", "#00694d", "#4fc9a4"), ""),
    (.first, Colour("k1", "#0072b2", "#62b8e8"), ""),
    (.second, Colour("k2", "#b34700", "#f2a65e"), ""),
    (.third, Colour("k3", "#00694d", "#4fc9a4"), ""),
    (.fourth, Colour("k4", "#75306b", "#d184c4"), ""),
    (.red, Colour("k5", "#b3261e", "#ff8a80"), "font-weight:700"),
    (.pointerBits, Colour("k6", "#75306b", "#d184c4"), "font-weight:700"),
    (.directoryBits, Colour("k7", "#0072b2", "#62b8e8"), "font-weight:700"),
    (.tableBits, Colour("k8", "#b34700", "#f2a65e"), "font-weight:700"),
    (.offsetBits, Colour("k9", "#00694d", "#4fc9a4"), "font-weight:700"),
  ]

  /// The class of a role's text; nil for plain text.
  static func name(of role: Role) -> String? { names[role] }

  private static let names = Dictionary(
    uniqueKeysWithValues: roles.map { ($0.role, $0.colour.name) })

  private static let colours =
    grounds + inks + [Colour("line", "#d5d8d2", "#343a41")] + roles.map(\.colour)

  private static func variables(_ value: (Colour) -> String) -> String {
    colours.map { "--\($0.name):\(value($0));" }.joined()
  }

  /// All rules of a page.
  static let rules: String = {
    let (light, dark) = (variables(\.light), variables(\.dark))
    return ":root{color-scheme:light dark;\(light)}\n"
      + "@media screen and (prefers-color-scheme:dark){:root:not([data-theme=light]){\(dark)}}\n"
      + "@media screen{:root[data-theme=dark]{color-scheme:dark;\(dark)}"
      + ":root[data-theme=light]{color-scheme:light}}\n"
      + layout
      + roles.map { ".\($0.colour.name){color:var(--\($0.colour.name));\($0.more)}" }.joined()
      + "\n" + paper
  }()

  private static let layout = """
    *{box-sizing:border-box}
    body{margin:0;background:var(--bg);color:var(--ink);font:20px/1.55 system-ui,"Noto Sans",\
    "Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif}
    :root[lang=en] .zh,:root[lang=zh] .en{display:none}
    a{color:var(--accent)}
    header{position:sticky;top:0;z-index:1;display:flex;flex-wrap:wrap;gap:4px 12px;\
    align-items:center;padding:8px 24px;background:var(--card);border-bottom:1px solid var(--line)}
    h1{flex:1 1 12em;margin:0;font-size:20px;line-height:1.3;overflow-wrap:anywhere}
    .tools{display:none;gap:8px;align-items:center}
    .js .tools{display:flex}
    button,input{font:inherit;font-size:18px;line-height:1.3;color:var(--ink);background:var(--bg);\
    border:1px solid var(--line);border-radius:8px;padding:4px 10px;min-height:38px}
    button{cursor:pointer}
    button:hover{border-color:var(--accent)}
    button[aria-pressed=true]{background:var(--accent);color:var(--card)}
    button:disabled{opacity:.4;cursor:default}
    input{width:3.4em;text-align:center}
    .of{color:var(--soft);font-size:18px;white-space:nowrap}
    :focus-visible{outline:3px solid var(--accent);outline-offset:2px}
    #bar{position:absolute;left:0;bottom:-2px;height:3px;width:0;background:var(--accent)}
    .skip{position:absolute;left:-999em}
    .skip:focus{left:24px;background:var(--card)}
    nav,main,footer{max-width:1328px;margin:0 auto;padding:0 24px}
    nav{padding-top:12px}
    summary{cursor:pointer;color:var(--accent);font-weight:600;width:fit-content}
    nav ol{columns:22em;margin:8px 0 16px;padding-left:2.6em}
    nav li{break-inside:avoid;overflow-wrap:anywhere}
    nav a{text-decoration:none}
    nav a:hover{text-decoration:underline}
    nav a[aria-current]{font-weight:700}
    section{padding:8px 0 28px;border-bottom:1px solid var(--line)}
    section:focus{outline:none}
    .js section.step{display:none;border:0}
    .js section.on{display:block}
    h2{margin:12px 0 10px;font-size:22px;line-height:1.35;overflow-wrap:anywhere}
    h2 .n{display:inline-block;min-width:1.9em;margin-right:.5em;padding:0 .35em;border-radius:8px;\
    background:var(--accent);color:var(--card);text-align:center;text-decoration:none}
    .lead{font-size:34px;font-weight:700;line-height:1.25;margin:18px 0 22px}
    p{margin:0 0 14px;max-width:46em;overflow-wrap:anywhere}
    code,pre,kbd{font-family:"DejaVu Sans Mono","Noto Sans Mono CJK SC",ui-monospace,Menlo,Consolas,\
    monospace}
    code{font-size:18px;background:var(--card);border:1px solid var(--line);border-radius:5px;\
    padding:0 5px}
    kbd{font-size:18px;border:1px solid var(--line);border-bottom-width:3px;border-radius:6px;\
    padding:0 8px}
    .term{margin:0 0 16px;background:var(--card);border:1px solid var(--line);border-radius:10px;\
    overflow:hidden}
    pre{margin:0;padding:12px 18px;font-size:18px;line-height:1.4;overflow-x:auto;tab-size:8}
    .cmd{font-weight:700;white-space:pre-wrap;overflow-wrap:anywhere;background:var(--ask)}
    .cmd+.out{border-top:1px solid var(--line)}
    .more{padding:0 18px 12px;margin:0;color:var(--soft);font-size:18px}
    .ask{margin:0 0 16px;padding:14px 20px 14px;background:var(--ask);border-left:6px solid \
    var(--accent);border-radius:0 10px 10px 0}
    .ask p{margin:0 0 10px}
    .ask .q{font-size:22px;font-weight:600}
    .ask code{font-weight:400}
    .ask ol{margin:0 0 10px}
    details>summary+*{margin-top:10px}
    .term details{padding:8px 18px}
    .term details pre{padding:4px 0}
    .ask .term{margin:10px 0}
    .remark{padding-left:16px;border-left:3px solid var(--line)}
    .help{margin:0 0 14px}
    figure{margin:0 0 16px;background:var(--card);border:1px solid var(--line);border-radius:10px;\
    overflow:hidden}
    figure svg{display:block;width:100%;height:auto}
    figure details{padding:6px 18px 12px;font-size:18px}
    table{border-collapse:collapse;font-size:18px}
    td{padding:2px 18px 2px 0;vertical-align:top;border-bottom:1px solid var(--line)}
    td+td{font-family:"DejaVu Sans Mono",monospace}
    dialog{max-width:36em;color:var(--ink);background:var(--card);border:1px solid var(--line);\
    border-radius:12px;padding:20px 28px}
    dialog::backdrop{background:rgba(0,0,0,.5)}
    dt{float:left;clear:left;width:9.5em}
    dd{margin:0 0 8px 9.5em}
    footer{padding-top:8px;padding-bottom:32px;color:var(--soft);font-size:18px}
    .js main:not(:has(.on:last-of-type))+footer{display:none}
    .room{display:none}
    .sheet .room,.fill{display:block}
    .room{height:6em;margin:6px 0 0;border-bottom:1px solid var(--soft);print-color-adjust:exact;\
    background:linear-gradient(var(--soft),var(--soft)) 0 3em/100% 1px no-repeat}
    .fill{display:flex;gap:3em;margin:18px 0 6px}
    .fill span{flex:2;border-bottom:1px solid var(--soft)}
    .fill span+span{flex:1}

    """

  /// A step a page; answers only where they are shown on the screen, and room for them elsewhere.
  private static let paper = """
    @page{margin:14mm}
    @media print{
    body{font-size:12pt;background:none}
    header{position:static;border:0;padding:0;background:none}
    h1{font-size:15pt}
    .lead{font-size:22pt}
    nav,.tools,#bar,.skip,dialog,.help,.numbers{display:none!important}
    main,footer,.js main+footer{display:block!important;padding:0;max-width:none}
    section.step,.js section.step{display:block;border:0;padding:0}
    section.step~section.step{break-before:page}
    body:has(.lead) header{display:none}
    section.exercise{break-inside:avoid;border:0}
    section.answers{break-before:page}
    figure,.ask{break-inside:avoid}
    pre,code,table{font-size:9pt}
    svg{max-height:9cm}
    .long pre{font-size:6pt;line-height:1.15}.long svg{max-height:5cm}
    pre{white-space:pre-wrap;overflow:visible;overflow-wrap:anywhere}
    .ask .q,h2{font-size:13pt}
    .js:not(.key) details.answer>*:not(summary),.js:not(.key) section.solution{display:none}
    .js:not(.key) details.answer>summary{visibility:hidden}
    .js:not(.key) .room{display:block}
    .js.key .steps .room{display:none}
    footer{font-size:9pt}
    }

    """
}
