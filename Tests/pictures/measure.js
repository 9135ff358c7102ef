// Measures the pictures and pages of /question, each in a frame, and posts {file: what was found} to /answer.

// A picture's page has words of its own.
function readPage(page, theme, fault) {
  page.querySelectorAll('details').forEach(part => { part.open = true })
  readTexts(page, theme, fault)
  const { scrollWidth, clientWidth } = page.documentElement
  if (scrollWidth > clientWidth) fault('wide', `${scrollWidth} px of ${clientWidth}`)
}

async function main() {
  const frame = document.getElementById('frame')
  const answer = {}
  const isDark = matchMedia('(prefers-color-scheme: dark)').matches
  // Places are the same in dark.
  const how = { theme: isDark ? 'dark' : 'light', hasPlaces: !isDark }
  for (const file of await (await fetch('/question/')).json()) {
    await new Promise(done => { frame.onload = done; frame.src = '/file/' + encodeURIComponent(file) })
    try {
      const page = frame.contentDocument
      answer[file] = measure(page.querySelector('svg'), how)
      if (page.body) readPage(page, how.theme, (rule, said) => answer[file].faults.push({ rule, said }))
    } catch (error) {
      answer[file] = { faults: [{ rule: 'broken', said: String(error.stack || error) }], texts: [], sizes: {}, palette: [] }
    }
    delete answer[file].look
  }
  await fetch('/answer', { method: 'POST', body: JSON.stringify(answer) })
}
main()
