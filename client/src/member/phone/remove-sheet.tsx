import { View } from '@tarojs/components'
import { useCommand } from '@/cloud/use-command'
import { Button } from '@/components/button'
import { Sheet } from '@/components/sheet'
import { StatusBanner } from '@/components/status-banner'

export interface RemoveSheetProps {
  open: boolean
  phoneMasked: string
  onClose: () => void
  onRemoved: () => void
}

/** Confirms once and names what is lost with the number, and what stays. */
export function RemoveSheet({ open, phoneMasked, onClose, onRemoved }: RemoveSheetProps) {
  const remove = useCommand('member.removePhone')
  const { failure } = remove
  const confirm = async () => {
    const answer = await remove.run({ tail: phoneMasked.slice(-4) })
    if (answer?.ok) onRemoved()
  }
  return (
    <Sheet open={open} title="拿掉手机号？" note={phoneMasked} onClose={onClose}>
      <View className="phone-loss body-2 ink-2">
        拿掉以后，这个号码打不开这张卡，换了微信也找不回来。积分、券、储值和等级都不变。
      </View>
      {failure && (
        <StatusBanner
          tone="warn"
          icon={failure.kind === 'refused' ? 'warning' : 'offline'}
          fact={failure.kind === 'refused' ? failure.message : '还没等到回音。'}
          {...(failure.kind === 'refused' ? {} : { consequence: '再点一次就知道，不会多拿掉什么' })}
        />
      )}
      <View className="phone-sheet-buttons">
        <Button
          id="confirm-remove"
          kind="danger"
          pending={remove.pending && '正在拿掉'}
          onTap={() => void confirm()}
        >
          拿掉
        </Button>
        <Button id="keep-phone" kind="text" onTap={onClose}>
          先留着
        </Button>
      </View>
    </Sheet>
  )
}
