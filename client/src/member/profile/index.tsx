import { monthDayWords } from '@shared/text/dates'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useQuery } from '@/cloud/use-query'
import { Avatar } from '@/components/avatar'
import { Cell, Cells } from '@/components/cell'
import { Empty } from '@/components/empty'
import { Page } from '@/components/page'
import { QueryBoundary, staleBanner } from '@/components/query-boundary'
import { CardSkeleton, SkeletonBlock } from '@/components/skeleton'
import { toast } from '@/components/toast'
import { banners, useMergeRequest } from '@/features/member/merge-request'
import { PrivacySheet } from '@/features/member/privacy-sheet'
import { BirthdaySheet } from '@/features/perk/birthday-sheet'
import { openTab } from '@/navigate'
import { ChangeButton, FactRow } from './fact-row'
import { PhoneRow } from './phone-row'
import { type Fact, factNames, type ProfileOpened, purposeOf } from './profile-words'
import { RemoveBirthday, RemovePhone, RemoveText } from './remove-sheet'
import { TextSheet } from './text-sheet'
import './index.scss'

/** The one sheet that is open: a fact that is written or removed, or what the brand knows. */
type Over = `change-${Exclude<Fact, 'phone'>}` | `remove-${Fact}` | 'privacy' | null

/** What one has told the brand of oneself: each given, changed and removed by itself (seed PM-03). */
export default function ProfilePage() {
  const query = useQuery('member.profile', {})
  const [over, setOver] = useState<Over>(null)
  const opened = query.data
  const asked = useMergeRequest(opened, () => void query.reload())
  const banner = banners(staleBanner(query, '资料没有变动'), asked)
  if (opened?.member.state === 'guest') {
    return (
      <Page title="个人资料" back banner={banner}>
        <Empty
          title="还没有会员卡"
          lines={['入会以后就能填，也都可以不填。']}
          action={{ label: '去入会', onTap: () => openTab('card'), id: 'go-join' }}
        />
      </Page>
    )
  }
  return (
    <Page
      title="个人资料"
      back
      banner={banner}
      sheets={
        opened && (
          <ProfileSheets
            opened={opened}
            over={over}
            onClose={() => setOver(null)}
            onSet={() => void query.reload()}
            onChanged={said => {
              setOver(null)
              toast(said)
              void query.reload()
            }}
          />
        )
      }
    >
      <QueryBoundary query={query} skeleton={<ProfileSkeleton />} note="资料没有变动。">
        {data => <Facts opened={data} reload={query.reload} onOpen={setOver} />}
      </QueryBoundary>
    </Page>
  )
}

interface FactsProps {
  opened: ProfileOpened
  reload: () => Promise<void>
  onOpen: (over: Over) => void
}

function Facts({ opened, reload, onOpen }: FactsProps) {
  const { member, brand, profile, perks } = opened
  const written = (field: 'name' | 'address', value: string) => (
    <FactRow
      fact={field}
      value={value}
      purpose={purposeOf(field, opened)}
      change={<ChangeButton fact={field} value={value} onTap={() => onOpen(`change-${field}`)} />}
      onRemove={() => onOpen(`remove-${field}`)}
    />
  )
  return (
    <View className="profile">
      <View className="profile-head">
        <Avatar name={member.name || brand.name} size={80} />
      </View>
      <View className="cells">
        {written('name', member.name)}
        <PhoneRow opened={opened} reload={reload} onRemove={() => onOpen('remove-phone')} />
        {(perks?.birthday || profile.birthday) && <BirthdayRow opened={opened} onOpen={onOpen} />}
        {written('address', profile.address)}
      </View>
      <View className="caption ink-2 profile-note">
        都可以不填。删除后立即清掉，积分、券和等级不变；没有手机号时，换微信号就找不回会员卡。
      </View>
      <Cells>
        <Cell
          id="see-privacy"
          icon="shield"
          title="隐私与授权"
          value="规则、注销"
          onTap={() => onOpen('privacy')}
        />
      </Cells>
    </View>
  )
}

/** Changed once a year: until it may be again, the row says from when. */
function BirthdayRow({ opened, onOpen }: Pick<FactsProps, 'opened' | 'onOpen'>) {
  const { birthday, birthdayLockedUntil } = opened.profile
  const change = birthdayLockedUntil ? (
    <View className="caption ink-3 profile-locked">{birthday ? '明年 1 月可改' : '明年 1 月可填'}</View>
  ) : (
    <ChangeButton fact="birthday" value={birthday} onTap={() => onOpen('change-birthday')} />
  )
  return (
    <FactRow
      fact="birthday"
      value={birthday && monthDayWords(birthday)}
      purpose={purposeOf('birthday', opened)}
      // Where the brand gives nothing for it any more, it can only be removed.
      change={opened.perks?.birthday ? change : null}
      onRemove={() => onOpen('remove-birthday')}
    />
  )
}

interface ProfileSheetsProps {
  opened: ProfileOpened
  over: Over
  onClose: () => void
  /** With what to say about it. */
  onChanged: (said: string) => void
  onSet: () => void
}

/** Every sheet of the page; one is open at most. */
function ProfileSheets({ opened, over, onClose, onChanged, onSet }: ProfileSheetsProps) {
  const { member, brand, profile, perks } = opened
  const removal = (fact: Fact) => ({
    open: over === `remove-${fact}`,
    opened,
    onClose,
    onRemoved: () => onChanged(`${factNames[fact]}已删除`),
  })
  const writing = (field: 'name' | 'address', existing: string) => (
    <TextSheet
      field={field}
      open={over === `change-${field}`}
      existing={existing}
      onClose={onClose}
      onSaved={() => onChanged('记下了')}
    />
  )
  return (
    <>
      {writing('name', member.name)}
      {writing('address', profile.address)}
      {perks?.birthday && (
        <BirthdaySheet
          open={over === 'change-birthday'}
          birthday={perks.birthday}
          onSet={onSet}
          onClose={onClose}
        />
      )}
      <RemoveText field="name" {...removal('name')} />
      <RemovePhone {...removal('phone')} />
      <RemoveBirthday {...removal('birthday')} />
      <RemoveText field="address" {...removal('address')} />
      <PrivacySheet
        open={over === 'privacy'}
        brand={brand}
        member={member}
        birthday={profile.birthday}
        onClose={onClose}
      />
    </>
  )
}

function ProfileSkeleton() {
  return (
    <View className="profile">
      <View className="profile-head">
        <SkeletonBlock width="80px" height={80} radius={40} />
      </View>
      <CardSkeleton lines={8} />
    </View>
  )
}
