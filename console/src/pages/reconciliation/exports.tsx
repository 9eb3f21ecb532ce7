import { Button, Dropdown } from 'antd'
import { useState } from 'react'
import { call } from '@/api/call'
import { Icon } from '@/components/icon'

const FILES = [
  { key: 'bills', label: '每天的账单' },
  { key: 'differences', label: '差异' },
  { key: 'liability', label: '积分和储值' },
] as const
type FileName = (typeof FILES)[number]['key']

/** The month's tables as CSV. Links are good for ten minutes, so each click asks for a fresh one. */
export function Exports({ month }: { month: string }) {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState('')
  const take = async (name: FileName) => {
    setBusy(true)
    setProblem('')
    const answer = await call('reconciliation.open', { month })
    setBusy(false)
    if (answer.ok) window.location.assign(answer.data.exports[name])
    else setProblem(answer.message)
  }
  return (
    <>
      {problem && <span className="caption worse">{problem}</span>}
      <Dropdown
        trigger={['click']}
        menu={{
          items: FILES.map(({ key, label }) => ({ key, label })),
          onClick: ({ key }) => void take(key as FileName),
        }}
      >
        <Button icon={<Icon name="download" size={16} />} loading={busy}>
          导出
        </Button>
      </Dropdown>
    </>
  )
}
