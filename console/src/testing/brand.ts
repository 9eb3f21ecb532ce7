import type { ActionName, BrandView, OutputOf, StoreView } from '@shared/contract'
import { NEVER } from '@shared/domain/due'
import type { Session } from '@/api/session'

/** The invented tea house on the desk; Sunday, 22 November 2026, 10:24. */
export const NOW = Date.parse('2026-11-22T10:24:00+08:00')
export const at = (moment: string) => Date.parse(`${moment}+08:00`)

export const brand: BrandView = {
  id: 'shanze',
  name: '山泽茶事',
  wordmark: '山泽茶事',
  seedColour: '#1F5750',
  timeZone: 'Asia/Shanghai',
  tiers: [
    { id: 'xinya', name: '新芽', threshold: 0, rate: 10_000, benefits: [], level: 1, thresholdFen: 0 },
    {
      id: 'zhiwei',
      name: '知味',
      threshold: 500,
      rate: 12_000,
      benefits: [],
      level: 2,
      thresholdFen: 50_000,
    },
  ],
  faces: [],
  rulesVersion: '2026-09',
  mall: true,
}

const store = (id: string, name: string): StoreView => ({
  id: `shanze:${id}`,
  name,
  address: '',
  phone: '',
  location: null,
  hours: null,
})
const yunqi = store('yunqi', '云栖路店')
const hubin = store('hubin', '湖滨店')

const EVERYTHING: ActionName[] = [
  'member.list',
  'member.search',
  'member.timeline',
  'adjustment.proposals',
  'adjustment.decide',
  'link.report',
  'link.list',
  'link.save',
  'link.archive',
  'link.code',
  'reconciliation.open',
  'reconciliation.replay',
  'reconciliation.recheck',
  'reconciliation.decideInbox',
]

export const session = (facts: Partial<Session> = {}): Session => ({
  name: '顾望山',
  role: 'owner',
  everywhere: true,
  stores: [yunqi, hubin],
  brand,
  permissions: EVERYTHING,
  session: { endsAt: NOW + 43_200_000, booksUntil: NOW + 1_800_000 },
  now: NOW,
  ...facts,
})

type Opened = OutputOf<'reconciliation.open'>
export type Difference = Opened['differences'][number]

export const difference = (facts: Partial<Difference> = {}): Difference => ({
  id: 'd1',
  kind: 'payment-missing-here',
  day: '2026-11-21',
  mchid: '1900000109',
  outTradeNo: 'T2026112110240001',
  refundNo: '',
  billFen: 6_100,
  ourFen: null,
  state: 'open',
  note: '',
  ...facts,
})

export const bill = (facts: Partial<Opened['bills'][number]> = {}): Opened['bills'][number] => ({
  mchid: '1900000109',
  day: '2026-11-21',
  state: 'done',
  payments: 3,
  paidFen: 20_400,
  refunds: 0,
  refundedFen: 0,
  differences: 0,
  ...facts,
})

export const books = (facts: Partial<Opened> = {}): Opened => ({
  brand,
  month: '2026-11',
  sums: {
    brand: { payments: 3, paidFen: 20_400, refunds: 0, refundedFen: 0, differences: 0 },
    merchants: [],
  },
  bills: [bill()],
  differences: [],
  inbox: { open: 0, rows: [] },
  usedGifts: [],
  audit: null,
  auditLateSince: '',
  exports: { bills: '/bills.csv', differences: '/differences.csv', liability: '/liability.csv' },
  ...facts,
})

type Links = OutputOf<'link.list'>

export const link = (facts: Partial<Links['links'][number]> = {}): Links['links'][number] => ({
  linkId: 'shanze:Ab3kP9x',
  code: 'Ab3kP9x',
  version: 1,
  name: '云栖台卡',
  place: 'table-card',
  target: { page: 'offer', params: { offer: 'shanze:a' } },
  history: [],
  storeId: yunqi.id,
  campaignId: '',
  fromAt: 0,
  untilAt: NEVER,
  after: null,
  tags: [],
  state: 'live',
  createdAt: NOW,
  urlLinkEndsAt: 0,
  schemeEndsAt: 0,
  ...facts,
})

export const links = (facts: Partial<Links> = {}): Links => ({
  brand,
  links: [link()],
  stores: [yunqi, hubin],
  offers: [{ batchId: 'shanze:a', name: '山野冷泡立减券' }],
  campaigns: [{ campaignId: 'winter', name: '冬至召回' }],
  now: NOW,
  ...facts,
})

type Row = OutputOf<'link.report'>['rows'][number]

export const reportRow = (facts: Partial<Row> = {}): Row => ({
  linkId: 'shanze:Ab3kP9x',
  name: '云栖台卡',
  visits: 40,
  people: 31,
  joins: 6,
  claims: 9,
  redemptions: 3,
  exchanges: 0,
  orders: 5,
  netFen: 34_000,
  ordersShare: 500,
  moneyShare: 412,
  paidPerVisit: { from: 55, to: 261 },
  ...facts,
})

export const report = (facts: Partial<OutputOf<'link.report'>> = {}): OutputOf<'link.report'> => ({
  brand,
  fromDay: '2026-11-16',
  toDay: '2026-11-22',
  rows: [
    reportRow(),
    reportRow({ linkId: '', name: '', visits: 0, people: 0, joins: 1, netFen: 48_500, moneyShare: 588 }),
  ],
  complete: true,
  windowDays: 30,
  ...facts,
})
