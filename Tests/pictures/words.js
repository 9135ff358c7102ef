const isShown = element => element.checkVisibility({ visibilityProperty: true }) && element.getBoundingClientRect().height > 0

// Words outside of pictures: large enough, and dark enough on what they stand on.
function readTexts(page, where, fault) {
  const told = new Set()
  for (const element of page.body.querySelectorAll(':not(svg *, script, style, template)')) {
    if (![...element.childNodes].some(node => node.nodeType === 3 && node.data.trim())) continue
    if (!isShown(element) || getComputedStyle(element).opacity < 1) continue
    const style = getComputedStyle(element)
    const under = ground(element)
    const kind = `${element.localName}.${element.className}`
    // Once a kind: all of it looks alike.
    const tell = (rule, said) => {
      if (!told.has(rule + kind)) fault(rule, `${kind}: ${said}, ${where}`)
      told.add(rule + kind)
    }
    if (parseFloat(style.fontSize) < SMALLEST) tell('small', style.fontSize)
    const found = contrast(blended(colour(style.color), under), under)
    if (found < TEXT_CONTRAST) tell('contrast', `${found.toFixed(2)}:1`)
  }
}
