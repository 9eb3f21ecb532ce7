import type { StageView } from '../view'
import { byId, icon, make } from './dom'

const steps = [
  '在收银台收一单',
  '在顾客手机上入会、收下礼',
  '用店员手机核销',
  '再扫一次，看它怎么说',
  '退款，看积分怎么回去',
]

/** The five steps of a first visit; each is ticked off when it has really happened. */
export function showTour({ toured }: StageView): void {
  const parts = steps.flatMap((step, i) => {
    const done = i < toured
    const number = make('i', 'step', done ? icon('check') : String(i + 1))
    const item = make('li', `tour-step ${done ? 'done' : i === toured ? 'current' : ''}`, number, step)
    if (i === toured) item.setAttribute('aria-current', 'step')
    return i === 0 ? [item] : [icon('next', 'arrow'), item]
  })
  if (toured >= steps.length)
    parts.push(icon('next', 'arrow'), make('li', 'tour-step current', '走完了，随便试'))
  byId('tour').replaceChildren(...parts)
}
