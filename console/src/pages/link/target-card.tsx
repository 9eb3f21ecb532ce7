import { dayOf } from '@shared/domain/calendar/day'
import { NEVER } from '@shared/domain/due'
import { type PathFields, targetsOf } from '@shared/domain/link/path-fields'
import { type Target, targetPath } from '@shared/domain/link/targets'
import { targetWords } from '@shared/text/link'
import { Input, Select } from 'antd'
import { Card } from '@/components/card'
import { Field } from '@/components/field'
import { lastDayOf, untilOf } from './fields'
import type { Links } from './words'

const NAME_LENGTH = 20

interface TargetCardProps {
  fields: PathFields
  set: (change: Partial<PathFields>) => void
  links: Links
}

/** Where it leads, for which store and campaign, what it is called, until when and where to after that. */
export function TargetCard({ fields, set, links }: TargetCardProps) {
  const { stores, campaigns } = links
  const { targets, targetAt } = targetsToChoose(links)
  return (
    <Card title="2 去哪，算谁的">
      <div className="fields">
        <Choice
          id="path-target"
          label="打开哪一页"
          value={targetPath(fields.target)}
          options={targets}
          onChange={value => set({ target: targetAt(value) ?? fields.target })}
        />
        <Choice
          id="path-store"
          label="哪家店"
          value={fields.storeId}
          options={[
            { value: '', label: '不限' },
            ...stores.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={storeId => set({ storeId })}
        />
        <Choice
          id="path-campaign"
          label="哪个活动"
          value={fields.campaignId}
          options={[
            { value: '', label: '不为活动' },
            ...campaigns.map(({ campaignId, name }) => ({ value: campaignId, label: name })),
          ]}
          onChange={campaignId => set({ campaignId })}
        />
        <Field id="path-name" label="给它起个名">
          <Input
            id="path-name"
            value={fields.name}
            maxLength={NAME_LENGTH}
            showCount
            placeholder="比如：云栖路店台卡"
            onChange={event => set({ name: event.target.value })}
          />
        </Field>
        <End fields={fields} set={set} links={links} />
      </div>
    </Card>
  )
}

/** Until when, and where people are led after that. */
function End({ fields, set, links }: TargetCardProps) {
  const { brand, now } = links
  const { targets, targetAt } = targetsToChoose(links)
  return (
    <>
      <Field id="path-until" label="用到哪天，空着就一直能用">
        <Input
          id="path-until"
          type="date"
          value={lastDayOf(fields.untilAt, brand.timeZone)}
          min={dayOf(now, brand.timeZone)}
          onChange={event => set({ untilAt: untilOf(event.target.value, brand.timeZone) })}
        />
      </Field>
      {fields.untilAt < NEVER && (
        <Choice
          id="path-after"
          label="结束以后"
          value={fields.after ? targetPath(fields.after) : ''}
          options={[{ value: '', label: '说明已经结束' }, ...targets]}
          onChange={value => set({ after: targetAt(value) ?? null })}
        />
      )}
    </>
  )
}

function targetsToChoose({ offers }: Links) {
  const targets = targetsOf(offers).map(target => ({
    value: targetPath(target),
    label: targetWords(target, offers),
    target,
  }))
  const targetAt = (value: string): Target | undefined => targets.find(each => each.value === value)?.target
  return { targets, targetAt }
}

interface ChoiceProps {
  id: string
  label: string
  value: string
  options: { value: string; label: string }[]
  onChange: (value: string) => void
}

function Choice({ id, label, value, options, onChange }: ChoiceProps) {
  return (
    <Field id={id} label={label}>
      <Select
        id={id}
        value={value}
        options={options.map(option => ({ value: option.value, label: option.label }))}
        onChange={onChange}
        style={{ width: '100%' }}
      />
    </Field>
  )
}
