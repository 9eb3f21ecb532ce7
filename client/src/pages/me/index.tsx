import type { OutputOf } from '@shared/contract'
import { integer, shortYuan } from '@shared/domain/money/display'
import { monthDayWords } from '@shared/text/dates'
import { spaced } from '@shared/text/spaced'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useQuery } from '@/cloud/use-query'
import { Avatar } from '@/components/avatar'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Cell, Cells } from '@/components/cell'
import { Icon } from '@/components/icon'
import { Page } from '@/components/page'
import { QueryBoundary, staleBanner } from '@/components/query-boundary'
import { CardSkeleton, SkeletonBlock } from '@/components/skeleton'
import { JoinSheet, type JoinWay } from '@/features/member/join-sheet'
import { banners, useMergeRequest } from '@/features/member/merge-request'
import { PrivacySheet } from '@/features/member/privacy-sheet'
import { useJoin } from '@/features/member/use-join'
import { BirthdaySheet } from '@/features/perk/birthday-sheet'
import { type Birthday, giftText } from '@/features/perk/perk-text'
import { PointsRuleSheet } from '@/features/points/points-rule-sheet'
import { useReceiptScan } from '@/features/receipt/scan-receipt'
import { openPage } from '@/navigate'
import { useAppearance } from '@/theme/appearance'
import { usePullToRefresh } from '@/use-pull-to-refresh'
import { appearanceText, SettingsSheet } from './settings-sheet'
import './index.scss'

export type Me = OutputOf<'member.me'>
type Over = 'birthday' | 'rules' | 'privacy' | 'settings' | null

/** Who one is here, and everything rare: tiers, stores, rules, privacy, settings. */
export default function MePage() {
  const query = useQuery('member.me', {})
  const [over, setOver] = useState<Over>(null)
  const [way, setWay] = useState<JoinWay | null>(null)
  const me = query.data
  const joining = useJoin(me?.brand, query.reload)
  const asked = useMergeRequest(me, () => void query.reload())
  usePullToRefresh(query.reload)
  const close = () => setOver(null)
  return (
    <Page
      title="我的"
      tab="me"
      banner={banners(staleBanner(query, '积分和券没有变动'), asked)}
      sheets={
        <MeSheets
          over={over}
          close={close}
          me={me}
          query={query}
          way={way}
          joining={joining}
          onWay={setWay}
        />
      }
    >
      <QueryBoundary query={query} skeleton={<MeSkeleton />}>
        {data => (
          <View className="me">
            <Person me={data} onJoin={() => setWay('either')} />
            {data.staff?.worksAtDesk && <StaffCard staff={data.staff} />}
            {data.staff && <StaffCells staff={data.staff} />}
            <Rare me={data} onOpen={setOver} />
          </View>
        )}
      </QueryBoundary>
    </Page>
  )
}

interface MeSheetsProps {
  over: Over
  close: () => void
  me: Me | undefined
  query: { reload: () => Promise<void> }
  way: JoinWay | null
  joining: ReturnType<typeof useJoin>
  onWay: (way: null) => void
}

/** Every sheet of the page; one is open at most. */
function MeSheets({ over, close, me, query, way, joining, onWay }: MeSheetsProps) {
  return (
    <>
      <SettingsSheet open={over === 'settings'} onClose={close} />
      {me && (
        <>
          <PointsRuleSheet open={over === 'rules'} onClose={close} />
          {me.perks?.birthday && (
            <BirthdaySheet
              open={over === 'birthday'}
              birthday={me.perks.birthday}
              onSet={() => void query.reload()}
              onClose={close}
            />
          )}
          <PrivacySheet
            open={over === 'privacy'}
            brand={me.brand}
            member={me.member}
            birthday={me.perks?.birthday?.monthDay ?? ''}
            onClose={close}
          />
          <JoinSheet
            way={way}
            brand={me.brand}
            joining={joining}
            onClose={() => onWay(null)}
            onAgree={() => undefined}
          />
        </>
      )}
    </>
  )
}

function Person({ me: { member, brand }, onJoin }: { me: Me; onJoin: () => void }) {
  const guest = member.state === 'guest'
  const name = member.name || (guest ? '还没入会' : '会员')
  const tier = guest ? `入会就是「${brand.tiers[0]?.name ?? ''}」` : `${member.progress.tier.name}会员`
  return (
    <View
      className="me-person"
      {...(guest
        ? {}
        : {
            id: 'open-profile',
            role: 'button',
            'aria-label': '个人资料',
            onClick: () => openPage('profile'),
          })}
    >
      <Avatar name={member.name || brand.name} size={56} />
      <View className="me-text">
        <View className="me-name">{name}</View>
        <View className="body-2 ink-2">{[member.phoneMasked, tier].filter(Boolean).join(' · ')}</View>
      </View>
      {guest && (
        <Button id="join" size="s" onTap={onJoin}>
          入会
        </Button>
      )}
      {!guest && <Icon name="forward" size={18} />}
    </View>
  )
}

function StaffCard({ staff }: { staff: NonNullable<Me['staff']> }) {
  return (
    <Card padded={false} className="me-staff" onTap={() => openPage('clerkScan')}>
      <View id="open-clerk" className="me-staff-row">
        <View className="me-staff-icon">
          <Icon name="scan" size={24} />
        </View>
        <View className="me-text">
          <View className="me-staff-title">店员工作台</View>
          <View className="caption ink-2">{`${staff.storeName} · 今天核销 ${integer(staff.redeemedToday)} 张`}</View>
        </View>
        <Icon name="forward" size={18} />
      </View>
    </Card>
  )
}

/** What staff do on their phones away from the desk; nothing for clerks. */
function StaffCells({
  staff: { managesBrand, managesStaff, usesComputers },
}: {
  staff: NonNullable<Me['staff']>
}) {
  if (!managesBrand && !managesStaff && !usesComputers) return null
  return (
    <Cells>
      {managesBrand && (
        <Cell
          id="open-paths"
          icon="share"
          title="路径"
          note="码和链接，每条带来多少"
          onTap={() => openPage('brandPaths')}
        />
      )}
      {managesStaff && (
        <Cell
          id="open-staff"
          icon="people"
          title="员工"
          note="谁在哪家店，邀请新的人"
          onTap={() => openPage('brandStaff')}
        />
      )}
      {usesComputers && (
        <Cell
          id="open-computers"
          icon="computer"
          title="登录电脑"
          note="扫码登录经营后台，看哪些电脑登着"
          onTap={() => openPage('clerkComputers')}
        />
      )}
    </Cells>
  )
}

function Rare({ me, onOpen }: { me: Me; onOpen: (over: Over) => void }) {
  const { member } = me
  const appearance = useAppearance()
  const scanReceipt = useReceiptScan()
  return (
    <>
      <Cells>
        <Cell id="see-orders" icon="receipt" title="订单" onTap={() => openPage('orders')} />
        <Cell
          id="see-points"
          icon="history"
          title="积分明细"
          value={`${integer(member.points.active)} 分`}
          onTap={() => openPage('points')}
        />
        {me.mall && (
          <Cell id="see-exchanges" icon="box" title="兑换记录" onTap={() => openPage('exchanges')} />
        )}
        <Cell id="see-tiers" icon="leaf" title="等级与权益" onTap={() => openPage('tiers')} />
        {me.perks?.birthday && (
          <BirthdayCell birthday={me.perks.birthday} onOpen={() => onOpen('birthday')} />
        )}
        {me.stored && (
          <Cell
            id="see-stored"
            icon="wallet"
            title="储值"
            value={`${shortYuan(me.stored.totalFen)} 元`}
            onTap={() => openPage('stored')}
          />
        )}
        <Cell id="go-pay" icon="tea" title="点单付款" onTap={() => openPage('pay')} />
        <Cell id="scan-receipt" icon="scan" title="扫小票领积分" onTap={scanReceipt} />
      </Cells>
      <Cells>
        {member.state === 'member' && (
          <Cell
            id="see-phone"
            icon="phone"
            title="手机号"
            value={member.phoneMasked || '没有留'}
            onTap={() => openPage('phone')}
          />
        )}
        <Cell id="see-stores" icon="store" title="门店" onTap={() => openPage('stores')} />
        <Cell id="see-rules" icon="document" title="积分和券的规则" onTap={() => onOpen('rules')} />
        <Cell id="see-privacy" icon="shield" title="隐私与授权" onTap={() => onOpen('privacy')} />
        <Cell
          id="open-settings"
          icon="settings"
          title="设置"
          value={appearanceText(appearance)}
          onTap={() => onOpen('settings')}
        />
      </Cells>
    </>
  )
}

/** Asked for here once; afterwards seen to on the profile. */
function BirthdayCell({ birthday, onOpen }: { birthday: Birthday; onOpen: () => void }) {
  const { monthDay, gift } = birthday
  if (monthDay !== '')
    return (
      <Cell
        id="birthday"
        icon="gift"
        title="生日"
        value={monthDayWords(monthDay)}
        onTap={() => openPage('profile')}
      />
    )
  return (
    <Cell
      id="birthday"
      icon="gift"
      title="生日"
      {...(gift ? { note: spaced(`生日送${giftText(gift)}`) } : {})}
      value="去填写"
      onTap={onOpen}
    />
  )
}

function MeSkeleton() {
  return (
    <>
      <SkeletonBlock width="60%" height={56} radius={28} />
      <CardSkeleton lines={4} />
      <CardSkeleton lines={4} />
    </>
  )
}
