import { readTicket } from '@shared/domain/login/read-ticket'
import { ErrorState } from '@/components/error-state'
import { Page } from '@/components/page'
import { CardSkeleton, Skeleton, SkeletonBlock } from '@/components/skeleton'
import { usePageParams } from '@/use-page-params'
import { ChooseNumber } from './choose-number'
import { LoginEnded } from './login-ended'
import { useTicket } from './use-ticket'
import './index.scss'

/** Asked for where the scene names no ticket: the answer says that the code is over. */
const NO_TICKET = '0'.repeat(22)

/** The phone asks, the person answers: a computer shows a number, and only who sees it logs it in. */
export default function LoginPage() {
  const { scene } = usePageParams('scene')
  const ticket = useTicket(readTicket(scene) ?? NO_TICKET)
  const { opened, ended, failure, open } = ticket
  if (ended) return <LoginEnded ended={ended} opened={opened} />
  if (opened) return <ChooseNumber ticket={ticket} opened={opened} />
  return (
    <Page title="登录电脑" back>
      {failure ? (
        <ErrorState
          offline={failure.kind === 'offline'}
          note="电脑没有登录，码两分钟内都能扫。连上后再试一次。"
          onRetry={() => void open()}
          {...(failure.requestId ? { requestId: failure.requestId } : {})}
        />
      ) : (
        <Skeleton onRetry={() => void open()}>
          <SkeletonBlock width="70%" height={40} radius={12} />
          <SkeletonBlock width="100%" height={84} radius={16} />
          <CardSkeleton lines={4} />
        </Skeleton>
      )}
    </Page>
  )
}
