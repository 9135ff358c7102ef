// What an SVG paints, in the order in which it does, in the coordinates of its viewBox.

const DRAWN = 'rect, circle, ellipse, line, polyline, polygon, path, text'
// Patterns, markers and the like paint where they are used.
const ELSEWHERE = 'defs, pattern, marker, clipPath, mask, symbol'

const moved = ({ x, y }, matrix) => matrix.isIdentity ? { x, y } : new DOMPoint(x, y).matrixTransform(matrix)

function boxOf({ x, y, width, height }, matrix) {
  if (matrix.a === 1 && matrix.d === 1 && !matrix.b && !matrix.c) {
    const left = x + matrix.e, top = y + matrix.f
    return { left, right: left + width, top, bottom: top + height }
  }
  const corners = [[x, y], [x + width, y], [x, y + height], [x + width, y + height]]
    .map(([a, b]) => new DOMPoint(a, b).matrixTransform(matrix))
  const xs = corners.map(p => p.x), ys = corners.map(p => p.y)
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) }
}

// A text reaches from its first to its last letter, and from the top of a Chinese character to the
// bottom of a `g`: what a font reserves above and below differs from font to font.
function textBox(text, matrix, size) {
  const box = text.getBBox()
  const baseline = text.getNumberOfChars() ? text.getStartPositionOfChar(0).y : box.y + box.height
  return boxOf({ x: box.x, width: box.width, y: baseline - 0.88 * size, height: 1.12 * size }, matrix)
}

// Everything drawn, with its box. Styles are read by `paint`, for they differ by theme.
function thingsDrawn(svg) {
  const toView = svg.getScreenCTM().inverse()
  // Asking for matrices is slow, and siblings mostly share one.
  const matrices = new Map()
  const matrixOf = element => {
    const holder = element.hasAttribute('transform') ? element : element.parentNode
    if (!matrices.has(holder)) {
      const { a, b, c, d, e, f } = toView.multiply(element.getScreenCTM())
      matrices.set(holder, new DOMMatrix([a, b, c, d, e, f]))
    }
    return matrices.get(holder)
  }
  const things = []
  for (const element of svg.querySelectorAll(DRAWN)) {
    if (element.closest(ELSEWHERE)) continue
    const isText = element.localName === 'text'
    if (isText && !element.textContent.trim()) continue
    const style = getComputedStyle(element)
    if (style.display === 'none' || style.visibility === 'hidden') continue
    const matrix = matrixOf(element)
    const size = isText ? parseFloat(style.fontSize) : 0
    const box = isText ? textBox(element, matrix, size) : boxOf(element.getBBox(), matrix)
    things.push({ element, isText, box, size: size * matrix.a, matrix, style, order: things.length })
  }
  return things
}

// How much of the colours comes through, with what the groups round it let through.
function opacityOf(element, svg, known) {
  if (!known.has(element)) {
    const above = element === svg ? 1 : opacityOf(element.parentNode, svg, known)
    known.set(element, above * getComputedStyle(element).opacity)
  }
  return known.get(element)
}

// The colours that a `url(#…)` paints: those of a pattern's parts.
function patternColours(svg, reference) {
  const pattern = svg.ownerDocument.getElementById(reference.match(/#([^"')]+)/)[1])
  if (!pattern) return []
  return [...pattern.querySelectorAll('*')].flatMap(part => {
    const style = getComputedStyle(part)
    const stroke = colour(style.stroke)
    // A path that is stroked is a line: its fill, black unless told, has no area.
    const fill = part.localName === 'line' || (part.localName === 'path' && stroke) ? null : colour(style.fill)
    return [[fill, style.fillOpacity, part.localName === 'rect'], [stroke, style.strokeOpacity, false]]
      .filter(([found]) => found)
      .map(([[red, green, blue, alpha], opacity, isGround]) => [[red, green, blue, alpha * opacity * style.opacity], isGround])
  })
}

// Reads what each thing is painted with under the theme in force.
function paint(svg, things) {
  const patterns = new Map(), opacities = new Map()
  for (const thing of things) {
    const { style } = thing
    const name = style.fill
    thing.opacity = opacityOf(thing.element, svg, opacities)
    thing.fill = null
    thing.hatching = null
    if (name.startsWith('url(')) {
      if (!patterns.has(name)) patterns.set(name, patternColours(svg, name))
      thing.hatching = patterns.get(name)
    } else if (!['line', 'polyline'].includes(thing.element.localName)) {
      thing.fill = colour(name)
      thing.fillOpacity = style.fillOpacity * thing.opacity
    }
    thing.stroke = parseFloat(style.strokeWidth) > 0 ? colour(style.stroke) : null
    thing.strokeWidth = thing.stroke ? parseFloat(style.strokeWidth) : 0
    thing.strokeOpacity = style.strokeOpacity * thing.opacity
    thing.halo = style.paintOrder.startsWith('stroke') && thing.strokeWidth >= 2 ? thing.stroke : null
  }
}

function contains(thing, x, y) {
  const { left, right, top, bottom } = thing.box
  if (x < left || x > right || y < top || y > bottom) return false
  if (thing.element.localName === 'rect') return true
  return thing.element.isPointInFill(new DOMPoint(x, y).matrixTransform(thing.matrix.inverse()))
}

// The page's colour where nothing is drawn.
function ground(svg) {
  for (let e = svg; e && e.nodeType === 1; e = e.parentNode) {
    const found = colour(getComputedStyle(e).backgroundColor)
    if (found) return found
  }
  return [255, 255, 255, 1]
}

// What fills a point under all that is drawn after it, from the bottom up.
function beneath(things, x, y, order) {
  return things.filter(thing =>
    thing.order < order && !thing.isText && (thing.fill || thing.hatching) && contains(thing, x, y))
}

// The colours that these come to: hatching makes them several, where its lines count.
function coloursOf(svg, painters, hasLines) {
  let colours = [ground(svg)]
  for (const { fill, fillOpacity, hatching, opacity } of painters) {
    if (fill) colours = colours.map(under => blended(fill, under, fillOpacity))
    else if (hatching) {
      for (const [part, isGround] of hatching) {
        if (!isGround && !hasLines) continue
        const over = colours.map(under => blended(part, under, opacity))
        colours = isGround ? over : colours.concat(over)
      }
    }
  }
  return colours
}
