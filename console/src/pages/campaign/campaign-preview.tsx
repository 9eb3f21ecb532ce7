import type { CampaignFields } from '@shared/domain/campaign/campaign-fields'
import { shortYuan } from '@shared/domain/money/display'
import type { CampaignNames } from '@shared/text/campaigns'

/** The post-payment page as the customer meets it: what the payment brought. */
export function CampaignPreview({ fields, names }: { fields: CampaignFields; names: CampaignNames }) {
  const paid = shortYuan(Math.max(fields.thresholdFen, 1_000))
  return (
    <section className="phone" aria-label="付款后会看到">
      <h2 className="phone-head">付款后会看到</h2>
      <div className="phone-frame">
        <div className="phone-screen phone-list">
          <div className="phone-stop">
            <span className="caption">{fields.kind === 'top-up-gift' ? '充值成功' : '付款成功'}</span>
            <b>{`¥${paid}`}</b>
          </div>
          <div className="ticket">
            <b>{fields.name.trim() || '还没起名字'}</b>
            {fields.kind === 'points-factor' ? (
              <span>{`积分算 ${fields.factor / 10_000} 倍`}</span>
            ) : (
              <>
                {fields.subtitle && <span className="caption">{fields.subtitle}</span>}
                {fields.batchIds.map(id => (
                  <span key={id}>{`送「${names.batchName(id)}」`}</span>
                ))}
                {fields.batchIds.length === 0 && <span className="caption">还没选送什么</span>}
              </>
            )}
          </div>
          {fields.kind !== 'points-factor' && <span className="phone-form">收下</span>}
        </div>
      </div>
    </section>
  )
}
