// Measures the pictures and pages of /question, each in a frame, and posts {file: what was found} to /answer.

// A picture's page has words of its own.
function readPage(page, theme, fault) {
  page.querySelectorAll('details').forEach(part => { part.open = true })
  readTexts(page, theme, fault)
  const { scrollWidth, clientWidth } = page.documentElement
  if (scrollWidth > clientWidth) fault('wide', `${scrollWidth} px of ${clientWidth}`)
}

function lookAt(page, how) {
  try {
    const found = measure(page.querySelector('svg'), how)
    if (page.body) readPage(page, how.theme, (rule, said) => found.faults.push({ rule, said }))
    delete found.look
    return found
  } catch (error) {
    const faults = [{ rule: 'broken', said: String(error.stack || error) }]
    return { faults, texts: [], sizes: {}, palette: [] }
  }
}

async function main() {
  const answer = {}
  const isDark = matchMedia('(prefers-color-scheme: dark)').matches
  // Places are the same in dark.
  const how = { theme: isDark ? 'dark' : 'light', hasPlaces: !isDark }
  const files = await (await fetch('/question/')).json()
  // While one is measured, others load.
  const workers = [...document.querySelectorAll('iframe')].map(async frame => {
    for (let file; (file = files.shift());) {
      await new Promise(done => { frame.onload = done; frame.src = '/file/' + encodeURIComponent(file) })
      answer[file] = lookAt(frame.contentDocument, how)
    }
  })
  await Promise.all(workers)
  await fetch('/answer', { method: 'POST', body: JSON.stringify(answer) })
}
main()
