import { brief, element, readable } from './ejson.js'

const KEPT = 500
const OUTCOMES = { ok: '成功', error: '出错', timeout: '超时', killed: '被终止', running: '运行中' }
const all = new Map()
let chosen

const list = document.querySelector('#calls')
const picker = document.querySelector('#function')
const troubled = document.querySelector('#troubled')

for (const invocation of await (await fetch('invocations')).json()) remember(invocation)
showList()
const events = new EventSource('events')
events.onopen = () => document.querySelector('#live').classList.add('on')
events.onerror = () => document.querySelector('#live').classList.remove('on')
events.onmessage = message => {
  remember(JSON.parse(message.data))
  showList()
}
picker.onchange = showList
troubled.onchange = showList

function remember(invocation) {
  all.set(invocation.id, invocation)
  if (all.size > KEPT) all.delete(all.keys().next().value)
  if (![...picker.options].some(option => option.value === invocation.function)) {
    picker.add(new Option(invocation.function, invocation.function))
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
  const action = invocation.event?.action ?? invocation.event?.path ?? invocation.event?.TriggerName
  const figures = `${invocation.trips.length} 趟 · 深 ${invocation.depth}\n${Math.round(invocation.durationMs)} ms`
  button.append(
    dot,
    element('span', 'name', action ? `${invocation.function} · ${action}` : invocation.function),
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

function showCall(invocation) {
  const scanned = invocation.trips.reduce((sum, trip) => sum + trip.scanned, 0)
  const facts = `${OUTCOMES[invocation.outcome]} · ${invocation.trips.length} 趟往返，最长一串 ${invocation.depth} 趟 · ${Math.round(invocation.durationMs)} ms · 读过 ${scanned} 份文档`
  const parts = [element('h2', '', invocation.function), element('div', 'facts', facts)]
  if (invocation.error)
    parts.push(element('div', 'failure', invocation.error.stackTrace ?? invocation.error.errorMessage))
  for (const warning of invocation.warnings) parts.push(element('div', 'warning', warning))
  parts.push(
    element('h3', '', '往返'),
    ...invocation.trips.map(trip => tripLine(trip, invocation.durationMs)),
  )
  parts.push(element('h3', '', '事件'), element('pre', '', readable(invocation.event)))
  if (invocation.caller)
    parts.push(element('h3', '', '调用者'), element('pre', '', readable(invocation.caller)))
  if (invocation.logs.length > 0)
    parts.push(element('h3', '', '日志'), element('pre', '', invocation.logs.join('\n')))
  document.querySelector('#call').replaceChildren(...parts)
}

function tripLine(trip, wholeMs) {
  const details = element('details')
  const summary = element('summary')
  const bar = element('span', trip.outcome === 'ok' ? 'bar' : 'bar failed')
  bar.style.left = `${(100 * trip.startMs) / wholeMs}%`
  bar.style.width = `${(100 * (trip.endMs - trip.startMs)) / wholeMs}%`
  const track = element('span', 'track')
  track.append(bar)
  const cost =
    trip.outcome === 'ok'
      ? `读 ${trip.scanned} 得 ${trip.returned} · ${(trip.endMs - trip.startMs).toFixed(1)} ms`
      : trip.outcome
  summary.append(
    element('span', 'number', trip.n),
    element('span', 'what', trip.summary),
    track,
    element('span', 'cost', cost),
  )
  summary.title = `${trip.action} · 第 ${trip.depth} 层 · ${brief(trip.request)}`
  details.append(summary, element('pre', '', `${trip.action}\n${readable(trip.request)}`))
  if (trip.answer !== undefined) details.append(element('pre', '', readable(trip.answer)))
  return details
}

function clock(at) {
  return new Date(at).toLocaleTimeString('zh-CN', { hour12: false })
}
