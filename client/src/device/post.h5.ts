import { persona } from './persona'
import type { Post } from './types'

const FUNCTION = 'api'

export const post: Post = async request => {
  const response = await fetch('/cloud/call', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-dev-persona': persona() },
    body: JSON.stringify({ name: FUNCTION, data: request }),
  })
  if (!response.ok) throw new Error(`the local cloud answered ${response.status}`)
  return response.json()
}
