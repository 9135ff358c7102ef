/// A figure as a value: what is shown, nothing of where it stands.
///
/// Characters of a terminal, SVG and JSON are drawn from it. Shapes stand in bands from top to
/// bottom, side by side inside of a band; links lead from one thing to another.
public struct Picture: Hashable, Sendable, Encodable {
  /// The name of the figure, for programs: `zones`.
  public let figure: String
  public let title: Caption
  /// What is to be seen, in a sentence or two: read aloud to who cannot see it.
  public let summary: Caption
  public let bands: [Band]
  public let links: [Link]

  public init(
    _ figure: String, title: Caption, summary: Caption, bands: [Band], links: [Link] = []
  ) {
    self.figure = figure
    self.title = title
    self.summary = summary
    self.bands = bands
    self.links = links
  }

  /// Panels side by side.
  public struct Band: Hashable, Sendable, Encodable {
    public let panels: [Panel]

    public init(_ panels: [Panel]) { self.panels = panels }
    public init(_ panel: Panel) { panels = [panel] }
  }

  /// A shape with a title over it.
  public struct Panel: Hashable, Sendable, Encodable {
    public let title: Caption
    public let shape: Shape
    /// How much of the band's width it takes, beside the others' shares.
    public let share: Int

    /// - Parameter title: nothing for a shape that needs none.
    public init(_ shape: Shape, title: Caption = Caption(), share: Int = 1) {
      self.title = title
      self.shape = shape
      self.share = share
    }
  }

  /// An arrow from one item to another: down a band or to the panel on its right.
  public struct Link: Hashable, Sendable, Encodable {
    public let from: String
    public let to: String
    /// How many of what it stands for, pages or frames; heavier arrows are thicker.
    public let weight: UInt64

    public init(_ from: String, _ to: String, weight: UInt64 = 1) {
      self.from = from
      self.to = to
      self.weight = weight
    }
  }
}
