import { PhoneChrome } from '@/components/preview/phone-chrome'
import { PreviewDesk } from '@/components/preview/preview-desk'

/** The phone around the page, and questions a real phone would answer by itself. */
export const PreviewParts = ({ darkChrome }: { darkChrome: boolean }) => (
  <>
    <PhoneChrome dark={darkChrome} />
    <PreviewDesk />
  </>
)
