import { DAY_MS } from '../calendar/units'
import { NEVER } from '../due'
import { addressesDueAt, isFresh } from './address'
import type { LinkDoc } from './link-doc'
import { archiveLink, areSound, changeLink, createLink, type LinkFields } from './save-link'
import { linkStateAt } from './state'

const NOW = Date.parse('2026-11-22T02:24:00Z')
const fields: LinkFields = {
  name: '云栖台卡',
  place: 'table-card',
  target: { page: 'offer', params: { offer: 'shanze:a' } },
  storeId: '',
  campaignId: '',
  fromAt: 0,
  untilAt: NEVER,
  after: null,
  tags: [],
}
const command = (id: string, inputHash = id) => ({ id, inputHash, staffId: 'shanze:he', now: NOW })
const link = createLink('shanze', 'Ab3kP9x', fields, command('make'))
const written = (decision: { kind: string; next?: LinkDoc }): LinkDoc => {
  if (decision.kind !== 'write' || !decision.next) throw new Error(decision.kind)
  return decision.next
}

test('LP-08: a printed code leads to another page, and the history says since when', () => {
  const next = written(
    changeLink(link, 1, { ...fields, target: { page: 'card', params: {} } }, command('change')),
  )
  expect(next).toMatchObject({
    _id: link._id,
    version: 2,
    target: { page: 'card' },
    history: [{ target: fields.target, until: NOW, by: 'shanze:he' }],
  })
  expect(written(changeLink(link, 1, { ...fields, name: '别名' }, command('name'))).history).toEqual([])
})

test('twenty earlier targets are remembered, and the command that made it for ever', () => {
  let current = link
  for (let n = 1; n <= 30; n += 1) {
    const target = { page: 'offer' as const, params: { offer: `shanze:b${n}` } }
    current = written(changeLink(current, n, { ...fields, target }, command(`change-${n}`)))
  }
  expect(current.history).toHaveLength(20)
  expect(current.history.at(-1)?.target.params).toEqual({ offer: 'shanze:b29' })
  expect(current.commands).toHaveLength(20)
  expect(current.commands[0]?.id).toBe('make')
  expect(changeLink(current, 1, fields, command('make')).kind).toBe('already')
})

test('a second save is refused, a repeat changes nothing, another input is a conflict', () => {
  const next = written(changeLink(link, 1, { ...fields, name: '甲' }, command('one')))
  expect(changeLink(next, 1, { ...fields, name: '乙' }, command('two')).kind).toBe('changed')
  expect(changeLink(next, 1, { ...fields, name: '甲' }, command('one')).kind).toBe('already')
  expect(changeLink(next, 2, fields, command('one', 'other')).kind).toBe('conflict')
})

test('archived it has stopped, and it can be brought back', () => {
  const archived = written(archiveLink(link, 1, true, command('archive')))
  expect(linkStateAt(archived, NOW)).toBe('stopped')
  expect(archiveLink(archived, 2, true, command('again')).kind).toBe('already')
  expect(linkStateAt(written(archiveLink(archived, 2, false, command('back'))), NOW)).toBe('live')
})

test.each([
  [{ fromAt: NOW + 1 }, 'not-begun'],
  [{ fromAt: NOW }, 'live'],
  [{ untilAt: NOW + 1 }, 'live'],
  [{ untilAt: NOW }, 'ended'],
  [{ untilAt: NOW, archived: true }, 'stopped'],
] as const)('with %j it is %s', (over, state) => {
  expect(linkStateAt({ ...link, ...over }, NOW)).toBe(state)
})

test('fields fit together: targets are whole and the end comes after the beginning', () => {
  expect(areSound(fields)).toBe(true)
  expect(areSound({ ...fields, fromAt: 5, untilAt: 5 })).toBe(false)
  expect(areSound({ ...fields, after: { page: 'offer', params: {} } })).toBe(false)
  expect(areSound({ ...fields, target: { page: 'card', params: { offer: 'a' } } })).toBe(false)
})

describe('addresses', () => {
  const made = { address: 'https://wxaurl.cn/a', madeAt: NOW, endsAt: NOW + 30 * DAY_MS }

  test('are made anew three days before they die', () => {
    expect(addressesDueAt({ ...link, urlLink: made }, NOW)).toBe(NOW + 27 * DAY_MS)
    expect(isFresh(made, NOW + 27 * DAY_MS - 1)).toBe(true)
    expect(isFresh(made, NOW + 27 * DAY_MS)).toBe(false)
    expect(isFresh(null, NOW)).toBe(false)
  })

  test('the first of two counts; without any nothing is owed, nor once the path has ended', () => {
    const sooner = { ...made, endsAt: NOW + 10 * DAY_MS }
    expect(addressesDueAt({ ...link, urlLink: made, scheme: sooner }, NOW)).toBe(NOW + 7 * DAY_MS)
    expect(addressesDueAt(link, NOW)).toBe(NEVER)
    expect(addressesDueAt({ ...link, urlLink: made, archived: true }, NOW)).toBe(NEVER)
    expect(addressesDueAt({ ...link, urlLink: made, untilAt: NOW }, NOW)).toBe(NEVER)
  })
})
