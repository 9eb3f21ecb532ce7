import { integer } from '@shared/domain/money/display'
import { batchSummary, worstCostWords } from '@shared/text/batches'
import { momentWords } from '@shared/text/dates'
import { Button } from 'antd'
import { serverNow } from '@/api/server-clock'
import { useSession, useTimeZone } from '@/api/session'
import { useRefresh } from '@/api/use-action'
import { useCommand } from '@/api/use-command'
import { Card } from '@/components/card'
import { type Step, StepPanel } from '@/editor/step-panel'
import { StockPanel } from '@/editor/stock-panel'
import { SaveFailed } from '@/pages/operation/save-failed'
import { StockStrip } from './stock-strip'
import { type Batch, type Batches, factsOf, namesOf, type SavedBatch, typedDoc, worstOf } from './words'

interface SideProps {
  batch: Batch
  /** What is saved, as the person last saw it. */
  base: SavedBatch
  answer: Batches
  onDone: (batch: SavedBatch) => void
  onReload: () => void
}

/** What waits for a second person, and the word on it. */
export function Waiting({ base, onDone, onReload }: Omit<SideProps, 'batch' | 'answer'>) {
  const decide = useCommand('coupon.decideBatch')
  const refresh = useRefresh()
  const timeZone = useTimeZone()
  const { permissions } = useSession()
  const { request, batchId, version } = base
  if (!request) return null
  const say = async (approve: boolean) => {
    const answer = await decide.run({ batchId, version, approve })
    if (!answer?.ok) return
    refresh('coupon.batches', 'operation.list')
    onDone(answer.data.batch)
  }
  const what = request.what === 'publish' ? '发布' : `加 ${integer(request.units)} 张`
  const may = permissions.includes('coupon.decideBatch')
  return (
    <Card title={`等另一位同事点头：${what}`}>
      <div className="stack">
        <p className="small">{`${base.summary}。${worstCostWords(base.worstFen)}。`}</p>
        <p className="caption">
          {`${request.byName}提的 · ${momentWords(request.at, serverNow(), timeZone)}。${request.mayApprove ? '' : '自己提的要由另一位同事点头。'}`}
        </p>
        <SaveFailed failure={decide.failure} onReload={onReload} />
        {may && (
          <div className="step-row">
            <Button loading={decide.sent?.approve === false} onClick={() => void say(false)}>
              {request.mayApprove ? '不同意' : '撤回'}
            </Button>
            {request.mayApprove && (
              <Button type="primary" loading={decide.sent?.approve === true} onClick={() => void say(true)}>
                {`同意${what}`}
              </Button>
            )}
          </div>
        )}
      </div>
    </Card>
  )
}

/** The steps that a state allows, each with what follows from it. */
function stepsOf({ state, fields }: SavedBatch, held: number): Step[] {
  const kept = `已经领走没用的 ${integer(held)} 张照常能用到各自的截止日。`
  const end: Step = {
    id: 'end',
    label: '终止',
    consequence: `以后再也发不了「${fields.name}」，不能恢复。${kept}`,
    needsReason: true,
  }
  switch (state) {
    case 'draft':
      return [{ ...end, consequence: '这批草稿不要了，不能恢复。没有发过，顾客不受影响。' }]
    case 'open':
      return [{ id: 'pause', label: '停发', consequence: `马上停发，随时能恢复。${kept}` }, end]
    case 'paused':
      return [{ id: 'resume', label: '恢复发放', consequence: '马上接着发，还是原来的库存和上限。' }, end]
    case 'ended':
      return []
  }
}

/** Stopping, going on, ending, and more stock. */
export function Steps({ batch, base, answer, onDone, onReload }: SideProps) {
  const step = useCommand('coupon.stepBatch')
  const add = useCommand('coupon.addStock')
  const refresh = useRefresh()
  const { permissions } = useSession()
  const { batchId, version, state, request } = base
  const done = (saved: SavedBatch) => {
    refresh('coupon.batches', 'operation.list')
    onDone(saved)
    return true
  }
  const onStep = async (id: string, reason: string) => {
    const result = await step.run({
      batchId,
      version,
      step: id as 'pause' | 'resume' | 'end',
      ...(reason ? { reason } : {}),
    })
    return result?.ok === true && done(result.data.batch)
  }
  const onAdd = async (units: number) => {
    const result = await add.run({ batchId, version, units })
    return result?.ok === true && done(result.data.batch)
  }
  const now = serverNow()
  const consequence = (units: number) => {
    const doc = typedDoc(answer, base.fields, now)
    const worst = worstOf(doc, factsOf(answer, now), doc.total + units)
    const sum = `加完一共 ${integer(doc.total + units)} 张，${worstCostWords(worst)}`
    return worst === null || worst > answer.aloneFen ? `${sum}，要另一位同事点头` : sum
  }
  const held = Math.max(0, batch.stock.taken - batch.stock.used - batch.stock.expired)
  const steps = permissions.includes('coupon.stepBatch') ? stepsOf(base, held) : []
  const grows =
    (state === 'open' || state === 'paused') && !request && permissions.includes('coupon.addStock')
  if (steps.length === 0 && !grows) return null
  return (
    <Card title="库存和发放">
      <div className="stack">
        {state !== 'draft' && <StockStrip stock={batch.stock} />}
        <SaveFailed failure={add.failure ?? step.failure} onReload={onReload} />
        {grows && (
          <StockPanel
            id="batch-units"
            unit="张"
            busy={add.sent !== undefined}
            consequence={consequence}
            onAdd={onAdd}
          />
        )}
        <StepPanel steps={steps} busy={step.sent !== undefined} onStep={onStep} />
      </div>
    </Card>
  )
}

/** What is typed, in the sentence that the approval and the log use, and what it may cost. */
export function useSaid(answer: Batches, fields: SavedBatch['fields']) {
  const now = serverNow()
  const doc = typedDoc(answer, fields, now)
  const facts = factsOf(answer, now)
  const names = namesOf(answer, now)
  const worst = worstOf(doc, facts)
  return { now, facts, names, worst, words: batchSummary(doc, names), cost: worstCostWords(worst) }
}
