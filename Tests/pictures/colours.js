// Colours as computed styles tell them, and how far they stand out (WCAG 2.1, 1.4.3 and 1.4.11).

const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true })
const known = new Map()

// [red, green, blue, alpha], or null for what paints nothing.
function colour(text) {
  if (!text || text === 'none' || text === 'transparent') return null
  if (!known.has(text)) {
    canvas.clearRect(0, 0, 1, 1)
    canvas.fillStyle = text
    canvas.fillRect(0, 0, 1, 1)
    const [red, green, blue, alpha] = canvas.getImageData(0, 0, 1, 1).data
    known.set(text, alpha === 0 ? null : [red, green, blue, alpha / 255])
  }
  return known.get(text)
}

function blended(over, under, opacity = 1) {
  const alpha = over[3] * opacity
  return [0, 1, 2].map(i => over[i] * alpha + under[i] * (1 - alpha)).concat(1)
}

function luminance([red, green, blue]) {
  const [r, g, b] = [red, green, blue].map(level => {
    const part = level / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(one, other) {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

const hex = parts => '#' + parts.slice(0, 3).map(n => Math.round(n).toString(16).padStart(2, '0')).join('')
