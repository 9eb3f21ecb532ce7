import { View } from '@tarojs/components'
import { type Listed, missingOf } from '@/brand/features/staff/standing-fields'
import { useLookAgain } from '@/cloud/use-look-again'
import { useQuery } from '@/cloud/use-query'
import { Button } from '@/components/button'
import { Page } from '@/components/page'
import { QueryBoundary } from '@/components/query-boundary'
import { CardSkeleton } from '@/components/skeleton'
import { StatusBanner } from '@/components/status-banner'
import { abilities } from '@/device/abilities'
import { useShare } from '@/use-share'
import { InvitationCode } from './invitation-code'
import { InviteFields } from './invite-fields'
import { useInvitation } from './use-invitation'
import './index.scss'

const LOOK_MS = 4000

/** A one-time code for one person: what they become, the code, and that they came. */
export default function InvitePage() {
  const query = useQuery('staff.list', {})
  return query.data ? (
    <Invite listed={query.data} reload={query.reload} />
  ) : (
    <Page title="邀请员工" back>
      <QueryBoundary
        query={query}
        skeleton={<CardSkeleton lines={5} />}
        note="没有发出邀请。"
        refusedTitle="这里邀请不了"
      >
        {() => null}
      </QueryBoundary>
    </Page>
  )
}

function Invite({ listed, reload }: { listed: Listed; reload: () => Promise<void> }) {
  const form = useInvitation(listed)
  const { invited, command } = form
  const arrived = listed.invitations.find(
    ({ invitationId, state }) => invitationId === invited?.invitationId && state === 'taken',
  )
  useLookAgain(invited !== undefined && !arrived, reload, LOOK_MS)
  useShare({
    title: '邀请你加入员工',
    page: invited && !arrived ? 'clerkJoin' : 'card',
    params: invited && !arrived ? { code: invited.code } : {},
  })
  return (
    <Page title="邀请员工" back actions={<Actions form={form} hasArrived={arrived !== undefined} />}>
      <View className="stack invite-page">
        {command.failure && (
          <StatusBanner
            tone={command.failure.kind === 'refused' ? 'warn' : 'danger'}
            fact={command.failure.message}
          />
        )}
        {arrived ? (
          <StatusBanner tone="ok" fact={`${arrived.takenByName} 加入了。`} consequence="下一位要用新的码。" />
        ) : (
          <>
            <InviteFields form={form} listed={listed} />
            {invited && !form.isChanged && (
              <InvitationCode key={invited.code} invited={invited} onRenew={() => void form.invite()} />
            )}
          </>
        )}
      </View>
    </Page>
  )
}

function Actions({ form, hasArrived }: { form: ReturnType<typeof useInvitation>; hasArrived: boolean }) {
  const { invited, command, fields, isChanged, invite, begin } = form
  if (hasArrived) {
    return (
      <Button id="invite-next" size="xl" onTap={begin}>
        再邀请一位
      </Button>
    )
  }
  const isShown = invited !== undefined && !isChanged
  return (
    <View className="bar-row">
      <Button
        id="make-invitation"
        size="xl"
        kind={isShown ? 'outline' : 'primary'}
        pending={command.pending && '正在生成'}
        disabledBecause={missingOf(fields)}
        onTap={() => void invite()}
      >
        {isShown ? '换一个码' : command.unknown ? '再试一次' : '生成邀请码'}
      </Button>
      {isShown && abilities.nativeButtons && (
        <Button id="send-invitation" size="xl" icon="share" share>
          发给他
        </Button>
      )}
    </View>
  )
}
