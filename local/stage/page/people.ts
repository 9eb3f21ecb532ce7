import type { StageView } from '../view'
import { byId, make } from './dom'
import { ask } from './server'

/** Who holds each phone, by name; what they are to the brand stands beside. */
export function showPeople({ people, customer, clerk }: StageView): void {
  const consumers = people.filter(({ phone }) => phone === 'consumer')
  const staff = people.filter(({ phone }) => phone !== 'consumer')
  byId('people').replaceChildren(...consumers.map(person => choiceOf(person, customer, 'customer')))
  byId('staff').replaceChildren(...staff.map(person => choiceOf(person, clerk, 'clerk')))
  const noteOf = (chosen: string) => people.find(({ id }) => id === chosen)?.note ?? ''
  for (const [place, chosen] of [
    ['customer-note', customer],
    ['clerk-note', clerk],
  ] as const) {
    byId(place).textContent = noteOf(chosen)
    byId(place).title = noteOf(chosen)
  }
}

function choiceOf(
  { id, name, note }: StageView['people'][number],
  chosen: string,
  phone: string,
): HTMLElement {
  const button = make('button', '', name)
  button.type = 'button'
  button.title = `${name} · ${note}`
  button.setAttribute('aria-label', `${name} · ${note}`)
  button.setAttribute('aria-pressed', String(id === chosen))
  button.addEventListener('click', () => void ask(phone, { id }))
  return button
}
