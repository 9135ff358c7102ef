// What a picture has to keep to: names, places, colours.

const CELL = 12       // px that a column of text may take
const MARGIN = 40     // px round the whole
const SMALLEST = 18   // px of a text on a screen of 1280x720
const TEXT_CONTRAST = 4.5, SHAPE_CONTRAST = 3

const words = thing => JSON.stringify(thing.element.textContent.slice(0, 40))
const place = ({ left, right, top, bottom }) => [left, top, right, bottom].map(Math.round).join(' ')
const name = thing => {
  const group = thing.element.closest('[id]')
  return `${thing.element.localName} at ${place(thing.box)}${group ? ' in ' + group.id : ''}`
}
const shrunk = ({ left, right, top, bottom }, dx, dy = dx) =>
  ({ left: left + dx, right: right - dx, top: top + dy, bottom: bottom - dy })
const meet = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
const holds = (outer, inner) =>
  inner.left >= outer.left && inner.right <= outer.right
  && inner.top >= outer.top && inner.bottom <= outer.bottom

// For who cannot see it: what it is called and says stands first.
function checkStructure(svg, fault) {
  if (svg.getAttribute('role') !== 'img') fault('role', 'role is not img')
  if (!svg.getAttribute('lang')) fault('lang', 'no lang')
  const [title, desc] = svg.children
  const named = (svg.getAttribute('aria-labelledby') || '').split(/\s+/)
  for (const [child, tag, index] of [[title, 'title', 0], [desc, 'desc', 1]]) {
    if (child?.localName !== tag || !child.textContent.trim()) fault('name', `no ${tag} in its place`)
    else if (!child.id || named[index] !== child.id) fault('name', `aria-labelledby does not name the ${tag}`)
  }
  const ids = new Set()
  for (const { id } of svg.querySelectorAll('[id]')) {
    if (ids.has(id)) fault('id', `${id} twice`)
    ids.add(id)
  }
  const leadsTo = target => {
    if (!target.startsWith('#')) fault('foreign', target)
    else if (!svg.ownerDocument.getElementById(target.slice(1))) fault('id', `${target} is not there`)
  }
  const urls = text => [...text.matchAll(/url\(["']?([^)"']*)["']?\)/g)].map(match => match[1])
  for (const element of svg.querySelectorAll('*')) {
    for (const { name, value } of element.attributes) {
      if (/^on|^(xlink:)?src$/.test(name)) fault('foreign', `${element.localName} has ${name}`)
      if (name.endsWith('href')) leadsTo(value)
      else urls(value).forEach(leadsTo)
    }
    if (element.localName === 'style') {
      urls(element.textContent).forEach(leadsTo)
      if (element.textContent.includes('@import')) fault('foreign', '@import')
    }
  }
  if (svg.querySelector('script, image, foreignObject')) fault('foreign', 'script, image or foreignObject')
}

// No two texts overlap; none leaves the columns it may take, a shape it stands in, or the page.
function checkPlaces(svg, things, fault) {
  const view = svg.viewBox.baseVal
  const { x: left, y: top, width, height } = view
  const inside = shrunk({ left, top, right: left + width, bottom: top + height }, MARGIN - 2)
  const shown = Math.min(1, 1280 / view.width, 720 / view.height)
  const texts = things.filter(thing => thing.isText)
  const shapes = things.filter(thing => !thing.isText)
  // One line for all: mostly the whole picture is too high.
  const small = texts.filter(({ size }) => size * shown < SMALLEST).sort((a, b) => a.size - b.size)
  if (small.length)
    fault('small', `${(small[0].size * shown).toFixed(1)} px: ${words(small[0])}, ${small.length} texts`)
  for (const text of texts) {
    const { box, element } = text
    const columns = parseFloat(element.dataset.w)
    if (!(columns > 0)) fault('columns', `no data-w: ${words(text)}`)
    else if (box.right - box.left > CELL * columns + 0.5)
      fault('wide', `${words(text)} takes ${Math.round(box.right - box.left)} px of ${CELL * columns}`)
    if (!holds(inside, box)) fault('outside', `${words(text)} at ${place(box)}`)
    const ink = shrunk(box, 2)
    for (const other of texts) {
      // Each may reach a pixel into the other.
      if (other.order > text.order && meet(ink, other.box))
        fault('overlap', `${words(text)} and ${words(other)} at ${place(other.box)}`)
    }
    const middle = shrunk(box, 2, 6)
    for (const shape of shapes) {
      if (meet(shape.box, middle) && crosses(shape, text, middle, shapes))
        fault('crossed', `${words(text)} by ${name(shape)}`)
    }
  }
  const page = shrunk(inside, 2 - MARGIN)
  for (const shape of shapes) if (!holds(shrunk(page, -1), shape.box)) fault('outside', name(shape))
}

// Whether an edge of the shape runs through the middle of the text.
function crosses(shape, text, middle, shapes) {
  if (text.halo || !(shape.stroke || shape.fill || shape.hatching)) return false
  if (shape.element.localName === 'rect' && holds(shape.box, middle)) return false
  // What is painted between them hides it.
  const hides = other => other.order > shape.order && other.order < text.order
    && other.fill && holds(other.box, middle)
  if (shapes.some(hides)) return false
  if (shape.element.localName === 'rect') return true
  return shape.stroke && pointsAlong(shape).some(({ x, y }) =>
    x > middle.left && x < middle.right && y > middle.top && y < middle.bottom)
}

// Points of an outline, closer together than a text is high.
function pointsAlong(shape) {
  if (!shape.points) {
    const { element, matrix } = shape
    const length = element.getTotalLength(), count = Math.ceil(length / 6)
    shape.points = Array.from({ length: count + 1 }, (_, i) =>
      moved(element.getPointAtLength(length * i / Math.max(1, count)), matrix))
  }
  return shape.points
}

// Texts against what lies beneath them, shapes against what they are painted on.
function checkColours(svg, things, theme, fault) {
  const tooFaint = (one, others, least) => {
    const worst = others.map(other => [contrast(one, other), other]).sort((a, b) => a[0] - b[0])[0]
    return worst[0] < least ? `${worst[0].toFixed(2)}:1, ${hex(one)} on ${hex(worst[1])}, ${theme}` : null
  }
  for (const thing of things) {
    const { left, right, top, bottom } = thing.box
    const y = (top + bottom) / 2
    if (thing.isText) {
      thing.under ??= [0.02, 0.35, 0.65, 0.98].map(part =>
        beneath(things, left + (right - left) * part, y, thing.order))
      const grounds = thing.halo ? [thing.halo] : thing.under.flatMap(under => coloursOf(svg, under, true))
      for (const ink of inks(thing)) {
        const found = tooFaint(blended(ink, grounds[0], thing.opacity), grounds, TEXT_CONTRAST)
        if (found) fault('contrast', `${words(thing)} ${found}`)
      }
      const cover = things.find(other => other.order > thing.order && !other.isText
        && (other.fill || other.hatching) && contains(other, (left + right) / 2, y))
      if (cover) fault('covered', `${words(thing)} by ${name(cover)}`)
    } else if (!isGround(svg, thing)) {
      thing.under ??= beneath(things, ...middleOf(thing), thing.order)
      // Thin lines of hatching below an edge hide nothing of it.
      const grounds = coloursOf(svg, thing.under, false)
      const own = [
        thing.stroke && blended(thing.stroke, grounds[0], thing.strokeOpacity),
        thing.fill && blended(thing.fill, grounds[0], thing.fillOpacity),
        ...(thing.hatching || []).map(([part]) => blended(part, grounds[0], thing.opacity)),
      ].filter(Boolean)
      // An outline or a fill: one of them has to be seen.
      const found = own.map(paint => tooFaint(paint, grounds, SHAPE_CONTRAST))
      if (own.length && found.every(Boolean)) fault('shape', `${name(thing)} ${found[0]}`)
    }
  }
}

// Whether it is what all else stands on.
function isGround(svg, { box, isText }) {
  const { width, height } = svg.viewBox.baseVal
  return !isText && box.right - box.left >= 0.95 * width && box.bottom - box.top >= 0.95 * height
}

// A point of the shape: on it where it is a line.
function middleOf({ element, fill, hatching, box, matrix }) {
  if (fill || hatching || element.localName === 'rect')
    return [(box.left + box.right) / 2, (box.top + box.bottom) / 2]
  const { x, y } = moved(element.getPointAtLength(element.getTotalLength() / 2), matrix)
  return [x, y]
}

// The colours of a text's letters: parts of it may have their own.
function inks({ element }) {
  const parts = [element, ...element.querySelectorAll('tspan')]
    .filter(part => [...part.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
  return [...new Set(parts.map(part => getComputedStyle(part).fill))].map(colour).filter(Boolean)
}

// The colours that tell things apart. Each has hatching of its own, for who sees none of them.
function palette(svg, things, fault) {
  const filled = new Set(things.filter(t => t.fill && !t.isText && !isGround(svg, t)).map(t => hex(t.fill)))
  const lines = new Map()
  for (const pattern of svg.querySelectorAll('pattern')) {
    const styles = [...pattern.children].map(part => getComputedStyle(part))
    const ink = styles.map(style => colour(style.stroke) || colour(style.fill)).filter(Boolean).map(hex).at(-1)
    if (!ink) continue
    const drawn = [...pattern.querySelectorAll('path')].map(part => part.getAttribute('d')).join()
    const other = lines.get(drawn)
    if (other && other !== ink) fault('hatching', `${other} and ${ink} differ by colour alone`)
    lines.set(drawn, ink)
    filled.add(ink)
  }
  return [...filled]
}

// How it looks, to be compared with another theme's looks.
const look = things => things.map(t => [t.fill, t.stroke, t.isText && inks(t)].join()).join(';')

// Measures one picture as it is shown now: its places too, or its colours only.
function measure(svg, { theme, hasPlaces }) {
  const faults = []
  const fault = (rule, said) => faults.push({ rule, said })
  if (hasPlaces) checkStructure(svg, fault)
  if (!svg.viewBox.baseVal?.width) {
    if (hasPlaces) fault('outside', 'no viewBox')
    return { faults, texts: [], sizes: {}, palette: [], look: '' }
  }
  const things = thingsDrawn(svg)
  paint(svg, things)
  if (hasPlaces) checkPlaces(svg, things, fault)
  checkColours(svg, things, theme, fault)
  return {
    faults,
    palette: palette(svg, things, fault),
    look: look(things),
    // Words that stand apart are parts with places of their own.
    texts: things.filter(t => t.isText).map(({ element }) =>
      element.children.length ? [...element.childNodes].map(node => node.textContent).join(' ') : element.textContent),
    sizes: Object.fromEntries([...svg.querySelectorAll('g[id]')].map(g => [g.id, g.dataset.size ?? null])),
  }
}
