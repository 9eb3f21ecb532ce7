import { linkText } from '@shared/text/link'
import { Image } from '@tarojs/components'
import { useState } from 'react'
import { paintPoster } from '@/brand/features/link/paint-poster'
import type { Link, Links } from '@/brand/features/link/path-text'
import { POSTER_SHAPES, type PosterShape, paletteOf, posterLayout } from '@/brand/features/link/poster-layout'
import { Button } from '@/components/button'
import { StatusBanner } from '@/components/status-banner'
import { toast } from '@/components/toast'
import { DrawingPlace, openDrawing } from '@/device/drawing'
import { savePicture } from '@/device/save-picture'
import { useBrandTheme } from '@/theme/brand-theme'

interface Picture {
  base64: string
  contentType: string
}

interface PosterProps {
  link: Link
  links: Links
  code: Picture
}

/** The second face: the brand's middle tier, dark enough for any light text. */
const FACE = 1

/** A poster with the path's code, drawn on this phone; where saving is not allowed a long press keeps it. */
export function Poster({ link, links, code }: PosterProps) {
  const { faces } = useBrandTheme()
  const [shape, setShape] = useState<PosterShape>(POSTER_SHAPES[0])
  const [drawn, setDrawn] = useState('')
  const [drawing, setDrawing] = useState(false)
  const [problem, setProblem] = useState('')
  const face = faces[FACE] ?? faces[0]
  const draw = async (next: PosterShape) => {
    if (!face) return
    setShape(next)
    setDrawing(true)
    const storeName = links.stores.find(({ id }) => id === link.storeId)?.name ?? ''
    const layout = posterLayout(next, {
      wordmark: links.brand.wordmark,
      headline: linkText.headlines[link.target.page],
      note: storeName,
    })
    const source = await drawnPoster(layout, paletteOf(face), code)
    setDrawing(false)
    setProblem(source === '' ? '海报没有画出来，码可以照常用。请再点一次' : '')
    if (source !== '') setDrawn(source)
  }
  const keep = async () => {
    const base64 = drawn.slice(drawn.indexOf(',') + 1)
    const kept = await savePicture({ base64, contentType: 'image/png' }, `poster-${link.code}-${shape}.png`)
    if (kept === 'saved') toast('已存到相册')
    else setProblem('没有存进相册。长按海报，选「保存图片」')
  }
  const other = POSTER_SHAPES.find(each => each !== shape) ?? POSTER_SHAPES[0]
  return (
    <>
      <DrawingPlace />
      {drawn && (
        <Image
          id="poster"
          className="path-poster"
          src={drawn}
          mode="widthFix"
          showMenuByLongpress
          aria-label="海报"
        />
      )}
      {problem && <StatusBanner tone="warn" fact={problem} />}
      {drawn && (
        <Button id="keep-poster" onTap={() => void keep()}>
          存海报
        </Button>
      )}
      <Button
        id="make-poster"
        kind="secondary"
        pending={drawing && '正在画'}
        onTap={() => void draw(drawn ? other : shape)}
      >
        {drawn ? '换一款' : '做海报'}
      </Button>
    </>
  )
}

/** The poster as the address of a PNG, `''` when it could not be drawn. */
async function drawnPoster(
  layout: ReturnType<typeof posterLayout>,
  palette: ReturnType<typeof paletteOf>,
  { contentType, base64 }: Picture,
): Promise<string> {
  try {
    const drawing = await openDrawing(layout)
    if (!drawing) return ''
    const code = await drawing.picture(`data:${contentType};base64,${base64}`)
    paintPoster(drawing.brush, layout, palette, code)
    return drawing.finished()
  } catch {
    return ''
  }
}
