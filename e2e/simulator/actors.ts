import { createHmac } from 'node:crypto'
import type { ActionName, InputOf, OutputOf, Refusal } from '@shared/contract'
import type { CouponDoc } from '@shared/domain/coupon/types'
import { memberIdOf, storeIdOf } from '@shared/domain/ids'
import { APPIDS, type BrandId, SEAL_KEY, type Someone, STORES } from '../../cloudfunctions/testing/setting'
import { tillKeyOf } from '../../local/demo'
import { freshCodeOf } from '../../local/demo/fresh-code'
import { handleOf } from '../../local/demo/handle'
import type { Ended, Simulation } from './simulation'

export type Answer<N extends ActionName> = { ok: true; data: OutputOf<N> } | Refusal | null

/** A command that was sent, to be sent again later: by its sender or under another name. */
export interface Sent {
  brandId: BrandId
  by: Someone
  action: ActionName
  input: object
}

/** What the people of a run can do: call actions, sell at a till, refund. All of it from outside. */
export class Actors {
  readonly sent: Sent[] = []
  private commands = 0

  constructor(
    readonly simulation: Simulation,
    readonly brandId: BrandId,
  ) {}

  /** An action by one person, once; null when no answer came. */
  async call<N extends ActionName>(by: Someone, action: N, input: InputOf<N>): Promise<Answer<N>> {
    const ended = await this.send({ brandId: this.brandId, by, action, input: input as object })
    return ended as Answer<N>
  }

  /**
   * A command as a phone sends it: again when no answer came, sometimes twice at once, sometimes under an id
   * that another person's phone sends too.
   */
  async command<N extends ActionName>(
    by: Someone,
    action: N,
    input: Omit<InputOf<N>, 'commandId'>,
    alsoBy?: Someone,
  ): Promise<Answer<N>> {
    const { chance } = this.simulation
    const commandId = this.commandId(action)
    const command: Sent = { brandId: this.brandId, by, action, input: { commandId, ...input } }
    this.sent.push(command)
    const companions: Promise<unknown>[] = []
    if (chance.happens(0.15)) companions.push(this.send(command))
    if (alsoBy && chance.happens(0.2)) companions.push(this.send({ ...command, by: alsoBy }))
    let answer = await this.send(command)
    for (let tries = 0; answer === null && tries < 2 && chance.happens(0.7); tries += 1) {
      answer = await this.send(command)
    }
    await Promise.all(companions)
    return answer as Answer<N>
  }

  /** A new one, or the id of an earlier command of its kind: ids are made on phones, so they may meet. */
  private commandId(action: ActionName): string {
    const { chance } = this.simulation
    const earlier = this.sent.filter(command => command.action === action)
    if (earlier.length > 0 && chance.happens(0.12)) {
      return (chance.pick(earlier).input as { commandId: string }).commandId
    }
    this.commands += 1
    return `command-${this.brandId}-${String(this.commands).padStart(6, '0')}`
  }

  /** Sends exactly this; null when no answer came. */
  async send({ brandId, by, action, input }: Sent): Promise<unknown> {
    const { simulation } = this
    const context = {
      OPENID: by.openid,
      APPID: APPIDS[brandId],
      UNIONID: by.unionid,
      SOURCE: 'wx_client',
    }
    const ended = await simulation.invoke('api', { action, brand: brandId, input }, context)
    const answer = answerOf(ended)
    simulation.story.push(`  ${by.openid} ${brandId} ${action} ${JSON.stringify(input)} → ${said(answer)}`)
    if (said(answer) === 'yes') simulation.done.add(action)
    return answer
  }

  /** The brand's documents of a collection. */
  ours<D>(collection: string): D[] {
    const all = this.simulation.database.all(collection)
    return all.filter(doc => doc.brandId === this.brandId) as unknown as D[]
  }

  memberId = (by: Someone) => memberIdOf(this.brandId, by.openid)
  storeId = (code = this.simulation.chance.pick(STORES)) => storeIdOf(this.brandId, code)
  handle = (id: string) => handleOf(id, this.brandId, SEAL_KEY)

  /** What the QR of a coupon shows at this moment. */
  codeOf = (coupon: CouponDoc) => freshCodeOf(coupon, this.simulation.clock.now(), SEAL_KEY).scanned

  /** A code for the phone button of this person. */
  phoneCode(by: Someone): string {
    this.commands += 1
    return `${by.phone}/${this.commands}`
  }

  /** A sale as the store's till sends it, signed; the status, null when no answer came. */
  async till(
    store: (typeof STORES)[number],
    ticket: object,
  ): Promise<{ status: number; body: object } | null> {
    const { simulation } = this
    const storeId = storeIdOf(this.brandId, store)
    const timestamp = String(Math.floor(simulation.clock.now() / 1000))
    const nonce = `nonce-${simulation.chance.below(1e9)}`
    const body = JSON.stringify(ticket)
    const message = ['POST', '/till/tickets', storeId, timestamp, nonce, body, ''].join('\n')
    const key = Buffer.from(tillKeyOf(store), 'base64')
    const headers = {
      'x-till-store': storeId,
      'x-till-timestamp': timestamp,
      'x-till-nonce': nonce,
      'x-till-signature': createHmac('sha256', key).update(message).digest('base64'),
    }
    const event = { path: '/till/tickets', httpMethod: 'POST', headers, body }
    const ended = await simulation.invoke('http', event, {})
    if (ended.kind !== 'answered') {
      simulation.story.push(`  till ${storeId} ${body} → no answer`)
      return null
    }
    const { statusCode, body: text } = ended.value as { statusCode: number; body: string }
    simulation.story.push(`  till ${storeId} ${body} → ${statusCode}`)
    if (statusCode === 200) simulation.done.add(`till ${(ticket as { kind: string }).kind}`)
    return { status: statusCode, body: JSON.parse(text) as object }
  }
}

/** What the phone got: the outcome, or null where it cannot know. INTERNAL says nothing of what happened. */
function answerOf(ended: Ended): unknown {
  if (ended.kind !== 'answered') return null
  return (ended.value as { code?: string }).code === 'INTERNAL' ? null : ended.value
}

function said(answer: unknown): string {
  if (answer === null) return 'no answer'
  const { ok, code } = answer as { ok: boolean; code?: string }
  return ok ? 'yes' : String(code)
}
