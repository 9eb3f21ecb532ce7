import { Image, Text, View } from '@tarojs/components'
import { type ReactNode, useMemo } from 'react'
import { barcodeImage, QR_QUIET, qrImage } from './code-image'
import { inFours } from './in-fours'
import './index.scss'

/** White in both themes, because scanners look at it. */
export function CodePlate({ children }: { children: ReactNode }) {
  return <View className="code-plate">{children}</View>
}

/** `size` is the edge of the dark modules in px; the quiet zone lies outside of it. */
export function QrCode({
  text,
  size = 188,
  label = '二维码',
}: {
  text: string
  size?: number
  label?: string
}) {
  const { src, modules } = useMemo(() => qrImage(text), [text])
  const edge = Math.round((size * (modules + 2 * QR_QUIET)) / modules)
  return (
    <Image
      key={src}
      className="qr-code"
      style={{ width: `${edge}px`, height: `${edge}px`, margin: `${-Math.round((edge - size) / 2)}px auto` }}
      src={src}
      mode="scaleToFill"
      aria-label={label}
    />
  )
}

/** As wide as its parent, 64 px high. */
function Barcode({ text }: { text: string }) {
  const src = useMemo(() => barcodeImage(text), [text])
  return <Image className="barcode" src={src} mode="scaleToFill" aria-label="条形码" />
}

export interface MemberCodeProps {
  /** The rotating code of this moment. */
  code: string
  /** Digits a clerk can type, shown in fours. */
  number: string
}

/** Bar code, number in fours, QR: whatever the till can read. */
export function MemberCode({ code, number }: MemberCodeProps) {
  return (
    <CodePlate>
      <Barcode text={number.replace(/\s/g, '')} />
      <Text className="code-plate-number">{inFours(number)}</Text>
      <QrCode text={code} size={184} label="会员码" />
    </CodePlate>
  )
}
