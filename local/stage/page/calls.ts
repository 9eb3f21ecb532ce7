import type { CallView, StageView, TripView } from '../view'
import { byId, make } from './dom'

/** Rows kept on the page; older ones leave at the bottom. */
const ROWS = 80
/** More round trips than this are said in digits only. */
const MOST_DOTS = 8

const list = byId<HTMLUListElement>('calls')
const rows = new Map<string, HTMLLIElement>()
let openId = ''

export function showTotals({ calls: { total, overBudget } }: StageView): void {
  byId('calls-total').textContent = total === 0 ? '' : `${total} 次调用`
  const verdict = byId('calls-verdict')
  verdict.textContent = total === 0 ? '' : overBudget === 0 ? '都在预算内' : `${overBudget} 次超出预算`
  verdict.dataset.tone = overBudget === 0 ? 'ok' : 'no'
}

export function showCalls(calls: CallView[]): void {
  rows.clear()
  list.replaceChildren()
  for (const call of calls) showCall(call, false)
}

/** A new call comes on top; one that is already there is written anew in its place. */
export function showCall(call: CallView, fresh = true): void {
  const row = rowOf(call)
  const known = rows.get(call.id)
  rows.set(call.id, row)
  if (known) known.replaceWith(row)
  else list.prepend(row)
  if (fresh && !known) row.classList.add('fresh')
  while (list.children.length > ROWS) list.lastElementChild?.remove()
  byId('no-calls').hidden = true
}

export function clearCalls(): void {
  showCalls([])
  byId('no-calls').hidden = false
}

function rowOf(call: CallView): HTMLLIElement {
  const kind = make('span', 'kind', call.kind)
  kind.dataset.kind = call.kind
  const tag = make('span', 'tag', call.tag?.text ?? '')
  tag.dataset.tone = call.tag?.tone ?? ''
  const button = make(
    'button',
    '',
    make(
      'span',
      'line',
      make('span', 'at number', clock(call.at)),
      kind,
      make('span', 'name', call.name),
      tag,
      make('span', 'ms number', `${Math.round(call.ms)} ms`),
    ),
    make('span', 'line', make('span', 'who caption', call.who), count(call)),
  )
  button.type = 'button'
  const row = make('li', 'call', button)
  const unfold = (open: boolean) => {
    row.classList.toggle('open', open)
    button.setAttribute('aria-expanded', String(open))
    row.querySelector('.trips')?.remove()
    if (open) row.append(tripsOf(call))
  }
  button.addEventListener('click', () => {
    const open = !row.classList.contains('open')
    if (open && openId !== call.id) rows.get(openId)?.querySelector<HTMLElement>('.open > button')?.click()
    openId = open ? call.id : ''
    unfold(open)
  })
  unfold(openId === call.id)
  return row
}

function count({ trips, uncounted, budget, overBudget }: CallView): HTMLElement {
  const counted = trips.length - uncounted
  const places = Math.max(counted, budget?.trips ?? 0)
  const dots = make('span', 'dots')
  if (places <= MOST_DOTS) {
    for (let i = 0; i < places; i += 1) {
      const used = i < counted
      const over = used && budget !== null && i >= budget.trips
      dots.append(make('i', over ? 'over' : used ? 'used' : ''))
    }
  }
  const words = budget ? `${counted} / ${budget.trips} 次` : `${counted} 次`
  const className = `count${budget ? '' : ' unbudgeted'}${overBudget ? ' over' : ''}`
  return make('span', className, dots, make('span', 'number', words))
}

function tripsOf(call: CallView): HTMLElement {
  const box = make('div', 'trips', ...call.trips.map(trip => tripOf(trip, call.ms)))
  const remarks = [
    call.budget
      ? `链长 ${call.chain}（上限 ${call.budget.chain}）`
      : call.trips.length > 0
        ? `链长 ${call.chain}`
        : '没有碰数据库',
  ]
  if (call.uncounted > 0) remarks.push(`${call.uncounted} 次是读设置或微信接口，不计入预算`)
  box.append(make('p', 'caption', remarks.join('，')))
  return box
}

function tripOf({ n, summary, full, outcome, fromMs, toMs }: TripView, totalMs: number): HTMLElement {
  const mark = make('i')
  const percent = (ms: number) => `${Math.min(100, (ms / Math.max(totalMs, 1)) * 100)}%`
  mark.style.left = percent(fromMs)
  mark.style.width = percent(toMs - fromMs)
  const code = make('code', '', summary)
  code.title = full
  return make(
    'div',
    'trip',
    make('span', 'number', String(n)),
    code,
    make('span', '', outcome),
    make('span', 'bar', mark),
  )
}

const clock = (at: number) =>
  new Date(at).toLocaleTimeString('zh-CN', { timeZone: 'Asia/Shanghai', hour12: false })
