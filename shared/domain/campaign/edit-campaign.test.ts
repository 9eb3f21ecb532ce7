import { brand, NOW, payGift } from '../test-brand'
import type { CampaignFacts } from './campaign-problems'
import { CAMPAIGN_STEPS, stepCampaign } from './edit-campaign'
import { stateAt } from './state-at'
import type { AnyCampaignDoc, CampaignState } from './types'

const facts: CampaignFacts = {
  now: NOW,
  timeZone: brand.timeZone,
  storeIds: [],
  tierIds: [],
  batches: [],
  campaigns: [],
}
const STATES: CampaignState[] = ['draft', 'open', 'paused', 'ended']
const double: AnyCampaignDoc = {
  _id: 'shanze:double',
  brandId: 'shanze',
  version: 1,
  kind: 'points-factor',
  name: '双倍积分日',
  state: 'draft',
  fromAt: 0,
  toAt: NOW + 1,
  stores: ['*'],
  tiers: ['*'],
  thresholdFen: 0,
  factor: 20_000,
}

test.each(STATES.flatMap(state => CAMPAIGN_STEPS.map(step => [state, step] as const)))(
  '%s: %s',
  (state, step) => {
    const led = stepCampaign({ ...double, state }, { step, reason: '到此为止', now: NOW }, facts)
    const to = led.kind === 'change' ? led.next.state : led.kind
    const table: Record<string, string> = {
      'draft start': 'open',
      'open pause': 'paused',
      'paused resume': 'open',
      'draft end': 'ended',
      'open end': 'ended',
      'paused end': 'ended',
    }
    expect(to).toBe(table[`${state} ${step}`] ?? 'refused')
  },
)

test('a payment is decided by the state of its moment, however often the campaign was stopped', () => {
  let campaign: AnyCampaignDoc = double
  const steps = [
    ['start', 100],
    ['pause', 200],
    ['resume', 300],
    ['end', 400],
  ] as const
  for (const [step, now] of steps) {
    const led = stepCampaign(campaign, { step, reason: '到此为止', now }, facts)
    if (led.kind !== 'change') throw new Error(led.kind)
    campaign = led.next
  }
  expect([99, 100, 199, 200, 299, 300, 399, 400].map(at => stateAt(campaign, at))).toEqual([
    'draft',
    'open',
    'open',
    'paused',
    'paused',
    'open',
    'open',
    'ended',
  ])
})

test('a clock that runs behind never puts a state before the one it followed', () => {
  const started = stepCampaign(double, { step: 'start', reason: '', now: 100 }, facts)
  if (started.kind !== 'change') throw new Error(started.kind)
  const paused = stepCampaign(started.next, { step: 'pause', reason: '', now: 90 }, facts)
  expect(paused).toMatchObject({ next: { earlierStates: [{ untilAt: 100 }, { untilAt: 100 }] } })
})

test('a campaign that was stopped too often only ends', () => {
  const earlierStates = Array.from({ length: 50 }, () => ({ state: 'open' as const, untilAt: 1 }))
  const campaign = { ...payGift({ state: 'paused' }), earlierStates }
  expect(stepCampaign(campaign, { step: 'resume', reason: '', now: NOW }, facts)).toMatchObject({
    kind: 'refused',
  })
  expect(stepCampaign(campaign, { step: 'end', reason: '到此为止', now: NOW }, facts)).toMatchObject({
    kind: 'change',
  })
})
