import type { StageView } from '../view'
import { byId, icon, make } from './dom'
import { pointAt, type Target } from './pointer'

interface Step {
  words: string
  /** What to do now, and with which control; the first that is on screen counts. */
  ways: { hint: string; target: Target }[]
}

const onCustomer = (id: string): Target => ({ phone: 'customer', id })
const onClerk = (id: string): Target => ({ phone: 'clerk', id })
const onStage = (id: string): Target => ({ phone: null, id })

/** Later controls of a step first: what lies on top of the others is what comes next. */
const steps: Step[] = [
  {
    words: '在收银台收一单',
    ways: [{ hint: '按「收款」，顾客用微信付。核实以后打勾。', target: onStage('take') }],
  },
  {
    words: '在顾客手机上入会、收下礼',
    ways: [
      { hint: '允许把手机号给品牌。', target: onCustomer('allow-phone') },
      { hint: '同意会员规则。', target: onCustomer('agree') },
      { hint: '用手机号入会，礼一起收下。', target: onCustomer('join-with-phone') },
      { hint: '把礼收下，放进券包。', target: onCustomer('take-all') },
      { hint: '先在收银台再收一单，从付款页入会。', target: onStage('take') },
    ],
  },
  {
    words: '用店员手机核销',
    ways: [
      { hint: '店员看过小票，确认核销。', target: onClerk('confirm-redeem') },
      { hint: '顾客先打开券码，店员才有得扫。', target: onCustomer('use-gift-0') },
      { hint: '顾客先打开券码，店员才有得扫。', target: onCustomer('use-now') },
      { hint: '券码在顾客手机上了，店员来扫。', target: onClerk('by-camera') },
    ],
  },
  {
    words: '再扫一次，看它怎么说',
    ways: [
      { hint: '回到扫码页。', target: onClerk('scan-next') },
      { hint: '同一张券，再扫一次。', target: onClerk('by-camera') },
    ],
  },
  {
    words: '退款，看积分怎么回去',
    ways: [{ hint: '退了款，顾客手机会打开积分明细。', target: onStage('refund-all') }],
  },
]

let toured = 0
const hint = make('p', 'caption tour-hint')

/** The five steps of a first visit; each is ticked off when it has really happened. */
export function showTour(view: StageView): void {
  toured = view.toured
  byId('tour-count').textContent = `${toured} / ${steps.length}`
  byId('tour').replaceChildren(...steps.map(({ words }, i) => itemOf(words, i)))
  if (toured >= steps.length)
    byId('tour').append(make('li', 'tour-step current', make('span', '', '走完了，随便试')))
  lookAgain()
}

function itemOf(words: string, i: number): HTMLElement {
  const done = i < toured
  const number = make('i', 'step', done ? icon('check') : String(i + 1))
  const text = make('div', '', words)
  const item = make('li', `tour-step ${done ? 'done' : i === toured ? 'current' : ''}`, number, text)
  if (i !== toured) return item
  item.setAttribute('aria-current', 'step')
  text.append(hint)
  return item
}

/** Looks which control of the step is on screen now, and points at it. */
export function lookAgain(): void {
  const way = steps[toured]?.ways.find(({ target }) => pointAt(target))
  if (!way) pointAt(null)
  byId('pointer-step').textContent = String(toured + 1)
  hint.textContent = way?.hint ?? ''
}
