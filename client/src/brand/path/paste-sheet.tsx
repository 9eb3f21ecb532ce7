import { cleanPath, PATH_PARAMETERS, readPath } from '@shared/domain/link/read-path'
import type { Target } from '@shared/domain/link/targets'
import { linkText, targetWords } from '@shared/text/link'
import { Input, View } from '@tarojs/components'
import { useState } from 'react'
import type { Links } from '@/brand/features/link/path-text'
import { Button } from '@/components/button'
import { Sheet } from '@/components/sheet'

const LONGEST = 256

interface PasteSheetProps {
  open: boolean
  offers: Links['offers']
  onUse: (target: Target) => void
  onClose: () => void
}

/** A path copied elsewhere: what was wrong with it, what its parameters mean, and where it leads. */
export function PasteSheet({ open, offers, onUse, onClose }: PasteSheetProps) {
  const [text, setText] = useState('')
  const { target, params, cleaned } = readPath(text)
  const parameters = PATH_PARAMETERS.filter(name => params[name] !== undefined)
  return (
    <Sheet
      open={open}
      title="复制来的路径"
      onClose={onClose}
      footer={
        <Button
          id="use-path"
          onTap={() => target && onUse(target)}
          disabledBecause={!target && (text === '' ? '先粘贴一条路径' : '不是能选的页面')}
        >
          用这一页
        </Button>
      }
    >
      <Input
        id="pasted-path"
        className="path-name"
        placeholder="pages/wallet/index.html"
        placeholderClass="field-empty"
        maxlength={LONGEST}
        value={text}
        onInput={event => setText(event.detail.value)}
      />
      {text !== '' && (
        <View className="path-read">
          <View className="path-clean">{cleanPath(text)}</View>
          {cleaned.map(what => (
            <View key={what}>{linkText.cleaned[what]}</View>
          ))}
          {target && <View>{`打开：${targetWords(target, offers)}`}</View>}
          {parameters.map(name => (
            <View key={name}>{`${name} ${linkText.parameters[name]}`}</View>
          ))}
          {parameters.length > 0 && <View>这些写在路径里不算数，请在上一页里选</View>}
        </View>
      )}
    </Sheet>
  )
}
