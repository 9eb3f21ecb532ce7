import { needsSecond } from '@shared/domain/coupon/worst-cost'
import { Button } from 'antd'
import { useLocation, useParams } from 'wouter'
import { useSession } from '@/api/session'
import { useRefresh } from '@/api/use-action'
import { useCommand } from '@/api/use-command'
import { Card } from '@/components/card'
import { QueryCard } from '@/components/query-card'
import { Tag } from '@/components/tag'
import { Checks, mustsOf, Summary } from '@/editor/checks'
import { Subject } from '@/editor/subject'
import { codeOf, useDraft } from '@/editor/use-draft'
import { Log } from '@/pages/operation/log'
import { SaveFailed } from '@/pages/operation/save-failed'
import { Header } from '@/shell/header'
import { barred, looks, unfilled } from './batch-checks'
import { BatchForm } from './batch-form'
import { BatchPreview } from './batch-preview'
import { Steps, useSaid, Waiting } from './batch-side'
import { useBatches } from './use-batches'
import { type Batch, type Batches, NEW_BATCH, type SavedBatch, stateTag } from './words'

const BACK = { href: '/batches', to: '券与积分 / 券批次' }

/** A batch being made, or one that exists. */
export default function EditBatch() {
  const { code } = useParams<{ code?: string }>()
  const query = useBatches()
  return (
    <QueryCard query={query} what="这批券">
      {answer => (
        <Subject
          action="coupon.batches"
          code={code}
          subject={answer.batches.find(({ batchId }) => codeOf(batchId) === code)}
          back={BACK}
          what="这批券"
        >
          {batch => <Editor key={code ?? ''} batch={batch} answer={answer} />}
        </Subject>
      )}
    </QueryCard>
  )
}

interface EditorProps {
  batch: Batch | undefined
  answer: Batches
}

/** The draft, what stands against it, and its way to the server. */
function useEditing({ batch, answer }: EditorProps) {
  const draft = useDraft<SavedBatch['fields'], SavedBatch>(batch, NEW_BATCH)
  const { base, fields, adopt } = draft
  const save = useCommand('coupon.saveBatch')
  const refresh = useRefresh()
  const [, go] = useLocation()
  const said = useSaid(answer, fields)
  const published = base && base.state !== 'draft' ? base.fields : undefined
  const missing = unfilled(fields)
  const checks = [
    ...missing,
    ...barred(fields, published, said.facts),
    ...looks(said.worst, said.facts, !!published),
  ]
  const reload = () => {
    save.dismiss()
    refresh('coupon.batches', 'operation.list')
    if (batch) adopt(batch)
  }
  const run = async (publish: boolean) => {
    const named = base ? { batchId: base.batchId, version: base.version } : {}
    const result = await save.run({ ...named, publish, batch: { ...fields, name: fields.name.trim() } })
    if (!result?.ok) return
    adopt(result.data.batch)
    refresh('coupon.batches', 'operation.list')
    go(`/batches/${codeOf(result.data.batch.batchId)}`, { replace: true })
  }
  const set: typeof draft.set = next => {
    if (!save.sent && !save.unknown) draft.set(next)
  }
  return { ...draft, set, save, run, reload, said, published, missing, checks }
}

function Editor({ batch, answer }: EditorProps) {
  const editing = useEditing({ batch, answer })
  const { base, fields, adopt, changed, set, save, run, reload, said, published, missing, checks } = editing
  return (
    <>
      <Header
        back={{ ...BACK, here: base?.fields.name ?? '新建批次' }}
        files={batch && <State batch={batch} now={said.now} />}
        primary={
          <Buttons
            state={base?.state}
            saving={save.sent?.publish}
            drafted={mustsOf(missing) === 0}
            musts={mustsOf(checks)}
            changed={changed}
            waiting={!!base?.request}
            second={needsSecond(said.worst, answer.aloneFen)}
            onSave={publish => void run(publish)}
          />
        }
      />
      <div className="columns columns-editor">
        <div className="stack">
          <SaveFailed failure={save.failure} onReload={reload} />
          {base?.state === 'ended' ? (
            <Card title="已经终止">不能再改。要接着发，请新建一批。</Card>
          ) : (
            <BatchForm fields={fields} set={set} answer={answer} published={published} now={said.now} />
          )}
        </div>
        <BatchPreview fields={fields} names={said.names} />
        <div className="stack">
          <Summary title="这批券是说" words={said.words}>
            <p className="small">{said.cost}</p>
          </Summary>
          {base && <Waiting base={base} onDone={adopt} onReload={reload} />}
          {base?.state !== 'ended' && <Checks title="发之前看一遍" checks={checks} />}
          {batch && base && !changed && (
            <Steps batch={batch} base={base} answer={answer} onDone={adopt} onReload={reload} />
          )}
          {batch && <Log kind="batch" subjectId={batch.batchId} />}
        </div>
      </div>
    </>
  )
}

function State({ batch, now }: { batch: Batch; now: number }) {
  const { word, tone } = stateTag(batch, now)
  return <Tag tone={tone}>{word}</Tag>
}

interface ButtonsProps {
  state: SavedBatch['state'] | undefined
  /** `publish` of what is under way. */
  saving: boolean | undefined
  /** Enough is filled in for a draft. */
  drafted: boolean
  musts: number
  changed: boolean
  /** Something waits for a second person. */
  waiting: boolean
  /** It costs more than one person may decide. */
  second: boolean
  onSave: (publish: boolean) => void
}

/** The primary button says what is missing, or who is asked. */
function Buttons({ state, saving, drafted, musts, changed, waiting, second, onSave }: ButtonsProps) {
  const { permissions } = useSession()
  if (state === 'ended' || !permissions.includes('coupon.saveBatch')) return null
  const isNew = state === undefined
  const busy = saving !== undefined
  if (state === 'open' || state === 'paused') {
    const words = !changed ? '已保存' : musts > 0 ? `还差 ${musts} 项` : '保存改动'
    return (
      <Button type="primary" disabled={musts > 0 || !changed} loading={busy} onClick={() => onSave(false)}>
        {words}
      </Button>
    )
  }
  const asked = waiting && !changed
  const words = asked ? '等另一个人点头' : second ? '交给另一个人点头' : '发布'
  return (
    <div className="step-row">
      <Button
        disabled={!drafted || !(changed || isNew)}
        loading={saving === false}
        onClick={() => onSave(false)}
      >
        存草稿
      </Button>
      <Button
        type="primary"
        disabled={musts > 0 || asked}
        loading={saving === true}
        onClick={() => onSave(true)}
      >
        {musts > 0 ? `还差 ${musts} 项，改好可发布` : words}
      </Button>
    </div>
  )
}
