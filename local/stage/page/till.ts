import type { StageView, TillView } from '../view'
import { byId, choices, icon, make } from './dom'
import { ask } from './server'

const states: Record<TillView['state'], { text: string; tone: string }> = {
  open: { text: '还没收款', tone: '' },
  waiting: { text: '已付 · 等核实', tone: 'warn' },
  verified: { text: '已付 · 已核实', tone: 'ok' },
  printed: { text: '现金 · 小票还没领', tone: 'warn' },
  claimed: { text: '现金 · 积分已领', tone: 'ok' },
  refunding: { text: '退了一部分', tone: 'warn' },
  refunded: { text: '已全部退款', tone: '' },
}

const noticeHints: Record<StageView['notice'], string> = {
  normal: '付款后马上来，签名真实，加密真实。',
  late: '30 秒后才来。落地页先自己查微信支付。',
  lost: '选“不来”时，落地页会自己去查微信支付。',
  twice: '同一个通知来两次，只会记一次。',
  forged: '先来一个假的，会被拒绝；真的随后才到。',
  reordered: '收款后马上退一部分：退款通知会先到。',
}

const yuan = (fen: number) => (fen / 100).toFixed(2)
let till: TillView | null = null

/** Wires the till's buttons once. */
export function openTill(): (view: StageView) => void {
  byId('take').addEventListener('click', () => act(till?.state === 'open' ? 'till/take' : 'till/next'))
  byId('print').addEventListener('click', () => act('till/print'))
  byId('scan-slip').addEventListener('click', () => act('till/scan'))
  byId('refund-part').addEventListener('click', () => act('till/refund', { part: true }))
  byId('refund-all').addEventListener('click', () => act('till/refund', { part: false }))
  const markNotice = choices('notice', mode => act('notice', { mode }))
  const markFault = choices('fault', mode => act('fault', { mode }))
  return view => {
    till = view.till
    showOrder(view.till)
    markNotice(view.notice)
    markFault(view.fault)
    byId('notice-hint').textContent = noticeHints[view.notice]
    showChecks(view.checks)
  }
}

export function remark(words: string, tone: '' | 'no' = ''): void {
  const line = byId('till-remark')
  line.textContent = words
  line.dataset.tone = tone
}

async function act(path: string, body: object = {}): Promise<void> {
  remark('')
  const { ok, words } = await ask(path, body)
  if (!ok) remark(words, 'no')
}

/** The code is drawn on white in both themes, as on paper. */
function showSlip(slip: TillView['slip']): void {
  byId('slip').hidden = slip === null
  if (!slip) return
  byId('slip-no').textContent = slip.no
  const { path, size } = slip.drawing
  const code = document.getElementById('slip-code')
  code?.setAttribute('viewBox', `-2 -2 ${size + 4} ${size + 4}`)
  code?.querySelector('path')?.setAttribute('d', path)
}

function showOrder({ no, lines, totalFen, refundedFen, state, part, slip }: TillView): void {
  byId('order-no').textContent = `第 ${no} 单`
  const tag = byId('order-state')
  tag.textContent = states[state].text
  tag.dataset.tone = states[state].tone
  byId('order-lines').replaceChildren(
    ...lines.map(line =>
      make(
        'li',
        line.refunded ? 'refunded' : '',
        make('span', '', line.name),
        make('span', 'number', yuan(line.fen)),
      ),
    ),
  )
  const paid = state !== 'open'
  byId('total-label').textContent = paid ? (refundedFen > 0 ? '退款后' : '实收') : '应收'
  byId('total').textContent = yuan(totalFen - refundedFen)
  const take = byId<HTMLButtonElement>('take')
  take.disabled = false
  take.textContent = paid ? '开下一单' : `收款 ¥${yuan(totalFen)}`
  byId('cash').hidden = paid
  byId('refunds').hidden = !paid || slip !== null
  showSlip(slip)
  const partButton = byId<HTMLButtonElement>('refund-part')
  partButton.disabled = !paid || part === null
  partButton.textContent = paid && part ? `退${part.name.slice(0, 2)} ${yuan(part.fen)}` : '退一部分'
  byId<HTMLButtonElement>('refund-all').disabled = !paid || state === 'refunded'
}

function showChecks({ rules, broken }: StageView['checks']): void {
  const verdict = byId('checks')
  const good = broken.length === 0
  verdict.dataset.tone = good ? 'ok' : 'no'
  verdict.title = broken.map(({ rule, words }) => `${rule}：${words}`).join('\n')
  const text = good ? `${rules} 条不变量都成立` : `${broken[0]?.rule ?? ''}：不成立`
  verdict.replaceChildren(icon(good ? 'check' : 'alert'), text)
}
