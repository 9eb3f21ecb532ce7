import { nameOf, OUTCOMES, showCall, titleOf } from './call.js'
import { element } from './ejson.js'

const KEPT = 500
const all = new Map()
let chosen

const list = document.querySelector('#calls')
const picker = document.querySelector('#function')
const troubled = document.querySelector('#troubled')

const events = new EventSource('events')
// Also after the connection was lost: what happened meanwhile was not heard.
events.onopen = async () => {
  document.querySelector('#live').classList.add('on')
  for (const invocation of await (await fetch('invocations')).json()) remember(invocation)
  showList()
}
events.onerror = () => document.querySelector('#live').classList.remove('on')
events.onmessage = message => {
  const invocation = JSON.parse(message.data)
  remember(invocation)
  showList()
  if (invocation.id === chosen) showCall(invocation)
}
picker.onchange = showList
troubled.onchange = showList

function remember(invocation) {
  all.set(invocation.id, invocation)
  if (all.size > KEPT) all.delete(all.keys().next().value)
  if (![...picker.options].some(option => option.value === invocation.function)) {
    picker.add(new Option(nameOf(invocation), invocation.function))
  }
}

function hasTrouble({ outcome, warnings }) {
  return outcome !== 'ok' || warnings.length > 0
}

function showList() {
  const shown = [...all.values()]
    .reverse()
    .filter(invocation => !picker.value || invocation.function === picker.value)
    .filter(invocation => !troubled.checked || hasTrouble(invocation))
  list.replaceChildren(...shown.map(line))
  document.querySelector('#nocalls').hidden = shown.length > 0
}

function line(invocation) {
  const button = element('button')
  button.type = 'button'
  button.setAttribute('aria-current', String(invocation.id === chosen))
  const dot = element('span', `dot ${invocation.outcome} ${invocation.warnings.length > 0 ? 'warned' : ''}`)
  dot.title = OUTCOMES[invocation.outcome]
  const figures = `${invocation.trips.length} 趟 · 深 ${invocation.depth}\n${Math.round(invocation.durationMs)} ms`
  button.append(
    dot,
    element('span', 'name', titleOf(invocation)),
    element('span', 'figures', figures),
    element(
      'span',
      'sub',
      `${clock(invocation.startedAt)} ${invocation.caller?.openid ?? invocation.caller?.source ?? ''}`,
    ),
  )
  button.onclick = () => {
    chosen = invocation.id
    showList()
    showCall(invocation)
  }
  const item = element('li')
  item.append(button)
  return item
}

function clock(at) {
  return new Date(at).toLocaleTimeString('zh-CN', { hour12: false })
}
