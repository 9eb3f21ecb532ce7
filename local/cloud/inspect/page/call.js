import { brief, element, readable } from './ejson.js'

export const OUTCOMES = { ok: '成功', error: '出错', timeout: '超时', killed: '被终止', running: '运行中' }

/** One invocation, opened to its round trips, its event and whatever went wrong. */
export function showCall(invocation) {
  const scanned = invocation.trips.reduce((sum, trip) => sum + trip.scanned, 0)
  const facts = `${OUTCOMES[invocation.outcome]} · ${invocation.trips.length} 趟往返，最长一串 ${invocation.depth} 趟 · ${Math.round(invocation.durationMs)} ms · 读过 ${scanned} 份文档`
  const parts = [element('h2', '', titleOf(invocation)), element('div', 'facts', facts)]
  if (invocation.error)
    parts.push(element('div', 'failure', invocation.error.stackTrace ?? invocation.error.errorMessage))
  for (const warning of invocation.warnings) parts.push(element('div', 'warning', warning))
  const wholeMs = Math.max(invocation.durationMs, ...invocation.trips.map(trip => trip.endMs), 1)
  if (invocation.trips.length > 0)
    parts.push(element('h3', '', '往返'), ...invocation.trips.map(trip => tripLine(trip, wholeMs)))
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

/** What it was for, as far as the event tells. */
export function titleOf(invocation) {
  const { action, path, TriggerName } = invocation.event ?? {}
  const purpose = action ?? path ?? TriggerName
  return purpose ? `${nameOf(invocation)} · ${purpose}` : nameOf(invocation)
}

export function nameOf(invocation) {
  return invocation.function === '(outside)' ? '不来自函数' : invocation.function
}
