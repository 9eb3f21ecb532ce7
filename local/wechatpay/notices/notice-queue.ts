import type { Clock } from '../clock'
import { randomUuid } from '../random-id'
import type { Records } from '../store/records'
import type { DeliverAttempt } from './deliver'
import { after, flawOf } from './next-attempt'
import type { Attempt, Event, Notice, NoticeBehaviour } from './notice'
import { isReceived } from './retry-schedule'

const LATE_BY_MS = 30_000
/** A reordered notice waits so long for another to overtake it. */
const OVERTAKING_LIMIT_MS = 30_000

/**
 * Takes notices to their merchant and tries again by the documented schedule until one attempt is received.
 */
export class NoticeQueue {
  private upcoming: NoticeBehaviour[] = []
  private readonly cancellations = new Map<string, () => void>()
  private readonly underway = new Set<Promise<unknown>>()
  private readonly waitingToBeOvertaken = new Set<string>()

  constructor(
    private readonly clock: Clock,
    private readonly notices: Records<Notice>,
    private readonly deliver: DeliverAttempt,
  ) {}

  /** The following notices behave so, each behaviour used once. */
  next(behaviour: NoticeBehaviour, count: number): void {
    this.upcoming.push(...Array.from({ length: count }, () => behaviour))
  }

  /** Forgets behaviours not used yet. */
  behaveNormally(): void {
    this.upcoming = []
  }

  list(): Notice[] {
    return this.notices.all().sort((a, b) => a.createdAt - b.createdAt)
  }

  /** Posts a new notice and returns at once. */
  enqueue(event: Event): Notice {
    const behaviour = this.upcoming.shift() ?? 'normal'
    const now = this.clock.now()
    const notice: Notice = {
      ...event,
      id: randomUuid(),
      createdAt: now,
      behaviour,
      state: behaviour === 'lost' ? 'lost' : 'waiting',
      attempts: [],
      tries: 0,
      nextAttemptAt: behaviour === 'lost' ? null : now,
    }
    this.track(this.schedule(notice))
    return notice
  }

  /** One more attempt now, whatever became of the notice before, without a flaw. */
  async redeliver(id: string): Promise<Attempt> {
    const notice = this.notices.get(id)
    if (!notice) throw new Error(`no notice ${id}`)
    const attempt = await this.track(this.deliver(notice, 'none'))
    const { attempts, ...rest } = this.notices.get(id) ?? notice
    const received = isReceived(attempt.status)
    if (received) this.cancel(id)
    await this.notices.put(id, {
      ...rest,
      attempts: [...attempts, attempt],
      ...(received && { state: 'delivered', nextAttemptAt: null }),
    })
    return attempt
  }

  /** After a restart: waiting notices go on by their schedule. */
  resume(): void {
    for (const notice of this.notices.all()) if (notice.state === 'waiting') this.wait(notice)
  }

  /** Resolves once nothing is being delivered at this moment; what waits for a later time is left waiting. */
  async idle(): Promise<void> {
    while (this.underway.size > 0) await Promise.all(this.underway)
  }

  private async schedule(notice: Notice): Promise<void> {
    const delays: Partial<Record<NoticeBehaviour, number>> = {
      late: LATE_BY_MS,
      reordered: OVERTAKING_LIMIT_MS,
    }
    const delayMs = delays[notice.behaviour] ?? 0
    if (notice.behaviour === 'reordered') this.waitingToBeOvertaken.add(notice.id)
    await this.notices.put(notice.id, {
      ...notice,
      nextAttemptAt: notice.state === 'lost' ? null : notice.createdAt + delayMs,
    })
    if (notice.state === 'lost') return
    if (delayMs > 0) this.wait({ ...notice, nextAttemptAt: notice.createdAt + delayMs })
    else await this.attempt(notice.id)
  }

  private wait(notice: Notice): void {
    if (notice.nextAttemptAt === null) return
    const cancel = this.clock.schedule(notice.nextAttemptAt, () => this.track(this.attempt(notice.id)))
    this.cancellations.set(notice.id, cancel)
  }

  private async attempt(id: string): Promise<void> {
    this.cancel(id)
    this.waitingToBeOvertaken.delete(id)
    const notice = this.notices.get(id)
    if (notice?.state !== 'waiting') return
    const isFirst = notice.tries === 0
    const copies = isFirst && notice.behaviour === 'twice' ? 2 : 1
    const flaw = isFirst ? flawOf(notice.behaviour) : 'none'
    const attempts = await Promise.all(Array.from({ length: copies }, () => this.deliver(notice, flaw)))
    await this.note(id, attempts)
    if (isFirst) await this.letTheOvertakenGo()
  }

  private async letTheOvertakenGo(): Promise<void> {
    const overtaken = [...this.waitingToBeOvertaken]
    this.waitingToBeOvertaken.clear()
    for (const id of overtaken) await this.attempt(id)
  }

  private cancel(id: string): void {
    this.cancellations.get(id)?.()
    this.cancellations.delete(id)
  }

  /** Writes down what came of a scheduled attempt, and when to try again if it was not received. */
  private async note(id: string, made: Attempt[]): Promise<void> {
    const notice = this.notices.get(id)
    if (!notice) return
    const next = after(notice, made, this.clock.now())
    await this.notices.put(id, next)
    this.wait(next)
  }

  private track<T>(work: Promise<T>): Promise<T> {
    this.underway.add(work)
    return work.finally(() => this.underway.delete(work))
  }
}
