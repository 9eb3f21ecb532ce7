import { useRouter } from '@tarojs/taro'
import { decoded } from './decoded'

/** The parameters of this page's address, decoded: neither platform does it for us. */
export function usePageParams<Name extends string>(...names: Name[]): Record<Name, string> {
  const { params } = useRouter()
  return Object.fromEntries(names.map(name => [name, decoded(params[name] ?? '')])) as Record<Name, string>
}
