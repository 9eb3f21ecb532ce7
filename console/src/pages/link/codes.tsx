import { type LinkForm, PLACES } from '@shared/domain/link/places'
import { linkText } from '@shared/text/link'
import { Button } from 'antd'
import { useState } from 'react'
import { useSession } from '@/api/session'
import { useRequest } from '@/api/use-command'
import { Banner } from '@/components/banner'
import type { Link, Links } from './words'

/** What there is to put up: one part per form that fits the place. */
export function Codes({ link, links }: { link: Link; links: Links }) {
  const forms: readonly LinkForm[] = PLACES[link.place].forms
  const { brand } = useSession()
  const isOver = link.state === 'ended' || link.state === 'stopped'
  return (
    <div className="stack codes">
      {isOver && <Banner tone="warn" fact="这条路径已经停用。" consequence="走到这里的人会看到说明。" />}
      {forms.includes('code') && <Picture link={link} />}
      {(forms.includes('path') || forms.includes('rule')) && (
        <Address text={`pages/link/index?l=${link.code}&brand=${brand.id}`} />
      )}
      {!isOver && forms.includes('url-link') && (
        <Made form="url-link" link={link} endsAt={link.urlLinkEndsAt} links={links} />
      )}
      {!isOver && forms.includes('scheme') && (
        <Made form="scheme" link={link} endsAt={link.schemeEndsAt} links={links} />
      )}
    </div>
  )
}

/** The code is drawn at WeChat on the first click and is the same for ever. */
function Picture({ link: { linkId, code } }: { link: Link }) {
  const { run, sent, failure } = useRequest('link.code')
  const [picture, setPicture] = useState('')
  const make = async () => {
    const answer = await run({ linkId, form: 'code' })
    if (answer?.ok && answer.data.form === 'code')
      setPicture(`data:${answer.data.contentType};base64,${answer.data.base64}`)
  }
  return (
    <>
      {failure && <Banner tone="warn" fact={failure.message} />}
      {picture ? (
        <div className="row">
          <img className="code-plate" src={picture} width={112} height={112} alt="小程序码" />
          <a className="button-secondary" href={picture} download={`path-${code}.png`}>
            下载小程序码
          </a>
        </div>
      ) : (
        <Button loading={sent !== undefined} onClick={() => void make()}>
          看小程序码
        </Button>
      )}
    </>
  )
}

interface MadeProps {
  form: 'url-link' | 'scheme'
  link: Link
  /** Until when one that was made works; 0 = none was made. */
  endsAt: number
  links: Links
}

/** A link for messages and web pages; it dies after 30 days, and says when. */
function Made({ form, link, endsAt, links: { now, brand } }: MadeProps) {
  const { run, sent, failure } = useRequest('link.code')
  const [made, setMade] = useState<{ address: string; endsAt: number }>()
  const make = async () => {
    const answer = await run({ linkId: link.linkId, form })
    if (answer?.ok && answer.data.form !== 'code') setMade(answer.data)
  }
  const until = made?.endsAt ?? endsAt
  return (
    <>
      {failure && <Banner tone="warn" fact={failure.message} />}
      {made ? (
        <Address text={made.address} />
      ) : (
        <Button loading={sent !== undefined} onClick={() => void make()}>
          {`生成${linkText.forms[form]}`}
        </Button>
      )}
      {until > 0 && <p className="caption">{linkText.endsAt(until, now, brand.timeZone)}</p>}
    </>
  )
}

/** An address with its copy button, which says on itself that it is done. */
function Address({ text }: { text: string }) {
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(text)
    setCopied(true)
  }
  return (
    <div className="address">
      <span className="mono">{text}</span>
      <button type="button" className="link" onClick={() => void copy()}>
        {copied ? '已复制' : '复制'}
      </button>
    </div>
  )
}
