import { View } from '@tarojs/components'
import type { Failure } from '@/cloud/answer'
import { useCommand } from '@/cloud/use-command'
import { Button } from '@/components/button'
import { Sheet } from '@/components/sheet'
import { CommandFailure } from '@/member/components/command-failure'
import { type Fact, factNames, lossOf, type ProfileOpened } from './profile-words'

interface RemovalProps {
  open: boolean
  opened: ProfileOpened
  onClose: () => void
  onRemoved: () => void
}

/** Of a name or an address. */
export function RemoveText({ field, ...props }: RemovalProps & { field: 'name' | 'address' }) {
  const remove = useCommand('member.removeProfile')
  return <RemoveSheet fact={field} {...props} {...remove} run={() => remove.run({ field })} />
}

export function RemovePhone(props: RemovalProps) {
  const remove = useCommand('member.removePhone')
  const tail = props.opened.member.phoneMasked.slice(-4)
  return <RemoveSheet fact="phone" {...props} {...remove} run={() => remove.run({ tail })} />
}

export function RemoveBirthday(props: RemovalProps) {
  const remove = useCommand('perk.removeBirthday')
  const monthDay = props.opened.profile.birthday
  return <RemoveSheet fact="birthday" {...props} {...remove} run={() => remove.run({ monthDay })} />
}

interface RemoveSheetProps extends RemovalProps {
  fact: Fact
  run: () => Promise<{ ok: boolean } | undefined>
  pending: boolean
  failure: Failure | undefined
}

/** Confirms once and names what is lost with a fact, and what stays. */
function RemoveSheet({ fact, open, onClose, onRemoved, run, pending, failure }: RemoveSheetProps) {
  const confirm = async () => {
    const answer = await run()
    if (answer?.ok) onRemoved()
  }
  return (
    <Sheet open={open} title={`删除${factNames[fact]}？`} onClose={onClose}>
      <View className="body-2 ink-2 profile-loss">{`${lossOf[fact]}积分、券和等级都不变。`}</View>
      {failure && <CommandFailure failure={failure} perhaps="再点一次就知道，不会多删什么" />}
      <View className="profile-sheet-buttons">
        <Button
          id={`confirm-remove-${fact}`}
          kind="danger"
          pending={pending && '正在删除'}
          onTap={() => void confirm()}
        >
          删除
        </Button>
        <Button id={`keep-${fact}`} kind="text" onTap={onClose}>
          先留着
        </Button>
      </View>
    </Sheet>
  )
}
