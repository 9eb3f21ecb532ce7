import { Button as NativeButton } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Button, type ButtonProps } from '@/components/button'
import { abilities } from '@/device/abilities'
import { ask } from '@/device/preview-desk'

export interface PhoneButtonProps extends Omit<ButtonProps, 'onTap' | 'share'> {
  children: ReactNode
  /** The one-time code our server changes into the number. */
  onCode: (code: string) => void
  /** The person said no; nothing is lost. */
  onRefuse: () => void
  /** Checked before the platform's dialogue: false = show what is missing instead (consent). */
  ready: boolean
  onNotReady: () => void
}

/** Requests the phone number: WeChat allows it only from its own button, so that button wears our face. */
export function PhoneButton({ onCode, onRefuse, ready, onNotReady, ...face }: PhoneButtonProps) {
  const blocked = face.pending || face.disabledBecause
  if (!ready || blocked || !abilities.nativeButtons) {
    const tap = async () => {
      if (!ready) {
        onNotReady()
        return
      }
      const code = await ask({ kind: 'phone' })
      if (code) onCode(code)
      else onRefuse()
    }
    return <Button {...face} onTap={() => void tap()} />
  }
  return (
    <NativeButton
      {...(face.id ? { id: face.id } : {})}
      className="button-native"
      openType="getPhoneNumber"
      hoverClass="button-pressed"
      onGetPhoneNumber={({ detail }) => {
        const { code } = detail as { code?: string }
        if (code) onCode(code)
        else onRefuse()
      }}
    >
      <Button {...omitId(face)} />
    </NativeButton>
  )
}

/** The id belongs to the outer button alone. */
function omitId({ id: _, ...face }: Omit<PhoneButtonProps, 'onCode' | 'onRefuse' | 'ready' | 'onNotReady'>) {
  return face
}
