import Drawing
import Grammar
import Hardware
import KernelModel

/// What the kernel says of a page that must not be given back. Nothing has changed.
/// Linux: `bad_page`, `__dump_page`.
package struct BadPageReport: Report {
  package static let kind = "bad-page"

  package let frame: PageFrameNumber
  /// Who asked.
  package let process: String
  /// Where the frame's record lies in `mem_map`.
  package let record: VirtualAddress
  let refcount: Int32
  package let mapcount: Int32
  let hasMapping: Bool
  package let index: UInt32
  package let flags: UInt32
  /// What Linux gives as the reason.
  package let reason: String
  /// What is wrong with it.
  package let cause: BadPageCause

  package var outcome: Outcome { .refused(.invalidArgument) }

  /// - Parameter frame: one that has a record.
  package init(_ frame: PageFrameNumber, _ cause: BadPageCause, in kernel: Kernel) {
    let page = kernel.pages[frame]
    self.frame = frame
    process = kernel.current.name
    record = kernel.recordAddress(of: frame) ?? VirtualAddress(rawValue: 0)
    refcount = page.useCount
    mapcount = page.mapCount
    hasMapping = page.hasMapping
    index = page.index
    flags =
      page.flags.union(page.use == .slab ? .slab : []).rawValue
      | UInt32(kernel.allocator.zone(of: frame).kind.rawValue) << 30
    self.reason = page.dumpReason
    self.cause = cause
  }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    text.append("BUG: Bad page state in process \(process)", .error)
    text.append("  pfn:\(frame.digits)", .address)
    text.endLine()
    text.appendLine(
      "page:\(record.digits) refcount:\(refcount) mapcount:\(mapcount) "
        + "mapping:\(hasMapping ? "(____ptrval____)" : "00000000") "
        + "index:0x\(hexadecimal(index)) pfn:0x\(hexadecimal(frame.rawValue))")
    let names = PageFlags.names(of: flags & 0x3fff_ffff).joined(separator: "|")
    text.appendLine("flags: 0x\(hexadecimal(flags))(\(names))")
    text.appendLine("page dumped because: \(reason)")
    text.append("(")
    let words = canvas.words(FramePhrase.nothingChanged(cause))
    text.appendWrapped("\(words))", .faint, from: 1, width: canvas.width)
  }
}

/// Why a page must not be given back.
package enum BadPageCause: DetailedFact {
  /// It has an owner who will.
  case heldBy(FrameHolder)
  case state(BadPageState.Reason)

  package var code: String {
    switch self {
    case .heldBy: "held"
    case .state(let reason): reason.code
    }
  }

  package var details: Details {
    switch self {
    case .heldBy(let holder): ["owner": holder]
    case .state(let reason): reason.details
    }
  }
}

extension BadPageState.Reason: DetailedFact {
  public var code: String {
    switch self {
    case .noFrame: "no-frame"
    case .alreadyFree: "already-free"
    case .reserved: "reserved"
    case .tail: "tail"
    case .wrongOrder: "wrong-order"
    case .mapped: "mapped"
    case .owned: "owned"
    case .flags: "flags"
    }
  }

  public var details: Details {
    switch self {
    case .tail(let head): ["head": head]
    case .wrongOrder(let allocated): ["allocated": allocated]
    case .flags(let flags): ["flags": flags.rawValue]
    case .noFrame, .alreadyFree, .reserved, .mapped, .owned: [:]
    }
  }
}

extension Page {
  /// Whether the page is of a file or of private memory. Linux: `page->mapping`.
  fileprivate var hasMapping: Bool {
    use == .anonymous || use == .file || use == .sharedMemory
  }

  /// Why Linux would dump the page if its only holder let go. Linux: `page_bad_reason`, and the
  /// check of `put_page_testzero` for a page without a holder.
  fileprivate var dumpReason: String {
    if useCount == 0 { return "VM_BUG_ON_PAGE(page_ref_count(page) == 0)" }
    if mapCount != 0 { return "nonzero mapcount" }
    if hasMapping { return "non-NULL mapping" }
    return useCount == 1 ? "PAGE_FLAGS_CHECK_AT_FREE flag(s) set" : "nonzero _refcount"
  }
}

extension Kernel {
  /// Where the record of a frame lies in `mem_map`, for the kernel.
  func recordAddress(of frame: PageFrameNumber) -> VirtualAddress? {
    boot.frames(for: .pageMap).first.flatMap { layout.directAddress(of: $0.lowerBound) }
      .map { $0 + frame.rawValue * 32 }
  }
}
