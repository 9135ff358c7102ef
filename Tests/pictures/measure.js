// Measures the pictures of /question, each in a frame, and posts {file: what was found} to /answer.

async function main() {
  const frame = document.getElementById('frame')
  const answer = {}
  const isDark = matchMedia('(prefers-color-scheme: dark)').matches
  // Places are the same in dark.
  const how = { theme: isDark ? 'dark' : 'light', hasPlaces: !isDark }
  for (const file of await (await fetch('/question/')).json()) {
    await new Promise(done => { frame.onload = done; frame.src = '/file/' + encodeURIComponent(file) })
    try {
      answer[file] = measure(frame.contentDocument.querySelector('svg'), how)
    } catch (error) {
      answer[file] = { faults: [{ rule: 'broken', said: String(error.stack || error) }], texts: [], sizes: {}, palette: [] }
    }
    delete answer[file].look
  }
  await fetch('/answer', { method: 'POST', body: JSON.stringify(answer) })
}
main()
