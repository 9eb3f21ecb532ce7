import { Camera, View } from '@tarojs/components'
import { useRef } from 'react'
import { abilities } from '@/device/abilities'
import './index.scss'

const corners = ['top-left', 'top-right', 'bottom-right', 'bottom-left'] as const
/** The camera reports the same code many times a second; one code is one scan. */
const SAME_CODE_MS = 3000

export interface ViewfinderProps {
  torch: boolean
  onText: (text: string) => void
  /** In a browser there is no camera: a tap prompts for the text. */
  onTap: () => void
  onCameraRefused: () => void
}

/** The camera behind a frame; every code of the brand is read here. */
export function Viewfinder({ torch, onText, onTap, onCameraRefused }: ViewfinderProps) {
  const last = useRef({ text: '', at: 0 })
  const read = (text: string) => {
    const now = Date.now()
    if (text === last.current.text && now - last.current.at < SAME_CODE_MS) return
    last.current = { text, at: now }
    onText(text)
  }
  return (
    <View className="viewfinder">
      {abilities.camera && (
        <Camera
          className="viewfinder-camera"
          mode="scanCode"
          flash={torch ? 'torch' : 'off'}
          onScanCode={event => read((event.detail as { result?: string }).result ?? '')}
          onError={onCameraRefused}
        />
      )}
      <View id="scan" className="viewfinder-frame" onClick={onTap} role="button" aria-label="扫码">
        {corners.map(corner => (
          <View key={corner} className={`viewfinder-corner viewfinder-${corner}`} />
        ))}
        <View className="viewfinder-line" />
      </View>
      <View className="viewfinder-text">券码、会员码、取货码，都对准这里</View>
    </View>
  )
}
