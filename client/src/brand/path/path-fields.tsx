import { NEVER } from '@shared/domain/due'
import { type PathFields, targetsOf } from '@shared/domain/link/path-fields'
import { PLACE_NAMES, PLACES, USUAL_SHARE } from '@shared/domain/link/places'
import { targetPath } from '@shared/domain/link/targets'
import { deadlineWords } from '@shared/text/dates'
import { linkText, targetWords } from '@shared/text/link'
import { Input, View } from '@tarojs/components'
import { useState } from 'react'
import type { Links } from '@/brand/features/link/path-text'
import { Cell, Cells } from '@/components/cell'
import { ChoiceSheet } from './choice-sheet'
import { PasteSheet } from './paste-sheet'
import { endInDays, type PathForm } from './use-path-form'

type Over = 'target' | 'place' | 'store' | 'campaign' | 'until' | 'after' | 'paste' | null

const ENDS = [7, 30, 90] as const
const NAME_MOST = 20

/** Name and rows: where it leads, where it hangs, for which store and campaign, until when. */
export function PathRows({
  form,
  links,
  onOpen,
}: {
  form: PathForm
  links: Links
  onOpen: (over: Over) => void
}) {
  const { fields, set } = form
  const { stores, campaigns, offers, brand, now } = links
  const [best] = PLACES[fields.place].forms
  const usual = USUAL_SHARE[fields.place]
  const row = (over: Over, title: string, value: string) => (
    <Cell id={`set-${over}`} title={title} value={value} onTap={() => onOpen(over)} />
  )
  return (
    <>
      <Input
        id="path-name"
        className="path-name"
        placeholder="名字，比如：云栖路店台卡"
        placeholderClass="field-empty"
        maxlength={NAME_MOST}
        value={fields.name}
        onInput={event => set({ name: event.detail.value })}
      />
      <Cells>
        {row('target', '去哪', targetWords(fields.target, offers))}
        {row('place', '放在哪', linkText.places[fields.place])}
        {row('store', '门店', stores.find(({ id }) => id === fields.storeId)?.name ?? '全部门店')}
        {campaigns.length > 0 &&
          row(
            'campaign',
            '为哪个活动',
            campaigns.find(({ campaignId }) => campaignId === fields.campaignId)?.name ?? '不为活动',
          )}
        {row(
          'until',
          '用到什么时候',
          fields.untilAt < NEVER ? deadlineWords(fields.untilAt, now, brand.timeZone) : '一直能用',
        )}
        {fields.untilAt < NEVER &&
          row('after', '结束以后', fields.after ? targetWords(fields.after, offers) : '说明已经结束')}
      </Cells>
      <View className="path-advice">
        <View>{`${linkText.touchpoints[PLACES[fields.place].touchpoint]} · ${linkText.forms[best]}`}</View>
        <View>{linkText.advice[best]}</View>
        <View>{`顾客看到：${linkText.seen[best]}`}</View>
        {usual && <View>{linkText.usualShare(usual)}</View>}
      </View>
      <View id="paste-path" className="path-paste" onClick={() => onOpen('paste')} role="button">
        有一条复制来的路径？看看它是什么
      </View>
    </>
  )
}

/** The sheet of the row that was tapped; every choice redraws the page at once. */
export function PathSheets({
  form: { fields, set },
  links,
  over,
  onClose,
}: {
  form: PathForm
  links: Links
  over: Over
  onClose: () => void
}) {
  const choose = (change: Partial<PathFields>) => {
    set(change)
    onClose()
  }
  const shown = over !== null && over !== 'paste' ? SHEETS[over](links, fields) : null
  return (
    <>
      <ChoiceSheet
        open={shown !== null}
        title={shown?.title ?? ''}
        choices={shown?.choices ?? []}
        selected={shown?.selected ?? ''}
        onChoose={({ change }) => choose(change)}
        onClose={onClose}
      />
      <PasteSheet
        open={over === 'paste'}
        offers={links.offers}
        onUse={target => choose({ target })}
        onClose={onClose}
      />
    </>
  )
}

interface Shown {
  title: string
  choices: { id: string; label: string; note?: string; change: Partial<PathFields> }[]
  selected: string
}

const targetChoices = ({ offers }: Links, what: 'target' | 'after') =>
  targetsOf(offers).map(target => ({
    id: targetPath(target),
    label: targetWords(target, offers),
    change: { [what]: target },
  }))

/** What each row offers, and what a choice changes. */
const SHEETS: Record<Exclude<Over, 'paste' | null>, (links: Links, fields: PathFields) => Shown> = {
  target: (links, { target }) => ({
    title: '去哪',
    choices: targetChoices(links, 'target'),
    selected: targetPath(target),
  }),
  place: (_links, { place }) => ({
    title: '放在哪',
    choices: PLACE_NAMES.map(id => ({
      id,
      label: linkText.places[id],
      note: noteOf(id),
      change: { place: id },
    })),
    selected: place,
  }),
  store: ({ stores }, { storeId }) => ({
    title: '算在哪家店',
    choices: [{ id: '', name: '全部门店' }, ...stores].map(({ id, name }) => ({
      id,
      label: name,
      change: { storeId: id },
    })),
    selected: storeId,
  }),
  campaign: ({ campaigns }, { campaignId }) => ({
    title: '为哪个活动',
    choices: [{ campaignId: '', name: '不为活动' }, ...campaigns].map(each => ({
      id: each.campaignId,
      label: each.name,
      change: { campaignId: each.campaignId },
    })),
    selected: campaignId,
  }),
  until: ({ now, brand: { timeZone } }, { untilAt }) => ({
    title: '用到什么时候',
    choices: [
      { id: String(NEVER), label: '一直能用', change: { untilAt: NEVER } },
      ...ENDS.map(days => {
        const at = endInDays(days, now, timeZone)
        const label = `${days} 天，到 ${deadlineWords(at, now, timeZone)}`
        return { id: String(at), label, change: { untilAt: at } }
      }),
    ],
    selected: String(untilAt),
  }),
  after: (links, { after }) => ({
    title: '结束以后去哪',
    choices: [{ id: '', label: '说明已经结束', change: { after: null } }, ...targetChoices(links, 'after')],
    selected: after ? targetPath(after) : '',
  }),
}

const noteOf = (place: (typeof PLACE_NAMES)[number]): string => {
  const [best] = PLACES[place].forms
  return `${linkText.touchpoints[PLACES[place].touchpoint]} · ${linkText.forms[best]}`
}

/** Which sheet lies over the page. */
export function useOver() {
  const [over, setOver] = useState<Over>(null)
  return { over, open: setOver, close: () => setOver(null) }
}
