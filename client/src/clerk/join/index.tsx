import type { OutputOf } from '@shared/contract'
import { readScene } from '@shared/domain/link/code'
import { deadlineWords } from '@shared/text/dates'
import { roleDuties, roleName } from '@shared/text/staff'
import { Input, View } from '@tarojs/components'
import { useState } from 'react'
import { VerdictPage } from '@/clerk/components/verdict-page'
import { call } from '@/cloud/call'
import { useQuery } from '@/cloud/use-query'
import { Button } from '@/components/button'
import { Cell, Cells } from '@/components/cell'
import { Page } from '@/components/page'
import { QueryBoundary } from '@/components/query-boundary'
import { CardSkeleton } from '@/components/skeleton'
import { StatusBanner } from '@/components/status-banner'
import { openTab } from '@/navigate'
import { usePageParams } from '@/use-page-params'
import './index.scss'

type Opened = OutputOf<'staff.invitation'>
type Joined = OutputOf<'staff.accept'>

const NAME_MOST = 12
/** Asked for where the scene names no code: the answer says that it is over. */
const NO_CODE = '0'.repeat(12)
const CODE = /^[0-9A-Za-z]{12}$/

/** Where the code of an invitation lands: what one becomes, and the name colleagues will see. */
export default function JoinPage() {
  const { scene, code: sent } = usePageParams('scene', 'code')
  const read = sent || (readScene(scene).i ?? '')
  const code = CODE.test(read) ? read : NO_CODE
  const query = useQuery('staff.invitation', { code })
  const [joined, setJoined] = useState<Joined>()
  const { data } = query
  if (joined) return <Welcome joined={joined} />
  if (data?.state === 'over') return <Over />
  if (data?.invitation)
    return <Offer code={code} opened={data} offer={data.invitation} onJoined={setJoined} />
  return (
    <Page title="加入" back>
      <QueryBoundary
        query={query}
        skeleton={<CardSkeleton lines={4} />}
        note="你还没有加入，连上后再试一次。"
      >
        {() => null}
      </QueryBoundary>
    </Page>
  )
}

interface OfferProps {
  code: string
  opened: Opened
  offer: NonNullable<Opened['invitation']>
  onJoined: (joined: Joined) => void
}

function Offer({ code, opened, offer, onJoined }: OfferProps) {
  const { brand, state } = opened
  const [name, setName] = useState('')
  const [pending, setPending] = useState(false)
  const [problem, setProblem] = useState('')
  const { role, storeNames } = offer
  const place = storeNames.length === 1 && storeNames[0] !== '全部门店' ? storeNames[0] : brand.name
  const isYours = state === 'yours'
  const join = async () => {
    setPending(true)
    // Who has taken it gave their name then; another one is not read.
    const answer = await call('staff.accept', { code, name: isYours ? roleName(role) : name.trim() })
    setPending(false)
    setProblem(answer.ok ? '' : answer.message)
    if (answer.ok) onJoined(answer.data)
  }
  return (
    <Page
      title="加入"
      back
      actions={
        <Button
          id="join-staff"
          size="xl"
          pending={pending && '正在加入'}
          disabledBecause={!isYours && name.trim() === '' && '先写你的名字'}
          onTap={() => void join()}
        >
          {isYours ? '看我的角色' : `加入${place}`}
        </Button>
      }
    >
      <View className="stack join-page">
        <View className="join-title" role="heading">{`${brand.name}请你来做${roleName(role)}`}</View>
        {problem && <StatusBanner tone="warn" fact={problem} />}
        <OfferCells offer={offer} opened={opened} />
        {!isYours && (
          <Input
            id="staff-name"
            className="join-name"
            type="nickname"
            placeholder="你的名字，同事看得到"
            placeholderClass="field-empty"
            maxlength={NAME_MOST}
            value={name}
            onInput={event => setName(event.detail.value)}
            onBlur={event => setName(event.detail.value)}
          />
        )}
        {!isYours && (
          <StatusBanner
            tone="info"
            fact="不认识邀请你的人，就不要加入。"
            consequence="加入不要钱，也不用密码。"
          />
        )}
      </View>
    </Page>
  )
}

function OfferCells({ offer, opened: { brand, now } }: Pick<OfferProps, 'offer' | 'opened'>) {
  const { role, storeNames, byName, until } = offer
  return (
    <Cells>
      <Cell icon="store" title="门店" value={storeNames.join('、')} />
      <Cell icon="people" title="能做" value={roleDuties(role)} />
      <Cell icon="person" title="谁邀请" value={byName} />
      <Cell icon="clock" title="有效到" value={deadlineWords(until, now, brand.timeZone)} />
    </Cells>
  )
}

function Welcome({ joined: { role, storeNames } }: { joined: Joined }) {
  return (
    <VerdictPage
      title="加入"
      tone="ok"
      word="已加入"
      facts={<View>{`${roleName(role)} · ${storeNames.join('、')}`}</View>}
      actions={
        <Button id="go-to-work" size="xl" onTap={() => openTab('me')}>
          去「我的」
        </Button>
      }
    >
      <View className="ink-2">工作要用的都在「我的」里。</View>
    </VerdictPage>
  )
}

function Over() {
  return (
    <VerdictPage
      title="加入"
      tone="warn"
      word="码失效了"
      facts={<View>没有加入</View>}
      actions={
        <Button id="leave-join" size="xl" onTap={() => openTab('card')}>
          知道了
        </Button>
      }
    >
      <View className="ink-2">这个邀请码用过了或者过期了。请对方再给一个新的。</View>
    </VerdictPage>
  )
}
