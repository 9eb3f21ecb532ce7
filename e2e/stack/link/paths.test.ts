import { testStack } from '../harness'

const stack = testStack()
const manager = () => stack.as('openid-shenhe')

test('LP-08: a path is made, followed, and named by what came of it; the rows add to everything', async () => {
  const { link } = await manager().must('link.save', {
    commandId: 'paths-command-0001',
    name: '门口立牌',
    place: 'poster',
    target: { page: 'pay', params: {} },
    storeId: 'shanze:yunqi',
  })
  const customer = stack.as('openid-zhouzhou')
  const opened = await customer.must('link.resolve', { code: `l=${link.code}&brand=shanze`, scene: 1047 })
  expect(opened).toMatchObject({ state: 'live', target: { page: 'pay' }, storeId: 'shanze:yunqi' })
  await stack.stack.clock.advance(1_000)
  await customer.must('member.join', { commandId: 'paths-command-0002', consent: '2026-09' })
  await stack.till.pay({ openid: 'openid-zhouzhou', fen: 6_800 })

  const { rows, complete } = await manager().must('link.report', { days: 30 })
  expect(complete).toBe(true)
  expect(rows.find(({ linkId }) => linkId === link.linkId)).toMatchObject({
    name: '门口立牌',
    visits: 1,
    people: 1,
    joins: 1,
    orders: 1,
    netFen: 6_800,
  })
  expect(rows.at(-1)?.linkId).toBe('')
  expect(rows.reduce((sum, row) => sum + row.ordersShare, 0)).toBe(1000)
})

test('LP-09: the code is a picture, the address of a message a link that dies after 30 days', async () => {
  const picture = await manager().must('link.code', { linkId: 'shanze:tabLe24', form: 'code' })
  if (picture.form !== 'code') throw new Error('a picture was asked for')
  expect(Buffer.from(picture.base64, 'base64').subarray(1, 4).toString()).toBe('PNG')
  const { link } = await manager().must('link.save', {
    commandId: 'paths-command-0003',
    name: '短信',
    place: 'web',
    target: { page: 'card', params: {} },
  })
  for (const form of ['url-link', 'scheme'] as const) {
    const made = await manager().must('link.code', { linkId: link.linkId, form })
    expect(made).toMatchObject({ form, endsAt: stack.stack.clock.now() + 30 * 86_400_000 })
  }
})
