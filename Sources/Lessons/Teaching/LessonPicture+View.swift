/// What shows what a picture is about.
extension LessonPicture {
  /// The command of the view.
  var view: Excerpt { Excerpt(command) }

  private var command: String {
    let process = process.map { "[\($0)] " } ?? ""
    switch name {
    case .promise: return process + "ps"
    case .spaces, .highmem, .directmap: return process + "layout"
    case .fault: return process + "pagemap"
    case .translation: return process + "tlb"
    case .zones: return "zones"
    case .buddy: return "buddyinfo"
    case .areas: return process + "maps"
    case .heap: return process + "heap"
    case .vmas: return process + "vma tree"
    case .vmalloc: return "vmallocmap"
    case .pkmap: return "pkmap"
    case .fixmap: return "fixmap"
    case .whole: return process + "layout whole"
    case .owners: return "meminfo owners"
    }
  }
}
