import type { OutputOf } from '@shared/contract'
import { type LinkForm, PLACES } from '@shared/domain/link/places'
import { linkText } from '@shared/text/link'
import { Image, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import type { Link, Links } from '@/brand/features/link/path-text'
import { currentBrand } from '@/cloud/brand-id'
import { call } from '@/cloud/call'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { CodePlate } from '@/components/code-plate'
import { StatusBanner } from '@/components/status-banner'
import { toast } from '@/components/toast'
import { savePicture } from '@/device/save-picture'
import { Poster } from './poster'

/** What there is to put up: one part per form that fits the place. */
export function CodeCard({ link, links }: { link: Link; links: Links }) {
  const forms: readonly LinkForm[] = PLACES[link.place].forms
  const isOver = link.state === 'ended' || link.state === 'stopped'
  return (
    <Card>
      <View className="path-code">
        {isOver && (
          <StatusBanner tone="warn" fact="这条路径已经停用。" consequence="走到这里的人会看到说明。" />
        )}
        {forms.includes('code') && <CodePicture key={link.linkId} link={link} links={links} />}
        {forms.includes('path') && <OwnPath link={link} />}
        {forms.includes('rule') && <OwnPath link={link} />}
        {!isOver && forms.includes('url-link') && (
          <MadeAddress form="url-link" link={link} endsAt={link.urlLinkEndsAt} links={links} />
        )}
        {!isOver && forms.includes('scheme') && (
          <MadeAddress form="scheme" link={link} endsAt={link.schemeEndsAt} links={links} />
        )}
      </View>
    </Card>
  )
}

type Made = OutputOf<'link.code'>

/** Makes one form of a path at WeChat, and keeps what came of it. */
function useMade({ linkId }: Link, form: Made['form']) {
  const [made, setMade] = useState<Made>()
  const [making, setMaking] = useState(false)
  const [problem, setProblem] = useState('')
  const make = async (): Promise<Made | null> => {
    setMaking(true)
    const answer = await call('link.code', { linkId, form })
    setMaking(false)
    setProblem(answer.ok ? '' : answer.message)
    if (!answer.ok) return null
    setMade(answer.data)
    return answer.data
  }
  return { made, making, problem, setProblem, make }
}

/** The code is drawn at WeChat on the first tap and is the same for ever. */
function CodePicture({ link, links }: { link: Link; links: Links }) {
  const { made, making, problem, setProblem, make } = useMade(link, 'code')
  const picture = made?.form === 'code' ? made : undefined
  const keep = async () => {
    if (!picture) return
    const kept = await savePicture(picture, `path-${link.code}.png`)
    if (kept === 'saved') toast('已存到相册')
    else setProblem('没有存进相册。长按上面的码，选「保存图片」')
  }
  return (
    <>
      {picture ? (
        <CodePlate>
          <Image
            id="path-picture"
            className="path-picture"
            src={`data:${picture.contentType};base64,${picture.base64}`}
            mode="aspectFit"
            showMenuByLongpress
            aria-label="小程序码"
          />
        </CodePlate>
      ) : (
        <View className="path-plate-empty">{linkText.forms.code}</View>
      )}
      {problem && <StatusBanner tone="warn" fact={problem} />}
      <Button
        id={picture ? 'keep-code' : 'make-code'}
        kind="secondary"
        pending={making && '正在画'}
        onTap={() => void (picture ? keep() : make())}
      >
        {picture ? '存到相册' : '看码'}
      </Button>
      {picture && <Poster link={link} links={links} code={picture} />}
    </>
  )
}

/** For consoles that ask for a path of the mini-program. */
function OwnPath({ link }: { link: Link }) {
  const path = `pages/link/index?l=${link.code}&brand=${currentBrand()}`
  return (
    <>
      <View className="path-clean">{path}</View>
      <Button id="copy-path" kind="secondary" onTap={() => copy(path)}>
        复制路径
      </Button>
    </>
  )
}

interface MadeAddressProps {
  form: 'url-link' | 'scheme'
  link: Link
  /** Until when one that was made works; 0 = none was made. */
  endsAt: number
  links: Links
}

/** A link for messages and web pages; it dies after 30 days, and says when. */
function MadeAddress({ form, link, endsAt, links: { now, brand } }: MadeAddressProps) {
  const { made, making, problem, make } = useMade(link, form)
  const ready = made && made.form !== 'code' ? made : undefined
  const until = ready?.endsAt ?? endsAt
  const makeAndCopy = async () => {
    const fresh = await make()
    if (fresh && fresh.form !== 'code') copy(fresh.address)
  }
  return (
    <>
      {ready && <View className="path-clean">{ready.address}</View>}
      {until > 0 && <View className="caption ink-2">{linkText.endsAt(until, now, brand.timeZone)}</View>}
      {problem && <StatusBanner tone="warn" fact={problem} />}
      <Button
        id={`make-${form}`}
        kind="secondary"
        pending={making && '正在生成'}
        onTap={() => void (ready ? copy(ready.address) : makeAndCopy())}
      >
        {`复制${linkText.forms[form]}`}
      </Button>
    </>
  )
}

const copy = (text: string): void => {
  void Taro.setClipboardData({ data: text }).then(
    () => toast('已复制'),
    () => undefined,
  )
}
