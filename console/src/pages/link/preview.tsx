import type { PathFields } from '@shared/domain/link/path-fields'
import { PLACES } from '@shared/domain/link/places'
import { linkText, targetWords } from '@shared/text/link'
import { Icon } from '@/components/icon'
import type { Links } from './words'

/** What the customer meets, in order: the place, what WeChat puts between, the page. */
export function Preview({ fields, links }: { fields: PathFields; links: Links }) {
  const [best] = PLACES[fields.place].forms
  const between = best === 'url-link' || best === 'scheme'
  return (
    <section className="phone" aria-label="顾客会看到">
      <h2 className="phone-head">顾客会看到</h2>
      <div className="phone-frame">
        <div className="phone-screen">
          <Stop>
            <b>{linkText.places[fields.place]}</b>
            <span className="caption">{fields.name.trim() || '还没起名字'}</span>
            <span className="phone-form">{linkText.forms[best]}</span>
          </Stop>
          {between && (
            <Stop>
              <b>{`即将打开「${links.brand.name}」小程序`}</b>
              <span className="caption">微信自己的一页，去不掉</span>
            </Stop>
          )}
          <Stop last>
            <b>{targetWords(fields.target, links.offers)}</b>
            <span className="caption">{linkText.seen[best]}</span>
          </Stop>
        </div>
      </div>
    </section>
  )
}

function Stop({ children, last }: { children: React.ReactNode; last?: boolean }) {
  return (
    <>
      <div className="phone-stop">{children}</div>
      {!last && (
        <span className="phone-arrow">
          <Icon name="forward" size={16} />
        </span>
      )}
    </>
  )
}
