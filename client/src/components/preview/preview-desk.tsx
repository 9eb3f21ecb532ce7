import { Input, View } from '@tarojs/components'
import { useDidHide, useDidShow } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { Button } from '@/components/button'
import { Sheet } from '@/components/sheet'
import { persona } from '@/device/persona'
import { openQuestion } from '@/device/preview-desk'
import './preview-desk.scss'

/** Answers, in the browser, what a phone would do by itself: camera, phone number, cashier. */
export function PreviewDesk() {
  const asked = openQuestion.use()
  // Pages below the current one live on; only the one on screen may ask.
  const [onScreen, setOnScreen] = useState(true)
  useDidShow(() => setOnScreen(true))
  useDidHide(() => setOnScreen(false))
  if (!onScreen) return null
  const kind = asked?.question.kind
  const refuse = () => asked?.answer(null)
  return (
    <>
      <Sheet open={kind === 'scan'} title="扫一扫" note="浏览器里没有相机，把码的内容贴进来" onClose={refuse}>
        {kind === 'scan' && <ScanBox onText={text => asked?.answer(text)} />}
      </Sheet>
      <Sheet
        open={kind === 'phone'}
        title="申请使用手机号"
        note="预览里的授权，不会用到真的号码"
        onClose={refuse}
      >
        {kind === 'phone' && (
          <YesOrNo about="phone" onYes={() => asked?.answer(`dev-phone-${persona()}`)} onNo={refuse} />
        )}
      </Sheet>
      <Sheet
        open={kind === 'notice'}
        title="申请给你发一次消息"
        note="预览里的授权，微信上由微信来问"
        onClose={refuse}
      >
        {kind === 'notice' && <YesOrNo about="notice" onYes={() => asked?.answer('accept')} onNo={refuse} />}
      </Sheet>
      {asked?.question.kind === 'cashier' && (
        <Cashier address={asked.question.address} onResult={asked.answer} />
      )}
    </>
  )
}

/** `allow-phone`, `refuse-phone` and their like. */
function YesOrNo({ about, onYes, onNo }: { about: string; onYes: () => void; onNo: () => void }) {
  return (
    <View className="desk-stack">
      <Button id={`allow-${about}`} onTap={onYes}>
        允许
      </Button>
      <Button id={`refuse-${about}`} kind="text" onTap={onNo}>
        不允许
      </Button>
    </View>
  )
}

function ScanBox({ onText }: { onText: (text: string) => void }) {
  const [text, setText] = useState('')
  const done = () => onText(text.trim())
  return (
    <View className="desk-stack">
      <Input
        id="scan-text"
        className="desk-input"
        value={text}
        placeholder="码的内容或券号"
        maxlength={200}
        onInput={event => setText(event.detail.value)}
        onConfirm={done}
      />
      <Button id="scan-done" disabledBecause={text.trim() === '' && '先贴上码的内容'} onTap={done}>
        就是这个码
      </Button>
    </View>
  )
}

/** WeChat Pay's own screen, played by the simulator; what it says is a hint, never proof. */
function Cashier({ address, onResult }: { address: string; onResult: (result: string | null) => void }) {
  useEffect(() => {
    const listen = (event: MessageEvent) => {
      const { type, result } = (event.data ?? {}) as { type?: string; result?: unknown }
      if (event.origin === window.location.origin && type === 'huiyuan-cashier') onResult(String(result))
    }
    window.addEventListener('message', listen)
    return () => window.removeEventListener('message', listen)
  }, [onResult])
  return (
    <View className="desk-cashier">
      <iframe className="desk-cashier-page" src={address} title="微信支付" />
    </View>
  )
}
