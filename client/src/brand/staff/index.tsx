import { leftWords } from '@shared/text/dates'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { standingWords } from '@/brand/features/staff/places-text'
import type { Listed } from '@/brand/features/staff/standing-fields'
import { useQuery } from '@/cloud/use-query'
import { Button } from '@/components/button'
import { Cell, Cells } from '@/components/cell'
import { Page } from '@/components/page'
import { QueryBoundary, staleBanner } from '@/components/query-boundary'
import { Section } from '@/components/section'
import { CardSkeleton } from '@/components/skeleton'
import { openPage } from '@/navigate'
import { usePullToRefresh } from '@/use-pull-to-refresh'
import { PersonRow } from './person-row'
import { PersonSheet } from './person-sheet'
import './index.scss'

/** Who works where, as far as the caller's own stores go, and who is invited. */
export default function StaffPage() {
  const query = useQuery('staff.list', {})
  const [openId, setOpenId] = useState('')
  usePullToRefresh(query.reload)
  const person = query.data?.people.find(({ staffId }) => staffId === openId)
  return (
    <Page
      title="员工"
      back
      banner={staleBanner(query, '员工没有变动')}
      actions={
        <Button id="invite" size="xl" icon="plus" onTap={() => openPage('brandInvite')}>
          邀请员工
        </Button>
      }
      sheets={
        query.data &&
        person && (
          <PersonSheet
            key={`${person.staffId} ${person.version}`}
            person={person}
            listed={query.data}
            onClose={() => setOpenId('')}
            onChanged={() => {
              setOpenId('')
              void query.reload()
            }}
          />
        )
      }
    >
      <QueryBoundary
        query={query}
        skeleton={<CardSkeleton lines={5} />}
        note="员工没有变动。"
        refusedTitle="看不了员工"
      >
        {listed => (
          <View className="stack staff-page">
            <Cells>
              {listed.people.map(each => (
                <PersonRow
                  key={each.staffId}
                  person={each}
                  listed={listed}
                  onOpen={() => setOpenId(each.staffId)}
                />
              ))}
            </Cells>
            <Invitations listed={listed} />
          </View>
        )}
      </QueryBoundary>
    </Page>
  )
}

/** Codes that are still good, and who came by one in the last day. */
function Invitations({ listed }: { listed: Listed }) {
  const { invitations, now } = listed
  if (invitations.length === 0) return null
  return (
    <Section title="邀请">
      <Cells>
        {invitations.map(invitation => (
          <Cell
            key={invitation.invitationId}
            icon={invitation.state === 'open' ? 'clock' : 'check'}
            title={invitation.state === 'open' ? '等人来扫' : `${invitation.takenByName} 加入了`}
            note={`${standingWords(invitation, listed)}，${invitation.byName || '同事'}邀请`}
            {...(invitation.state === 'open' ? { value: `还有 ${leftWords(invitation.until - now)}` } : {})}
          />
        ))}
      </Cells>
    </Section>
  )
}
