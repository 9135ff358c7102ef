import Drawing
import Hardware
import KernelModel

extension Picture {
  /// The vmalloc window: its areas and guards, the zones that their frames come from, and where in
  /// memory and in which order these frames lie.
  ///
  /// - Complexity: O(areas + pages behind them)
  package static func vmalloc(_ kernel: Kernel) -> Picture {
    let figure = VmallocFigure(kernel)
    let boxes = figure.boxes(of: kernel)
    let runs = figure.chains(most: boxes.count > 3 ? 1 : 4)
    let frames = figure.areas.reduce(0) { $0 + $1.area.frames.count }
    var bands = [
      Band([
        Panel(.strip(Strip(figure.segments)), title: Caption(VmallocPicturePhrase.window)),
        Panel(.boxes(boxes), title: Caption(VmallocPicturePhrase.zones)),
      ]),
      Band(Panel(.mosaic(figure.mosaic(of: kernel)), title: Caption(VmallocPicturePhrase.scatter))),
    ]
    if !runs.isEmpty {
      bands.append(Band(Panel(.chains(runs), title: Caption(VmallocPicturePhrase.runTitle))))
    }
    return Picture(
      "vmalloc",
      title: Caption(VmallocPicturePhrase.title(memory: kernel.configuration.memory), .heading),
      summary: Caption(
        VmallocPicturePhrase.summary(
          areas: figure.areaCount, frames: frames + figure.otherFrames,
          waiting: Int(figure.report.lazyPages))),
      bands: bands, links: figure.links)
  }
}
