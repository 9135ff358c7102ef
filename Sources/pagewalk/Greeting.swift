import Drawing

/// The first line that a person reads: which machine this is, and what to do with it.
enum Greeting: Worded {
  case bare(size: String)
  case booted(size: String, usesPAE: Bool, layout: String, kernel: String)
}
