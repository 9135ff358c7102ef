import Drawing
import Grammar
import Hardware

/// What is said around a walkthrough.
enum WalkthroughPhrase: Sendable {
  case progress(Int, of: Int)
  case title(WalkthroughIdea, TranslationReport)
  /// `#PF`, the error code's number and CR2; a sentence says what they mean.
  case fault(PageFault)
}

/// A sentence of a walkthrough.
enum WalkthroughSentence: Sendable {
  case selector(SegmentSelector)
  case descriptorPlace(SegmentEvidence.Place, SegmentDescriptor)
  case descriptor(SegmentDescriptor)
  case limit(LimitCheck)
  case sum(String, VirtualAddress)
  case exception(ExceptionVector, errorCode: UInt16, SegmentRefusal)
  case flatness(SegmentDescriptor?)
  case pagingOff
  case cut([AddressPiece])
  /// Which lines of an array are compared.
  case compared(LookupEvidence)
  case verdict(LookupEvidence)
  case line(base: PhysicalAddress, Rights)
  case stale(Translation.Disagreement)
  case tablePlace(LevelEvidence, isFirst: Bool)
  case bit(BitMeaning)
  case conclusion(LevelEvidence)
  case combination(Rights)
  case access(Privilege, Access, AccessRefusal?)
  case frame(FrameDescription)
  case errorCode(PageFault.Code)
  case step(ForecastStep)
}

extension WalkthroughReport {
  /// Lines that are drawn as they stand.
  func picture(on canvas: Canvas) -> [StyledText] {
    let pieces = translation.pieces
    switch idea {
    case .segment:
      return translation.segment.source == .linear
        ? [] : [StyledText(translation.segment.logical, .address)]
    case .pieces:
      return (translation.address.map { [pieces.digits(of: $0)] } ?? []) + [pieces.bits()]
    case .place(let index):
      let place = translation.levels[index].step.place
      return [
        pieces.bits(marking: index),
        translation.sum(of: index) + " = " + StyledText(place.digits, .address),
      ]
    case .entry(let index):
      let level = translation.levels[index]
      let entry = hexadecimal(level.step.entry.rawValue, digits: level.entrySize * 2)
      return [
        StyledText(level.step.place.digits, .address) + StyledText(": \(entry)"),
        StyledText(level.letters),
      ]
    case .physical:
      guard let physical = translation.physical else { return [] }
      guard !translation.isPagingOff, let page = translation.levels.last?.target,
        let offset = pieces.last
      else { return [StyledText("P:\(physical.digits)", .address)] }
      return [
        StyledText("\(page.digits) + ") + StyledText(hexadecimal(offset.value), .offsetBits)
          + " = " + pieces.digits(of: physical)
      ]
    case .fault:
      return translation.fault.map {
        [StyledText(canvas.words(WalkthroughPhrase.fault($0)), .fault)]
      } ?? []
    case .pagingOff, .lookup, .rights, .forecast: return []
    }
  }

  var sentences: [WalkthroughSentence] {
    switch idea {
    case .segment: return segmentSentences
    case .pagingOff: return [.pagingOff]
    case .pieces: return [.cut(translation.pieces)]
    case .lookup(let index):
      let lookup = translation.lookups[index]
      var sentences: [WalkthroughSentence] = [.compared(lookup), .verdict(lookup)]
      if let line = lookup.line { sentences.append(.line(base: line.base, line.rights)) }
      if let stale = translation.stale { sentences.append(.stale(stale)) }
      return sentences
    case .place(let index): return [.tablePlace(translation.levels[index], isFirst: index == 0)]
    case .entry(let index):
      let level = translation.levels[index]
      let told: [EntryBit] = [.present, .writable, .user, .pageSize, .noExecute]
      return level.bits.filter { told.contains($0.bit) }.reversed().map { .bit($0) }
        + [.conclusion(level)]
    case .rights:
      return (translation.rights.map { [.combination($0)] } ?? [])
        + [.access(translation.privilege, translation.access, translation.refusal)]
    case .physical: return translation.frame.map { [.frame($0)] } ?? []
    case .fault: return translation.fault.map { [.errorCode($0.code)] } ?? []
    case .forecast: return translation.forecast?.steps.map { .step($0) } ?? []
    }
  }

  private var segmentSentences: [WalkthroughSentence] {
    let segment = translation.segment
    guard segment.source != .linear else {
      return [.flatness(segment.descriptor)]
    }
    var sentences: [WalkthroughSentence] = []
    if segment.source == .selector { sentences.append(.selector(segment.selector)) }
    if let descriptor = segment.descriptor {
      if let place = segment.place { sentences.append(.descriptorPlace(place, descriptor)) }
      sentences.append(.descriptor(descriptor))
    }
    if let check = segment.check { sentences.append(.limit(check)) }
    if let sum = segment.sum { sentences.append(.sum(sum.words, sum.linear)) }
    if case .refused(let vector, let errorCode, let refusal) = segment.decision {
      sentences.append(.exception(vector, errorCode: errorCode, refusal))
    }
    return sentences
  }
}
