import { Layers } from 'lucide-react'
import { message } from '../../../shared/messages/message.ts'
import { Button } from '../../components/button.tsx'
import { useNames } from '../../lib/catalog.ts'
import { useMessages, useSay } from '../../lib/messages.ts'
import { useFormat } from '../../lib/use-format.ts'
import type { BulkFix } from './bulk-dialog.tsx'
import { causeInWords } from './cause-words.ts'
import type { CommonCause } from './common-causes.ts'

const MOST = 3

/** What several rows have in common, with one fix for all of them. */
export function CommonCauseStrip(props: {
  causes: readonly CommonCause[]
  onSelect: (ids: readonly string[]) => void
  onFix: (fix: BulkFix) => void
}) {
  const texts = useMessages('exceptionQueue')
  const { colon } = useMessages('lists')
  const inWords = useSay()
  const format = useFormat()
  const names = useNames()
  if (props.causes.length === 0) return null
  return (
    <ul className="causes">
      {props.causes.slice(0, MOST).map((cause) => {
        const { ids, fix: code } = cause
        const label = code && message(`resolutions.label.${code}`)
        return (
          <li key={cause.key} className="cause">
            <Layers size={14} aria-hidden />
            <span className="cause-words">
              <strong>{texts.causeCount({ count: cause.ids.length })}</strong>
              {colon}
              {causeInWords(cause.example.record.cause, texts.cause, names, format)}
            </span>
            {code !== null && label !== null ? (
              <Button tone="quiet" onPress={() => props.onFix({ ids, codes: [code], label: inWords(label) })}>
                {texts.applyTo({ label: inWords(label), count: ids.length })}
              </Button>
            ) : (
              <Button tone="quiet" onPress={() => props.onSelect(cause.ids)}>
                {texts.selectAll}
              </Button>
            )}
          </li>
        )
      })}
    </ul>
  )
}
