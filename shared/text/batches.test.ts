import { batch, pack, rule } from '../domain/coupon/test-batch'
import { NEVER } from '../domain/due'
import { NOW, TODAY } from '../domain/test-brand'
import { type BatchNames, batchChanges, batchOperationWords, batchSummary, worstCostWords } from './batches'
import { changeWords } from './operation'
import { verdictWords } from './placement'

const TZ = 'Asia/Shanghai'
const names: BatchNames = {
  now: NOW,
  today: TODAY,
  timeZone: TZ,
  storeCount: 6,
  storeName: id => ({ 'shanze:hubin': '湖滨店' })[id] ?? '',
  tierName: () => '知味',
  batchName: () => '秋茶礼赞满减券',
}
const percentage = { kind: 'percentage', payPermille: 850, maxOffFen: 2000 } as const

test.each([
  [batch(), '满 50 元减 12 元，共 50 张，每人最多 2 张，领到后 14 天内在全部 6 家门店可用'],
  [
    batch({
      channel: 'gift',
      total: 2000,
      rule: rule({
        benefit: percentage,
        thresholdFen: 0,
        stores: ['shanze:hubin'],
        validity: { mode: 'period', fromDay: '2026-12-01', toDay: '2027-01-31' },
      }),
    }),
    '无门槛打 8.5 折，最多减 20 元，共 2,000 张，12 月 1 日到 2027 年 1 月 31 日在湖滨店可用',
  ],
  [pack(), '一包：秋茶礼赞满减券、秋茶礼赞满减券，共 50 张，每人最多 2 张'],
])('a batch in one sentence', (of, words) => expect(batchSummary(of, names)).toBe(words))

test('what changed is said field by field, and only that', () => {
  const before = batch()
  const after = batch({ limitPerMember: 3, claimToAt: NOW, rule: rule({ thresholdFen: 3000 }) })
  expect(batchChanges(before, after, names).map(changeWords)).toEqual([
    '条件 满 50 元可用 → 满 30 元可用',
    '每人 最多 2 张 → 最多 3 张',
    '领取时间 发布起，不限结束 → 发布起，到 11 月 22 日 10:24',
  ])
  expect(batchChanges(before, before, names)).toEqual([])
  expect(before.claimToAt).toBe(NEVER)
})

test.each([
  ['save', null, batch({ state: 'draft' }), '新建了草稿「秋茶礼赞满减券」'],
  ['save', batch({ state: 'draft' }), batch(), '发布了「秋茶礼赞满减券」'],
  ['save', batch(), batch({ limitPerMember: 3 }), '改了「秋茶礼赞满减券」'],
  ['add', batch(), batch({ total: 60 }), '给「秋茶礼赞满减券」加了 10 张'],
  ['pause', batch(), batch({ state: 'paused' }), '停发了「秋茶礼赞满减券」'],
  ['resume', batch({ state: 'paused' }), batch(), '恢复发放「秋茶礼赞满减券」'],
  ['end', batch(), batch({ state: 'ended' }), '终止了「秋茶礼赞满减券」'],
] as const)('%s in words', (act, before, after, words) =>
  expect(batchOperationWords(act, before, after)).toBe(words),
)

test('a request and its answer in words', () => {
  const request = { what: 'stock' as const, units: 500, by: 'a', byName: '何', at: NOW }
  const asked = batch({ request })
  expect(batchOperationWords('add', batch(), asked)).toBe('「秋茶礼赞满减券」要加 500 张，等另一位同事点头')
  expect(batchOperationWords('decline', asked, batch())).toBe('没同意「秋茶礼赞满减券」加 500 张')
  expect(batchOperationWords('approve', asked, batch({ total: 550 }))).toBe(
    '同意了「秋茶礼赞满减券」加 500 张',
  )
})

test('what it may cost', () => {
  expect([worstCostWords(6_000_000), worstCostWords(null)]).toEqual([
    '最多花 ¥60,000',
    '折扣没有封顶，最多花多少说不准',
  ])
})

test.each([
  ['title', 'pay-page', 12, 1, '本店付款后页的标题最多 12 字，多 1 字'],
  ['subtitle', 'delivery-plan', 9, 1, '投放计划的推荐词最多 9 字，多 1 字'],
  ['subtitle', 'pay-gift', 9, 2, '旧支付有礼的副标题最多 9 字，多 2 字'],
  ['stock', 'delivery-plan', 10_000, 2000, '投放计划要 10,000 张以上，少 2,000'],
  ['start', 'face-to-face', NOW, 1, '面对面发券最早 今天 10:24 开始，要留 48 小时'],
  ['batches', 'face-to-face', 5, 1, '面对面发券最多放 5 个批次，多 1 个'],
  ['equal-stock', 'face-to-face', 500, 100, '面对面发券要求几个批次一样多，最少的还差 100 张'],
] as const)('the verdict on %s of %s', (field, placement, limit, off, words) => {
  expect(verdictWords({ field, placement, limit, off, fits: false }, NOW, TZ)).toBe(words)
  expect(verdictWords({ field, placement, limit, off: 0, fits: true }, NOW, TZ)).toBe('')
})
