/// How many columns the glyphs take whose width no standard fixes: `…`, `─`, `│`, `└`, `“`.
///
/// Unicode calls them ambiguous. Terminals with fonts made for East Asia may draw them as wide as
/// an ideograph; all others draw them narrow.
public enum AmbiguousWidth: Int, Sendable {
  case narrow = 1
  case wide = 2
}
