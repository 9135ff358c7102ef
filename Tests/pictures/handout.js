// Uses each handout of /question as a person does, with script and without, and posts
// {file: {faults, steps}} to /answer.

let faults = []
const fault = (rule, said) => faults.push({ rule, said })

// Loads the handout in a frame. One that may run no script still lets this page look inside.
async function load(file, mayRun) {
  const frame = document.createElement('iframe')
  if (!mayRun) frame.sandbox = 'allow-same-origin'
  document.body.append(frame)
  await new Promise(done => { frame.onload = done; frame.src = '/file/' + encodeURIComponent(file) })
  return frame
}

const stepsOf = page => [...page.querySelectorAll('section.step')]
const shownSteps = page => stepsOf(page).filter(isShown).map(step => step.id).join(' ')

// Links and keys act when the browser comes to it.
async function within(isSo) {
  for (let n = 0; n < 100; n++) {
    if (isSo()) return true
    await new Promise(done => setTimeout(done, 10))
  }
  return false
}

// Without script: all steps stand there, to be read and measured.
async function readWithout(file) {
  const frame = await load(file, false)
  const page = frame.contentDocument, root = page.documentElement
  const steps = stepsOf(page)
  if (!steps.length) fault('steps', 'no step')
  steps.forEach((step, index) => {
    if (step.id !== String(index + 1)) fault('steps', `the id of step ${index + 1} is ${step.id}`)
    if (!isShown(step)) fault('steps', `step ${step.id} is not there without script`)
  })
  for (const link of page.querySelectorAll('a[href]')) {
    const target = link.getAttribute('href')
    const isThere = target.startsWith('#') && page.getElementById(target.slice(1))
    if (!isThere) fault('link', `${target} is not there`)
  }
  page.querySelectorAll('details').forEach(part => { part.open = true })
  const texts = []
  for (const language of ['en', 'zh']) {
    root.lang = language
    const { scrollWidth, clientWidth } = root
    if (scrollWidth > clientWidth) fault('wide', `${language}: ${scrollWidth} px of ${clientWidth}`)
    const looks = {}
    for (const theme of ['light', 'dark']) {
      root.dataset.theme = theme
      readTexts(page, `${theme}, ${language}`, fault)
      for (const svg of page.querySelectorAll('section svg')) {
        if (!isShown(svg)) continue
        const step = svg.closest('section').id
        const found = measure(svg, { theme, hasPlaces: theme === 'light' })
        for (const { rule, said } of found.faults) fault(rule, `step ${step}, ${language}: ${said}`)
        if (looks[step] === found.look)
          fault('theme', `the picture of step ${step} stays light on a dark page`)
        looks[step] = found.look
      }
    }
  }
  return steps.length
}

// With script: one step at a time; keys, links and buttons lead to the others.
async function use(file, count) {
  const frame = await load(file, true)
  const view = frame.contentWindow, page = frame.contentDocument, root = page.documentElement
  const press = (key, target = page.activeElement || page.body) =>
    target.dispatchEvent(new view.KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
  const at = async (number, how) => {
    const wanted = String(Math.min(number, count))
    const isThere = await within(() => shownSteps(page) === wanted)
    if (!isThere) fault('keys', `${how}: steps ${shownSteps(page) || 'none'} are shown, not ${wanted}`)
    return isThere
  }
  if (!await at(1, 'at first')) return
  const last = count
  for (const [key, number] of [
    ['ArrowRight', 2], ['ArrowLeft', 1], ['PageDown', 2], ['PageUp', 1],
    ['End', last], ['ArrowRight', last], ['Home', 1], ['ArrowLeft', 1],
  ]) {
    press(key)
    await at(number, key)
  }
  press('ArrowRight')
  await at(2, 'ArrowRight')
  const { hash } = view.location
  if (count > 1 && hash !== '#2') fault('keys', `the address ends in '${hash}', not '#2'`)
  view.location.hash = '#5'
  await at(5, 'a link to #5')
  view.location.hash = '#nonsense'
  await at(1, 'a link to #nonsense')
  view.location.hash = '#99999'
  await at(last, 'a link to #99999')

  press('g')
  const field = page.activeElement
  if (field?.localName !== 'input') fault('keys', 'g leads to no field')
  else {
    field.value = '3'
    press('t', field)
    field.dispatchEvent(new view.Event('change', { bubbles: true }))
    press('Enter', field)
    await at(3, 'g 3')
  }

  for (const link of [...page.querySelectorAll('nav a')].slice(0, 3)) {
    link.click()
    await at(Number(link.getAttribute('href').slice(1)), 'a link of the contents')
  }
  for (const [id, number] of [['next', 4], ['prev', 3]]) {
    if (count < 4) break
    page.getElementById(id)?.click()
    await at(number, `the button ${id}`)
  }

  const before = root.lang
  const words = () => [...page.querySelectorAll(`.${before}`)].some(element => element.checkVisibility())
  const had = words()
  press('l')
  if (root.lang === before || !root.lang) fault('keys', 'l leaves the language')
  if (had && words()) fault('keys', `l leaves words of ${before} there`)
  press('l')
  if (root.lang !== before) fault('keys', 'l does not lead back')

  const lit = hex(ground(page.body))
  press('t')
  if (hex(ground(page.body)) === lit) fault('keys', 't leaves the theme')
  press('t')
  if (hex(ground(page.body)) !== lit) fault('keys', 't does not lead back')

  const answers = [...page.querySelectorAll('details.answer')]
  press('a')
  if (answers.some(answer => !answer.open)) fault('keys', 'a leaves answers hidden')
  press('a')
  if (answers.some(answer => answer.open)) fault('keys', 'a leaves answers open')

  press('?')
  if (!page.querySelector('dialog[open]')) fault('keys', '? opens nothing')
  press('?')
  if (page.querySelector('dialog[open]')) fault('keys', '? closes nothing')
}

async function main() {
  const answer = {}
  for (const file of await (await fetch('/question/')).json()) {
    faults = []
    answer[file] = { faults, steps: 0 }
    try {
      answer[file].steps = await readWithout(file)
      await use(file, answer[file].steps)
    } catch (error) {
      fault('broken', String(error.stack || error))
    }
    document.querySelectorAll('iframe').forEach(frame => frame.remove())
  }
  await fetch('/answer', { method: 'POST', body: JSON.stringify(answer) })
}
onload = main
