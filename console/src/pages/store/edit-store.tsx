import type { StoreFields } from '@shared/domain/store/edit-store'
import { useState } from 'react'
import { useLocation, useParams } from 'wouter'
import { useSession } from '@/api/session'
import { useAction, useRefresh } from '@/api/use-action'
import { useCommand } from '@/api/use-command'
import { Card } from '@/components/card'
import { QueryCard } from '@/components/query-card'
import { Tag } from '@/components/tag'
import { Checks, mustsOf, Summary } from '@/editor/checks'
import { TextField } from '@/editor/inputs'
import { SaveButton } from '@/editor/save-button'
import { Subject } from '@/editor/subject'
import { codeOf, useDraft } from '@/editor/use-draft'
import { Log } from '@/pages/operation/log'
import { SaveFailed } from '@/pages/operation/save-failed'
import { Header } from '@/shell/header'
import { checksOf } from './checks'
import { HoursCard } from './hours-card'
import { PlaceCard } from './place-card'
import { type EditedStore, edited, newStore, nowOf, type Store, type Stores, storeWords } from './words'

const BACK = { href: '/stores', to: '门店与员工 / 门店' }
const REASON_LENGTH = 60

/** A store being entered, or one that exists. */
export default function EditStore() {
  const { code } = useParams<{ code?: string }>()
  const query = useAction('store.manage', {})
  return (
    <QueryCard query={query} what="这家店">
      {answer => (
        <Subject
          action="store.manage"
          code={code}
          subject={answer.stores.find(({ id }) => codeOf(id) === code)}
          back={BACK}
          what="这家店"
        >
          {store => <Editor key={code ?? ''} store={store} answer={answer} />}
        </Subject>
      )}
    </QueryCard>
  )
}

interface EditorProps {
  store: Store | undefined
  answer: Stores
}

/** The draft, what stands against it, and its way to the server. */
function useEditing({ store, answer }: EditorProps) {
  const [empty] = useState(() => newStore(answer.stores))
  const draft = useDraft<StoreFields, EditedStore>(store && edited(store), empty)
  const { base, fields, adopt } = draft
  const [reason, setReason] = useState('')
  const save = useCommand('store.save')
  const refresh = useRefresh()
  const [, go] = useLocation()
  const checks = checksOf(fields, base?.fields)
  const reload = () => {
    save.dismiss()
    refresh('store.manage', 'operation.list')
    if (store) adopt(edited(store))
  }
  const run = async () => {
    const named = base ? { storeId: base.id, version: base.version } : {}
    const why = reason.trim()
    const result = await save.run({
      ...named,
      store: { ...fields, name: fields.name.trim() },
      ...(why ? { reason: why } : {}),
    })
    if (!result?.ok) return
    adopt(edited(result.data.store))
    setReason('')
    refresh('store.manage', 'operation.list')
    go(`/stores/${codeOf(result.data.store.id)}`, { replace: true })
  }
  const set = (change: Partial<StoreFields>) => {
    if (!save.sent && !save.unknown) draft.set({ ...fields, ...change })
  }
  return { ...draft, set, save, run, reload, checks, reason, setReason }
}

function Editor({ store, answer }: EditorProps) {
  const { permissions } = useSession()
  const editing = useEditing({ store, answer })
  const { base, fields, changed, set, save, run, reload, checks, reason, setReason } = editing
  const { timeZone } = answer.brand
  const state = nowOf(fields, answer.now, timeZone)
  return (
    <>
      <Header
        back={{ ...BACK, here: base?.fields.name ?? '加门店' }}
        files={<Tag tone={state.tone}>{state.word}</Tag>}
        primary={
          permissions.includes('store.save') && (
            <SaveButton
              isNew={!base}
              changed={changed}
              musts={mustsOf(checks)}
              busy={save.sent !== undefined}
              onSave={() => void run()}
            />
          )
        }
      />
      <div className="columns columns-side editor-two">
        <div className="stack">
          <SaveFailed failure={save.failure} onReload={reload} />
          <PlaceCard fields={fields} set={set} />
          <HoursCard
            hours={fields.hours}
            set={hours => set({ hours })}
            now={answer.now}
            timeZone={timeZone}
          />
        </div>
        <div className="stack">
          <Summary title="这家店是说" words={storeWords(fields)}>
            {state.words && <p className="small">{`现在：${state.word}，${state.words}`}</p>}
          </Summary>
          <Checks title="保存前看一遍" checks={checks} />
          {base && changed && (
            <Card title="为什么改">
              <TextField
                id="store-reason"
                label="可以不写，记在操作记录里"
                max={REASON_LENGTH}
                value={reason}
                onChange={setReason}
              />
            </Card>
          )}
          {base && <Log kind="store" subjectId={base.id} />}
        </div>
      </div>
    </>
  )
}
