import { cup } from '../domain/mall/test-goods'
import { NOW } from '../domain/test-brand'
import { type GoodsNames, goodsChanges, goodsOperationWords, goodsSummary } from './goods'

const names: GoodsNames = {
  now: NOW,
  timeZone: 'Asia/Shanghai',
  tierName: () => '藏山',
  batchName: () => '午后米糕立减券',
}
const row = {
  id: 'a',
  points: 60,
  tiers: ['cangshan'],
  times: [{ weekdays: [3], fromMinute: 0, toMinute: 1440 }],
  fromAt: NOW,
  toAt: NOW,
  minGrowth: 5000,
  note: '老茶客',
}

test.each([
  [cup(), '80 分换；到店取，30 天内，14 天内能取消，过期积分退回'],
  [
    cup({
      prices: [row, { ...row, tiers: [], times: [], fromAt: 0, toAt: 0, minGrowth: 0, points: 70 }],
      limit: { count: 2, per: 'month' },
      what: { kind: 'coupon', batchId: 'b' },
      fromAt: NOW,
      toAt: NOW,
    }),
    '80 分，60 分（「藏山」，周三，累计 5,000 成长值，11 月 22 日 10:24 起，到 11 月 22 日 10:24），70 分换；' +
      '券「午后米糕立减券」；每人每月 2 件；11 月 22 日 10:24 起，到 11 月 22 日 10:24',
  ],
])('goods in one sentence', (goods, words) => expect(goodsSummary(goods, names)).toBe(words))

test('what was done, and what it changed', () => {
  expect(goodsOperationWords('save', null, cup())).toBe('加了兑换品「山泽随行杯」')
  expect(goodsOperationWords('save', cup(), cup())).toBe('改了兑换品「山泽随行杯」')
  expect(goodsOperationWords('add', cup(), cup({ total: 13 }))).toBe('给「山泽随行杯」加了 10 件')
  expect(goodsOperationWords('hide', cup(), cup())).toBe('下架了「山泽随行杯」')
  expect(
    goodsChanges(cup(), cup({ onSale: false, total: 13, limit: { count: 1, per: 'ever' } }), names),
  ).toEqual([
    { what: '每人', before: '', after: '每人一共 1 件' },
    { what: '数量', before: '3 件', after: '13 件' },
    { what: '货架', before: '上架', after: '下架' },
  ])
})
