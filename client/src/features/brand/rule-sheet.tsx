import type { BrandView } from '@shared/contract'
import { View } from '@tarojs/components'
import { Sheet } from '@/components/sheet'
import { type RulePart, type RuleText, ruleParts, ruleTitles } from './rule-texts'
import './rule-sheet.scss'

export interface RuleSheetProps {
  /** null = closed. */
  text: RuleText | null
  brand: BrandView
  onClose: () => void
}

/** The rules in plain words. */
export function RuleSheet({ text, brand, onClose }: RuleSheetProps) {
  const shown = text ?? 'member'
  return (
    <Sheet
      open={text !== null}
      title={ruleTitles[shown]}
      note={`版本 ${brand.rulesVersion}`}
      onClose={onClose}
    >
      <RuleParts parts={ruleParts(shown, brand)} />
    </Sheet>
  )
}

export function RuleParts({ parts }: { parts: readonly RulePart[] }) {
  return (
    <>
      {parts.map(({ title, lines }) => (
        <View key={title} className="rule-part">
          <View className="rule-title">{title}</View>
          {lines.map(line => (
            <View key={line} className="rule-line">
              {line}
            </View>
          ))}
        </View>
      ))}
    </>
  )
}
