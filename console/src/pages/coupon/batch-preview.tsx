import type { BatchFields } from '@shared/domain/coupon/batch-fields'
import type { BatchNames } from '@shared/text/batches'
import { conditionWords, faceWords, storesWords, timesWords } from '@shared/text/coupons'
import { KeyValues } from '@/components/key-value'
import { ruleOf } from './words'

/** The coupon as the customer sees it, in the words of the phone. */
export function BatchPreview({ fields, names }: { fields: BatchFields; names: BatchNames }) {
  const rule = ruleOf(fields)
  return (
    <section className="phone" aria-label="顾客会看到">
      <h2 className="phone-head">顾客会看到</h2>
      <div className="phone-frame">
        <div className="phone-screen">
          <div className="ticket">
            <b>{fields.name.trim() || '还没起券名'}</b>
            {rule ? <Face rule={rule} /> : <span className="caption">券包</span>}
          </div>
          {rule ? (
            <KeyValues
              rows={[
                ['能用的店', storesWords(rule.stores, rule.stores.map(names.storeName), names.storeCount)],
                ['什么时候', timesWords(rule.times) || '任何时候'],
                ...(rule.uses > 1 ? [['能用', `${rule.uses} 次`] as const] : []),
                ...(rule.notWith ? [['不能一起用', rule.notWith] as const] : []),
              ]}
            />
          ) : (
            fields.kind === 'pack' && (
              <KeyValues rows={fields.contents.map(id => [names.batchName(id), '1 张'] as const)} />
            )
          )}
          <span className="phone-form">{fields.channel === 'claim' ? '领券' : '付款后收下'}</span>
        </div>
      </div>
    </section>
  )
}

function Face({ rule }: { rule: NonNullable<ReturnType<typeof ruleOf>> }) {
  const { sign, number, unit } = faceWords(rule.benefit)
  return (
    <>
      <span className="ticket-face num">
        <small>{sign}</small>
        {number}
        <small>{unit}</small>
      </span>
      <span className="caption">{conditionWords(rule)}</span>
    </>
  )
}
