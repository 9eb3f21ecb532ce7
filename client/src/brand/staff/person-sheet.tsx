import { View } from '@tarojs/components'
import { useState } from 'react'
import { type Listed, missingOf, type Standing, StandingFields } from '@/brand/features/staff/standing-fields'
import type { Failure } from '@/cloud/answer'
import { useCommand } from '@/cloud/use-command'
import { Button } from '@/components/button'
import { Sheet } from '@/components/sheet'
import { StatusBanner } from '@/components/status-banner'
import { toast } from '@/components/toast'
import type { Person } from './person-row'

interface PersonSheetProps {
  person: Person
  listed: Listed
  onClose: () => void
  onChanged: () => void
}

/** Another role, other stores, or out of the staff; the last asks once more. */
export function PersonSheet({ person, listed, onClose, onChanged }: PersonSheetProps) {
  const { staffId, version, name } = person
  const [standing, setStanding] = useState<Standing>({ role: person.role, stores: person.stores })
  const [isLeaving, setLeaving] = useState(false)
  const change = useCommand('staff.change')
  const remove = useCommand('staff.remove')
  const isSame = standing.role === person.role && sameStores(standing.stores, person.stores)
  const save = async () => {
    const answer = await change.run({ staffId, version, ...standing })
    if (answer?.ok) done('已保存')
  }
  const letGo = async () => {
    const answer = await remove.run({ staffId, version })
    if (answer?.ok) done(`${name} 已移出`)
  }
  const done = (words: string) => {
    toast(words)
    onChanged()
  }
  return (
    <Sheet open title={name} onClose={onClose}>
      <View className="stack">
        <Failed failure={change.failure ?? remove.failure} onOutdated={onChanged} />
        {isLeaving ? (
          <Leaving
            name={name}
            pending={remove.pending}
            onLeave={() => void letGo()}
            onStay={() => setLeaving(false)}
          />
        ) : (
          <>
            <StandingFields
              value={standing}
              listed={listed}
              onChange={next => !change.pending && !change.unknown && setStanding(next)}
            />
            <Button
              id="save-person"
              pending={change.pending && '正在保存'}
              disabledBecause={missingOf(standing) || (isSame && '没有改动')}
              onTap={() => void save()}
            >
              {change.unknown ? '再存一次' : '保存'}
            </Button>
            <Button id="remove-person" kind="danger" onTap={() => setLeaving(true)}>
              移出员工
            </Button>
          </>
        )}
      </View>
    </Sheet>
  )
}

const sameStores = (a: readonly string[], b: readonly string[]) =>
  [...a].sort().join() === [...b].sort().join()

function Failed({ failure, onOutdated }: { failure: Failure | undefined; onOutdated: () => void }) {
  if (!failure) return null
  const isOutdated = failure.kind === 'refused' && /^STAFF_(CHANGED|GONE)$/.test(failure.code)
  return (
    <StatusBanner
      tone={failure.kind === 'refused' ? 'warn' : 'danger'}
      fact={failure.message}
      {...(isOutdated ? { action: { label: '看新的', onTap: onOutdated } } : {})}
    />
  )
}

interface LeavingProps {
  name: string
  pending: boolean
  onLeave: () => void
  onStay: () => void
}

function Leaving({ name, pending, onLeave, onStay }: LeavingProps) {
  return (
    <>
      <StatusBanner
        tone="warn"
        fact={`${name} 马上不能再办任何事。`}
        consequence="登着的电脑也一起退出。他经手过的记录都留着，以后还能再邀请。"
      />
      <Button id="confirm-remove" kind="danger" pending={pending && '正在移出'} onTap={onLeave}>
        {`移出 ${name}`}
      </Button>
      <Button id="keep-person" kind="text" onTap={onStay}>
        不移了
      </Button>
    </>
  )
}
