import { momentWords } from '@shared/text/dates'
import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { OffFigure } from '@/clerk/features/redemption/off-figure'
import { redeemed } from '@/clerk/features/redemption/redeemed'
import { serverNow } from '@/cloud/server-clock'
import { Button } from '@/components/button'
import { Icon } from '@/components/icon'
import { Page } from '@/components/page'
import { goBack, openPage, replacePage } from '@/navigate'
import { useTimeZone } from '@/theme/brand-theme'
import { UndoStrip } from './undo-strip'
import './index.scss'

/** Done: what came off, for whom, when and where; ten minutes to undo; on to the next one. */
export default function ResultPage() {
  const timeZone = useTimeZone()
  const answer = redeemed.use()
  const [use, setUse] = useState(answer?.use)
  // Opened without a confirm before it (a reload of the preview): there is nothing to show.
  useEffect(() => {
    if (!answer) replacePage('clerkScan')
  }, [answer])
  if (!answer || !use) return null

  const customer = use.customer?.maskedName
  const facts = [customer, momentWords(use.at, serverNow(), timeZone), use.storeName, use.clerkName]
  return (
    <Page
      className={use.voided ? 'result-page result-undone' : 'result-page'}
      headerInk="verdict"
      bleed
      header={
        <View className="result-field">
          <View className="result-disc">
            <Icon name={use.voided ? 'undo' : 'check'} size={44} bold />
          </View>
          <View className="result-word">{use.voided ? '已撤销' : '已核销'}</View>
          <View className="result-off">
            <OffFigure benefit={use.benefit} offFen={use.offFen} size={88} />
          </View>
          <View className="t3 result-name">{use.couponName}</View>
          <View className="body-2">{facts.filter(Boolean).join(' · ')}</View>
          {answer.repeated && <View className="body-2">这笔刚才已经送到，没有重复算。</View>}
        </View>
      }
    >
      <View className="result-actions">
        {use.voided ? (
          <View className="result-note">券已回到顾客的券包，请照原价收款。</View>
        ) : (
          <UndoStrip use={use} onUndone={setUse} />
        )}
        <Button id="scan-next" size="xl" className="result-next" onTap={goBack}>
          扫下一张
        </Button>
        <View
          className="result-link"
          role="button"
          onClick={() => openPage('clerkToday', { storeId: use.storeId })}
        >
          <Icon name="history" size={18} />
          {`今天 ${answer.todayCount - (use.voided ? 1 : 0)} 张 · 流水号 ${use.receiptNo}`}
        </View>
      </View>
    </Page>
  )
}
