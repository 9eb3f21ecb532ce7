import { joinWithPhone, merge } from '../member/people'
import { newCommand } from '../payment/payment-shop'
import { perkShop } from './perk-shop'

const shop = perkShop()
const setBirthday = (who: string, monthDay: string) =>
  shop.person(who).call('perk.setBirthday', { commandId: newCommand(), monthDay })
const gifts = (who: string) => shop.givenTo(who).filter(gift => gift.startsWith('birthday'))
const entries = (who: string) =>
  Object.values(shop.stack.dump())
    .flat()
    .filter(({ _id }) => _id.startsWith('perk:birthday') && _id.endsWith(`shanze:openid-${who}`))
    .filter(doc => doc.kind === 'perk')

/** Morning of the day after the demo's, when the timer has looked at every member. */
const nextDay = () => shop.until('2026-11-23T06:30')

describe('a birthday', () => {
  test('C24: this month is given from the day after it was said: points by an entry and a coupon, and once', async () => {
    expect(await setBirthday('linqing', '11-23')).toMatchObject({
      ok: true,
      data: { perks: { birthday: { monthDay: '11-23', state: 'coming', nextDay: '2026-11-23' } } },
    })
    expect(gifts('linqing')).toEqual([])
    await nextDay()
    const answer = await setBirthday('linqing', '11-23')
    expect(answer).toMatchObject({
      ok: true,
      data: {
        perks: {
          birthday: {
            monthDay: '11-23',
            state: 'given',
            nextDay: '2027-11-01',
            gift: { points: 50, couponName: '生日米糕券' },
          },
        },
      },
    })
    expect(gifts('linqing')).toEqual(['birthday 2026 birthday-cake'])
    await shop.stack.sweep()
    const { entries: history, points } = await shop
      .person('linqing')
      .must('points.open', { filter: 'gained' })
    expect([history[0]?.kind, history[0]?.points, points.active]).toEqual(['perk', 50, 1336])
    await setBirthday('linqing', '11-23')
    await shop.stack.sweep()
    expect([gifts('linqing').length, entries('linqing').length]).toEqual([1, 1])
    expect(await shop.broken()).toEqual([])
  })

  test('a birthday of another month comes by itself when that month begins, and a year later again', async () => {
    await setBirthday('linqing', '02-29')
    await shop.stack.sweep()
    expect(gifts('linqing')).toEqual([])
    await shop.until('2027-02-01T06:30')
    await shop.stack.sweep()
    expect(gifts('linqing')).toEqual(['birthday 2027 birthday-cake'])
    await shop.until('2028-02-01T06:30')
    await shop.stack.sweep()
    expect(gifts('linqing')).toEqual(['birthday 2027 birthday-cake', 'birthday 2028 birthday-cake'])
    expect(await shop.broken()).toEqual([])
  })

  test('a birthday that has just gone by brings the gift of next year', async () => {
    expect(await setBirthday('linqing', '11-21')).toMatchObject({
      ok: true,
      data: { perks: { birthday: { state: 'coming', nextDay: '2027-11-01' } } },
    })
    await shop.stack.sweep()
    expect(gifts('linqing')).toEqual([])
  })

  test.each([
    ['a guest', 'stranger', '05-20', 'NOT_MEMBER'],
    ['no day of any year', 'linqing', '02-30', 'BAD_INPUT'],
    ['a whole date', 'linqing', '1990-05-20', 'BAD_INPUT'],
  ])('a birthday is refused: %s', async (_case, who, monthDay, code) => {
    expect(await setBirthday(who, monthDay)).toMatchObject({ ok: false, code })
  })

  test('a birthday is changed once a year, however many ask at once', async () => {
    const days = ['05-20', '05-21', '05-22', '05-23']
    const answers = await Promise.all(days.map(monthDay => setBirthday('linqing', monthDay)))
    const taken = days.filter((_day, i) => answers[i]?.ok)
    expect(taken).toHaveLength(2)
    expect(taken).toContain(shop.member('linqing').perks?.birthday)
    expect(await setBirthday('linqing', '06-01')).toMatchObject({ ok: false, code: 'BIRTHDAY_CHANGED' })
  })

  test('a birthday is erased with the account; a member who comes back is not given the same year again', async () => {
    await setBirthday('linqing', '11-28')
    await nextDay()
    await shop.stack.sweep()
    await shop
      .person('linqing')
      .must('member.close', { commandId: newCommand(), confirm: 'close-my-account' })
    expect(shop.member('linqing').perks).toMatchObject({ birthday: '', owed: [] })
    await shop.stack.sweep()
    await shop.join('linqing')
    expect(await setBirthday('linqing', '11-29')).toMatchObject({ ok: true })
    await shop.until('2026-11-24T06:30')
    await shop.stack.sweep()
    expect([gifts('linqing').length, entries('linqing').length]).toEqual([1, 1])
    expect(await shop.broken()).toEqual([])
  })

  test('two merged cards of one person bring one birthday gift', async () => {
    await joinWithPhone(shop.stack)
    await shop.join('other')
    await setBirthday('other', '12-05')
    await merge(shop.stack, 'openid-other')
    expect(shop.member('zhouzhou').perks?.birthday).toBe('12-05')
    await shop.until('2026-12-01T06:30')
    await shop.stack.sweep()
    expect([entries('zhouzhou').length, entries('other').length]).toEqual([1, 0])
    expect(await shop.broken()).toEqual([])
  })
})
