import { Button } from 'antd'

interface SaveButtonProps {
  isNew: boolean
  changed: boolean
  /** How many checks block it. */
  musts: number
  busy: boolean
  onSave: () => void
}

/** The primary button says what is missing; what is saved and untouched lacks nothing. */
export function SaveButton({ isNew, changed, musts, busy, onSave }: SaveButtonProps) {
  const saved = !isNew && !changed
  const ready = musts === 0 && changed
  const words = isNew ? '存下来' : '保存改动'
  return (
    <Button type="primary" disabled={!ready} loading={busy} onClick={onSave}>
      {saved ? '已保存' : musts > 0 ? `还差 ${musts} 项` : words}
    </Button>
  )
}
