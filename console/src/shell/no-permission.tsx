import { roleNames } from '@shared/text/staff'
import { Link } from 'wouter'
import { useSession } from '@/api/session'
import { Icon } from '@/components/icon'

const WORDS = {
  refused: { title: '这一页你的角色看不到', note: '要看的话，请所有者在「权限」里给你加上。' },
  nothing: {
    title: '这里还没有你能看的页面',
    note: '请所有者在「权限」里给你加上。手机上的店员功能照常能用。',
  },
  unknown: { title: '没有这一页', note: '地址可能抄错了，或者这一页换了地方。' },
} as const

/** A page that is not for this person, and who can change that. */
export function NoPermission({ kind }: { kind: keyof typeof WORDS }) {
  const { role } = useSession()
  const { title, note } = WORDS[kind]
  return (
    <div className="card no-permission">
      <Icon name="lock" size={24} />
      <div>
        <h1>{title}</h1>
        <p>{note}</p>
        {kind === 'refused' && <p className="caption">{`你现在是${roleNames[role]}`}</p>}
        {kind !== 'nothing' && <Link href="/">回到第一页</Link>}
      </div>
    </div>
  )
}
