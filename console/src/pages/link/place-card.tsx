import type { PathFields } from '@shared/domain/link/path-fields'
import { LINK_FORMS, PLACE_NAMES, PLACES, USUAL_SHARE } from '@shared/domain/link/places'
import { linkText } from '@shared/text/link'
import { Card } from '@/components/card'
import { Chips } from '@/components/chips'
import { limitWords, unfitWords } from './fields'

interface PlaceCardProps {
  fields: PathFields
  set: (change: Partial<PathFields>) => void
}

/** The place chooses the form; what does not fit there says why. */
export function PlaceCard({ fields: { place }, set }: PlaceCardProps) {
  const [best] = PLACES[place].forms
  const usual = USUAL_SHARE[place]
  return (
    <Card title="1 放在哪" note="选地方，我们挑合适的形式">
      <Chips
        label="放在哪"
        hideLabel
        chips={PLACE_NAMES.map(id => ({ id, label: linkText.places[id] }))}
        selected={[place]}
        onToggle={id => set({ place: id })}
      />
      <ul className="forms">
        {LINK_FORMS.map(form => {
          const unfit = unfitWords(place, form)
          return (
            <li key={form} className={form === best ? 'is-chosen' : ''}>
              <b>{linkText.forms[form]}</b>
              <span className="caption">{limitWords(form)}</span>
              {unfit ? (
                <span className="caption worse">{unfit}</span>
              ) : (
                <span className="caption">{form === best ? '就用这种' : '也可以'}</span>
              )}
            </li>
          )
        })}
      </ul>
      <p className="small ink-2">{linkText.advice[best]}。</p>
      {usual !== undefined && <p className="caption">{linkText.usualShare(usual)}</p>}
    </Card>
  )
}
