import Drawing
import KernelModel

/// What a frame is, in a word or two: for boxes and segments.
enum FramePicturePhrase: Phrase, DetailedFact {
  case use(FrameUse)
  /// Where there is no RAM.
  case hole(FrameHole)
  /// Whatever answers where there is no RAM.
  case devices

  var code: String {
    switch self {
    case .use: "frame-use"
    case .hole: "frame-hole"
    case .devices: "devices"
    }
  }

  var details: Details {
    switch self {
    case .use(let use): ["use": use]
    case .hole(let hole): ["what": hole]
    case .devices: [:]
    }
  }
}

extension FrameDescription {
  /// What the frame is used for, or what answers there.
  var pictureCaption: Caption {
    if case .hole(let hole) = owner { return Caption(FramePicturePhrase.hole(hole)) }
    return Caption(FramePicturePhrase.use(use))
  }
}

extension FrameZone {
  /// The identity of the box that stands for it in pictures.
  var pictureID: String { "zone.\(code)" }

  /// Linux's name of the zone.
  var pictureCaption: Caption {
    switch self {
    case .zone(let kind): Caption(.name(kind.name), .label)
    case .device: Caption(FramePicturePhrase.devices, .label)
    }
  }
}
