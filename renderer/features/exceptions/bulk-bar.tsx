import { X } from 'lucide-react'
import type { ExceptionRow, Resolution } from '../../../shared/contract/exceptions.ts'
import { Button } from '../../components/button.tsx'
import { useLanguage, useMessages } from '../../lib/messages.ts'
import type { BulkFix } from './bulk.tsx'
import { NEEDS_ANSWERS } from './common-causes.ts'
import { exceptionMessages } from './messages.ts'

/** What can be done with the selected rows: every way out that at least one of them suggests. */
export function BulkBar(props: {
  rows: readonly ExceptionRow[]
  onFix: (fix: BulkFix) => void
  onClear: () => void
}) {
  const texts = useMessages(exceptionMessages)
  const language = useLanguage()
  const ids = props.rows.map((row) => row.record.id)
  const suggestions = new Map<string, Resolution>()
  for (const { suggestion } of props.rows)
    if (suggestion !== null && !NEEDS_ANSWERS.has(suggestion.code))
      suggestions.set(suggestion.code, suggestion)
  return (
    <div className="bulk-bar" role="toolbar" aria-label={texts.selected(ids.length)}>
      <strong>{texts.selected(ids.length)}</strong>
      {[...suggestions.values()].map(({ code, label }) => (
        <Button key={code} onPress={() => props.onFix({ ids, code, label })}>
          {texts.applyTo(label[language], ids.length)}
        </Button>
      ))}
      <Button tone="quiet" icon={X} onPress={props.onClear}>
        {texts.clearSelection}
      </Button>
    </div>
  )
}
