import { View } from '@tarojs/components'
import { useState } from 'react'
import { PendingCommandCard } from '@/clerk/components/pending-command-card'
import { pendingCommandsAbout } from '@/cloud/pending-commands'
import { Empty } from '@/components/empty'
import { Page } from '@/components/page'
import { usePageParams } from '@/use-page-params'

/**
 * Every command this phone sent and got no answer to, of one customer or of all; nothing is lost by leaving.
 */
export default function PendingCommandsPage() {
  const { about } = usePageParams('about')
  // As found on opening: a card that was answered stays to say so.
  const [waiting] = useState(() => pendingCommandsAbout(about || undefined))
  return (
    <Page title="待确认的操作" back>
      {waiting.length === 0 ? (
        <Empty object="receipt" title="每一笔都有回音" lines={['送出后没等到回音的，会记在这里。']} />
      ) : (
        <View className="stack">
          {waiting.map(sent => (
            <PendingCommandCard key={sent.commandId} sent={sent} />
          ))}
        </View>
      )}
    </Page>
  )
}
