import path from 'node:path'
import type { CouponDoc } from '@shared/domain/coupon/types'
import type { MemberDoc } from '@shared/domain/member/types'
import type { OrderDoc } from '@shared/domain/order/types'
import type { Invocation } from '../cloud'
import { BRAND_ID, openidOfPersona, personas } from '../demo'
import { checkInvariants } from '../invariants'
import type { Stack } from '../stack'
import { callCloud, type Said } from './call-cloud'
import { callView, type Heard, isIdleSweep } from './call-view'
import { controls } from './controls'
import { breakOnce } from './fault'
import { filesOf, pageFiles } from './files'
import { openLive } from './live'
import { openTill } from './till'
import { type Sightings, stepsDone } from './tour'
import type { CallView, FaultMode, NoticeMode, StageView } from './view'

/** Calls kept for a page that opens later. */
const CALLS_KEPT = 80
/** Changes within this time are told together, ms. */
const GATHER_MS = 60

/** Opens the stage at `/`: two phones, a till, and everything the functions do, live. */
export function openStage(stack: Stack, h5Folder: string): void {
  const { cloud, front, clock } = stack
  const till = openTill(stack)
  const seen: { calls: CallView[]; total: number; overBudget: number } = {
    calls: [],
    total: 0,
    overBudget: 0,
  }
  let set: { customer: string; clerk: string; notice: NoticeMode; fault: FaultMode } = atRest()
  let sightings: Sightings = { orders: [], secondScan: false }
  let callOffFault = () => {}
  let gathering: NodeJS.Timeout | undefined

  const live = openLive(() => [
    ['view', view()],
    ['calls', seen.calls],
  ])

  function view(): StageView {
    return {
      now: clock.now(),
      customer: set.customer,
      clerk: set.clerk,
      people: personas.map(person => ({ ...person, note: noteOf(person.id) ?? person.note })),
      till: till.view(),
      notice: set.notice,
      fault: set.fault,
      checks: checkInvariants(cloud.data.dump()),
      toured: stepsDone({ ...sightings, orders: till.taken() }, standing()),
      calls: { total: seen.total, overBudget: seen.overBudget },
    }
  }

  function noteOf(id: string): string | undefined {
    const member = memberOf(id)
    const brand = cloud.data.get('brands', BRAND_ID) as unknown as { tiers: { id: string; name: string }[] }
    if (member?.state !== 'member') return undefined
    return brand.tiers.find(tier => tier.id === member.tier)?.name
  }

  const memberOf = (id: string) =>
    cloud.data.get('members', `${BRAND_ID}:${openidOfPersona(id)}`) as unknown as MemberDoc | undefined

  /** What the tour looks at: the orders taken at the till, their gifts, and the person who paid the first. */
  function standing() {
    const orders = till
      .taken()
      .map(id => cloud.data.get('orders', id) as unknown as OrderDoc | undefined)
      .filter(order => order !== undefined)
    const gifts = orders.flatMap(
      order => cloud.data.find('coupons', { origin: `gift:${order._id}` }) as unknown as CouponDoc[],
    )
    const payer = orders[0]?.memberId
    const member = payer ? (cloud.data.get('members', payer) as unknown as MemberDoc | undefined) : undefined
    return { member, orders, gifts }
  }

  function changed() {
    gathering ??= setTimeout(() => {
      gathering = undefined
      live.tell('view', view())
    }, GATHER_MS)
  }

  function hear(invocation: Invocation, heard: Heard) {
    if (isIdleSweep(invocation)) return
    const call = callView(invocation, personas, heard)
    const known = seen.calls.findIndex(({ id }) => id === call.id)
    if (known >= 0) {
      seen.overBudget += Number(call.overBudget) - Number(seen.calls[known]?.overBudget)
      seen.calls[known] = call
    } else {
      seen.total += 1
      seen.overBudget += Number(call.overBudget)
      seen.calls = [...seen.calls, call].slice(-CALLS_KEPT)
    }
    live.tell('call', call)
    changed()
  }

  cloud.invocations.on(invocation => hear(invocation, {}))
  stack.onHttp(({ invocation, status }) => invocation && hear(invocation, { status }))
  front.mount(
    '/cloud/call',
    callCloud(cloud, ({ invocation }, said) => {
      if (showedSecondScan(invocation, said)) sightings = { ...sightings, secondScan: true }
      if (said && !said.ok)
        hear(invocation, { refusal: { code: said.code ?? '', message: said.message ?? '' } })
    }),
  )
  front.mount('/', filesOf(path.join(__dirname, 'page')))
  front.mount('/stage/page', pageFiles(path.join(__dirname, 'page')))
  front.mount('/app', filesOf(h5Folder))
  front.mount('/stage/events', live.handler)
  front.mount(
    '/stage',
    controls({
      stack,
      till,
      changed,
      customer: () => set.customer,
      notice: () => set.notice,
      choose: choice => {
        set = { ...set, ...choice }
        changed()
      },
      inject: mode => {
        callOffFault()
        const over = () => {
          set = { ...set, fault: 'none' }
          changed()
        }
        callOffFault = mode === 'none' ? () => {} : breakOnce(cloud, mode, over)
        set = { ...set, fault: mode }
        changed()
      },
      open: place => live.tell('go', { path: place }),
      restart: async () => {
        callOffFault()
        await stack.reset()
        set = atRest()
        sightings = { orders: [], secondScan: false }
        till.reopen()
        Object.assign(seen, { calls: [], total: 0, overBudget: 0 })
        live.tell('view', view())
        live.tell('restarted', {})
      },
    }),
  )
}

const atRest = () => ({
  customer: 'zhouzhou',
  clerk: 'chenyi',
  notice: 'normal' as NoticeMode,
  fault: 'none' as FaultMode,
})

/** A clerk looked at a coupon that had been used, and was told so. */
function showedSecondScan({ event }: Invocation, said: Said | null): boolean {
  const { action } = (event ?? {}) as { action?: string }
  const verdict = (said?.data as { verdict?: string } | undefined)?.verdict
  return action === 'clerk.preview' && verdict === 'used'
}
