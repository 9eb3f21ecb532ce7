import { Input, View } from '@tarojs/components'
import { Icon } from '@/components/icon'

/** Finds a store by its name or street. */
export function SearchField({ words, onWords }: { words: string; onWords: (words: string) => void }) {
  return (
    <View className="stores-search">
      <Icon name="search" size={20} />
      <Input
        id="search-stores"
        className="stores-input"
        value={words}
        placeholder="搜店名、路名"
        placeholderClass="stores-placeholder"
        maxlength={30}
        onInput={event => onWords(event.detail.value)}
      />
      {words !== '' && (
        <View
          id="clear-search"
          className="stores-clear"
          onClick={() => onWords('')}
          role="button"
          aria-label="清掉"
        >
          <Icon name="close" size={18} />
        </View>
      )}
    </View>
  )
}
