import type { MemberDoc } from '@shared/domain/account/types'
import { checkInvariants } from '../../local/invariants'
import { becomeIn, describeInBrowser, seeIn, tapIn, type Visit, visitStage } from './stage-in-browser'

const MINUTE_MS = 60_000

describeInBrowser("a member's profile, played on the stage", () => {
  let visit: Visit

  beforeAll(async () => {
    visit = await visitStage()
  }, MINUTE_MS)
  afterAll(() => visit?.leave())

  const seen = (text: string | RegExp) => seeIn(visit.customer, text)
  const tap = (id: string) => tapIn(visit.customer, id)
  const write = (id: string, text: string) =>
    visit.customer.locator(`#${id} input, input#${id}`).filter({ visible: true }).first().fill(text)
  const linQing = () =>
    visit.stack.cloud.data.find('members', { _id: 'shanze:openid-linqing' })[0] as unknown as MemberDoc

  test(
    'PM-03: me → profile → another name, another address, a birthday; then all are removed',
    async () => {
      await becomeIn(visit, '林青')
      await seen('1,286')
      await visit.customer.locator('#go-me').filter({ visible: true }).first().click()
      await tap('open-profile')
      await seen('云栖路 6 号 2 幢 301')

      await tap('change-name')
      await write('write-name', '阿青🍵')
      await tap('save-name')
      await seen('店员核券时只看到「阿 *」')
      await tap('change-address')
      await write('write-address', '湖滨路 2 号')
      await tap('save-address')
      await seen('湖滨路 2 号')
      await tap('change-birthday')
      await tap('month-5')
      await tap('date-20')
      await tap('save-birthday')
      await seen('5 月 20 日')
      await visit.picture('profile')
      expect(JSON.stringify(linQing())).not.toMatch(/阿青|湖滨路 2 号/)
      expect(linQing()).toMatchObject({ nameInitial: '阿', perks: { birthday: '05-20' } })

      for (const fact of ['name', 'address', 'birthday', 'phone']) {
        await tap(`remove-${fact}`)
        await tap(`confirm-remove-${fact}`)
        await visit.customer.locator(`#remove-${fact}`).waitFor({ state: 'detached' })
      }
      expect(linQing()).toMatchObject({
        nameInitial: '',
        profile: { name: { text: '' }, address: { text: '' } },
        phoneTail: '',
        perks: { birthday: '' },
      })
      expect(checkInvariants(visit.stack.cloud.data.dump()).broken).toEqual([])
    },
    2 * MINUTE_MS,
  )
})
