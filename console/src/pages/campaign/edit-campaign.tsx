import type { CampaignFields } from '@shared/domain/campaign/campaign-fields'
import { campaignStateWords } from '@shared/text/campaigns'
import { Button } from 'antd'
import { useLocation, useParams } from 'wouter'
import { useSession } from '@/api/session'
import { useAction, useRefresh } from '@/api/use-action'
import { useCommand } from '@/api/use-command'
import { Banner } from '@/components/banner'
import { Card } from '@/components/card'
import { QueryCard } from '@/components/query-card'
import { Tag } from '@/components/tag'
import { Checks, mustsOf, Summary } from '@/editor/checks'
import { type Step, StepPanel } from '@/editor/step-panel'
import { Subject } from '@/editor/subject'
import { codeOf, useDraft } from '@/editor/use-draft'
import { Log } from '@/pages/operation/log'
import { SaveFailed } from '@/pages/operation/save-failed'
import { fieldsNamed } from '@/pages/operation/words'
import { Header } from '@/shell/header'
import { CampaignForm } from './campaign-form'
import { CampaignPreview } from './campaign-preview'
import { barred, fieldNames, unfilled } from './checks'
import { Rehearsal } from './rehearsal'
import { type Campaign, type Campaigns, NEW_CAMPAIGN, namesOf, STATE_TONES, summaryOf } from './words'

const BACK = { href: '/campaigns', to: '活动' }

/** A campaign being made, or one that exists. */
export default function EditCampaign() {
  const { code } = useParams<{ code?: string }>()
  const query = useAction('campaign.list', {})
  return (
    <QueryCard query={query} what="这个活动">
      {answer => (
        <Subject
          action="campaign.list"
          code={code}
          subject={answer.campaigns.find(({ campaignId }) => codeOf(campaignId) === code)}
          back={BACK}
          what="这个活动"
        >
          {campaign => <Editor key={code ?? ''} campaign={campaign} answer={answer} />}
        </Subject>
      )}
    </QueryCard>
  )
}

interface EditorProps {
  campaign: Campaign | undefined
  answer: Campaigns
}

/** The draft, what stands against it, and its way to the server. */
function useEditing({ campaign, answer }: EditorProps) {
  const draft = useDraft<CampaignFields, Campaign>(campaign, NEW_CAMPAIGN)
  const { base, fields, adopt } = draft
  const save = useCommand('campaign.save')
  const refresh = useRefresh()
  const [, go] = useLocation()
  const begun = base !== undefined && base.state !== 'draft'
  const missing = unfilled(fields)
  const checks = [...missing, ...barred(fields, begun ? base.fields : undefined, answer)]
  const reload = () => {
    save.dismiss()
    refresh('campaign.list', 'operation.list')
    if (campaign) adopt(campaign)
  }
  const done = (saved: Campaign) => {
    adopt(saved)
    refresh('campaign.list', 'operation.list')
  }
  const run = async () => {
    const named = base ? { campaignId: base.campaignId, version: base.version } : {}
    const result = await save.run({ ...named, campaign: { ...fields, name: fields.name.trim() } })
    if (!result?.ok) return
    done(result.data.campaign)
    go(`/campaigns/${codeOf(result.data.campaign.campaignId)}`, { replace: true })
  }
  const set: typeof draft.set = next => {
    if (!save.sent && !save.unknown) draft.set(next)
  }
  return { ...draft, set, save, run, reload, done, begun, missing, checks }
}

function Editor({ campaign, answer }: EditorProps) {
  const editing = useEditing({ campaign, answer })
  const { base, fields, changed, set, save, run, reload, done, begun, missing, checks } = editing
  const drafted = mustsOf(missing) === 0
  const saveable = begun ? mustsOf(checks) === 0 : drafted
  return (
    <>
      <Header
        back={{ ...BACK, here: base?.fields.name ?? '新建活动' }}
        files={base && <Tag tone={STATE_TONES[base.state]}>{campaignStateWords[base.state]}</Tag>}
        primary={
          base?.state !== 'ended' && (
            <SaveButton
              missing={changed || !base ? mustsOf(begun ? checks : missing) : 0}
              ready={saveable && (changed || !base)}
              busy={save.sent !== undefined}
              words={begun ? '保存改动' : '存草稿'}
              onSave={() => void run()}
            />
          )
        }
      />
      <div className="columns columns-editor">
        <div className="stack">
          <SaveFailed failure={save.failure} onReload={reload} />
          {base?.state === 'ended' ? (
            <Card title="已经结束">不能再改。要再做一次，请新建一个。</Card>
          ) : (
            <CampaignForm fields={fields} set={set} answer={answer} begun={begun} />
          )}
          <Rehearsal fields={fields} campaignId={base?.campaignId} answer={answer} sound={drafted} />
        </div>
        <CampaignPreview fields={fields} names={namesOf(answer)} />
        <div className="stack">
          <Summary title="这个活动是说" words={base && !changed ? base.summary : summaryOf(answer, fields)} />
          {base?.state !== 'ended' && <Checks title="开始之前看一遍" checks={checks} />}
          {base && !changed && (
            <Steps base={base} ready={mustsOf(checks) === 0} onDone={done} onReload={reload} />
          )}
          {base && changed && base.state === 'draft' && <p className="caption">先存草稿，就能开始。</p>}
          {base && <Log kind="campaign" subjectId={base.campaignId} />}
        </div>
      </div>
    </>
  )
}

interface SaveButtonProps {
  missing: number
  ready: boolean
  busy: boolean
  words: string
  onSave: () => void
}

/** The button says what is missing. */
function SaveButton({ missing, ready, busy, words, onSave }: SaveButtonProps) {
  const { permissions } = useSession()
  if (!permissions.includes('campaign.save')) return null
  return (
    <Button type="primary" disabled={!ready} loading={busy} onClick={onSave}>
      {missing > 0 ? `还差 ${missing} 项` : ready ? words : '已保存'}
    </Button>
  )
}

interface StepsProps {
  base: Campaign
  /** Nothing of the checks blocks its beginning. */
  ready: boolean
  onDone: (campaign: Campaign) => void
  onReload: () => void
}

/** The steps that a state allows, each with what follows from it. */
export function stepsOf({ state, fields, summary }: Pick<Campaign, 'state' | 'fields' | 'summary'>): Step[] {
  const kept = '已经收下的券照常能用到各自的截止日。'
  const end: Step = {
    id: 'end',
    label: '结束',
    consequence: `立刻不再送，「${fields.name}」不能再开。${kept}`,
    needsReason: true,
  }
  switch (state) {
    case 'draft':
      return [{ id: 'start', label: '开始', consequence: `${summary}。开始以后的付款都按这个算。` }, end]
    case 'open':
      return [{ id: 'pause', label: '停下', consequence: `立刻不再送，随时能继续。${kept}` }, end]
    case 'paused':
      return [{ id: 'resume', label: '继续', consequence: '接着送。停着时付的款不补。' }, end]
    case 'ended':
      return []
  }
}

function Steps({ base, ready, onDone, onReload }: StepsProps) {
  const step = useCommand('campaign.step')
  const { permissions } = useSession()
  const steps = stepsOf(base).filter(({ id }) => id !== 'start' || ready)
  if (steps.length === 0 || !permissions.includes('campaign.step')) return null
  const onStep = async (id: string, reason: string) => {
    const { campaignId, version } = base
    const result = await step.run({
      campaignId,
      version,
      step: id as 'start' | 'pause' | 'resume' | 'end',
      ...(reason ? { reason } : {}),
    })
    if (!result?.ok) return false
    onDone(result.data.campaign)
    return true
  }
  const named = fieldsNamed(step.failure)
  return (
    <Card title="开始和停下">
      <div className="stack">
        <SaveFailed failure={step.failure} onReload={onReload} />
        {named.length > 0 && <Banner tone="info" fact={`要改的是：${fieldNames(named)}`} />}
        <StepPanel steps={steps} busy={step.sent !== undefined} onStep={onStep} />
      </div>
    </Card>
  )
}
