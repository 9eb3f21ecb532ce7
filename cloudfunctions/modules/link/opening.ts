import { codeOfLink } from '@shared/domain/ids'
import { sceneOf } from '@shared/domain/link/code'
import type { LinkDoc } from '@shared/domain/link/link-doc'

/** The page every code and address opens; it asks where the path leads now. */
const LINK_PAGE = 'pages/link/index'

/** What WeChat is given for a path: the page and its query, or the scene of a code. */
export interface Opening {
  page: string
  query: string
  scene: string
}

export function openingOf({ _id, brandId }: Pick<LinkDoc, '_id' | 'brandId'>): Opening {
  const code = codeOfLink(_id)
  return { page: LINK_PAGE, query: `l=${code}&brand=${brandId}`, scene: sceneOf(code, brandId) }
}
