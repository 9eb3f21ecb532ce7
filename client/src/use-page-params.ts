import { decoded } from '@shared/domain/link/query'
import { useRouter } from '@tarojs/taro'

/** The parameters of this page's address, decoded: neither platform does it for us. */
export function usePageParams<Name extends string>(...names: Name[]): Record<Name, string> {
  const { params } = useRouter()
  return Object.fromEntries(names.map(name => [name, decoded(params[name] ?? '')])) as Record<Name, string>
}
